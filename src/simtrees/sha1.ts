/** Number of bytes SHA-1 takes in at a time. */
const BLOCK = 64;

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The message with its padding: a one bit, zeros, and the length in bits as 64 bits. */
function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(length - 4, (message.length << 3) >>> 0);
  return view;
}

/** Round function and constant of one of the 80 rounds. */
function round(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

/**
 * SHA-1 of the bytes (FIPS 180-4), 20 bytes. Git names every object by it.
 * Synchronous and without host objects, so that ids are the same in a browser, a compartment and Node.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += BLOCK) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + 4 * at);
    for (let at = 16; at < 80; at += 1) {
      const [k, l, m, n] = [words[at - 3], words[at - 8], words[at - 14], words[at - 16]];
      words[at] = rotateLeft((k ?? 0) ^ (l ?? 0) ^ (m ?? 0) ^ (n ?? 0), 1);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let at = 0; at < 80; at += 1) {
      const next = (rotateLeft(a, 5) + round(at, b, c, d) + e + (words[at] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    [a, b, c, d, e].forEach((word, at) => {
      state[at] = (state[at] ?? 0) + word;
    });
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, at) => {
    digest.setInt32(4 * at, word);
  });
  return new Uint8Array(digest.buffer);
}
