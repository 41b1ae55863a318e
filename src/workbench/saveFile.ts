/** Lets the browser save a text as a file of the reader's. Sends nothing anywhere. */
export function saveFile(name: string, text: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by the next task; the address is only its name.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
