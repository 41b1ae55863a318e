/** Number of bytes SHA-1 takes in at a time. */
const BLOCK = 64;

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

/** Spreads the 16 words of a block over the 80 rounds. */
function schedule(view: DataView, block: number, words: Int32Array): void {
  for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + 4 * at);
  for (let at = 16; at < 80; at += 1) {
    const early = (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0);
    const mixed = early ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0);
    words[at] = (mixed << 1) | (mixed >>> 31);
  }
}

/**
 * SHA-1 of the bytes (FIPS 180-4), 20 bytes. Git names every object by it.
 * Synchronous and without host objects, so that ids are the same in a browser, a compartment and Node.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const words = new Int32Array(80);
  let [h0, h1, h2, h3, h4] = [
    0x67452301,
    0xefcdab89 | 0,
    0x98badcfe | 0,
    0x10325476,
    0xc3d2e1f0 | 0,
  ];
  for (let block = 0; block < view.byteLength; block += BLOCK) {
    schedule(view, block, words);
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    // Plain assignments: this loop is where a run spends its time.
    for (let at = 0; at < 80; at += 1) {
      const turned = (a << 5) | (a >>> 27);
      const next = (turned + round(at, b, c, d) + e + (words[at] ?? 0)) | 0;
      e = d;
      d = c;
      c = (b << 30) | (b >>> 2);
      b = a;
      a = next;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  const digest = new DataView(new ArrayBuffer(20));
  [h0, h1, h2, h3, h4].forEach((word, at) => {
    digest.setInt32(4 * at, word);
  });
  return new Uint8Array(digest.buffer);
}
