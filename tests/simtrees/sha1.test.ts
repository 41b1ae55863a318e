import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../src/simtrees/hex.ts';
import { sha1 } from '../../src/simtrees/sha1.ts';
import { utf8 } from '../../src/simtrees/utf8.ts';

test('sha1 of the empty message is the published digest', () => {
  expect(toHex(sha1(new Uint8Array()))).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
});

test('sha1 agrees with OpenSSL for every length around the block size', () => {
  for (let length = 0; length <= 200; length += 1) {
    const message = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 0xff);
    expect(toHex(sha1(message))).toBe(createHash('sha1').update(message).digest('hex'));
  }
});

test('sha1 agrees with OpenSSL for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (message) => {
      expect(toHex(sha1(message))).toBe(createHash('sha1').update(message).digest('hex'));
    }),
  );
});

test('utf8 gives the bytes of the encoding, with lone surrogates replaced', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
    }),
  );
  expect(utf8('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'));
});
