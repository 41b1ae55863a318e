// fails: in-next-once
export const commands = ['merge xfs into next'];
