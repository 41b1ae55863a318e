// FILL: the commands that the reader begins with. They run, and fail.
export const commands: string[] = [];
