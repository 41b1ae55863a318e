import { type ReadFile, readWorkFile } from './workFile.ts';

/** Bytes: a browser keeps some 10 MB for a site, which JSON can make six times as long. */
const LIMIT = 64 * 1024 * 1024;

/** Reads a file that the reader has chosen, and says what is wrong with one that cannot be read. */
export async function openWorkFile(file: Blob): Promise<ReadFile> {
  if (file.size > LIMIT) {
    const size = Math.round(file.size / 1024 / 1024);
    return { status: 'refused', problem: `This is not a file of this site: it has ${size} MB.` };
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    const problem = 'The browser could not read the file. Choose it again.';
    return { status: 'refused', problem };
  }
  return readWorkFile(text);
}
