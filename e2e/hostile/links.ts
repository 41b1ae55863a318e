import { deflateRawSync } from 'node:zlib';

/** The fragment of a link that somebody could send, and what the page has to say of it. */
export interface HostileLink {
  readonly name: string;
  readonly fragment: string;
  /** What the problem is; undefined where the link is harmless once it is read field by field. */
  readonly problem?: RegExp;
}

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const deflated = (text: string) => `2.${base64(deflateRawSync(text))}`;
const plain = (data: unknown) => `1.${base64(JSON.stringify(data))}`;

const options = { device: 'pmem', fileSystem: 'xfs', deviceMib: 512, filePages: 4 };
const good = { code: 'export const run = () => 1;\n', release: '6.1', options };
const changed = /a part is missing or was changed/;
const bomb = deflateRawSync(Buffer.alloc(60_000_000));
const json = (text: string) => deflated(text);

/** Links that must open nothing, run nothing and change nothing but the code that is shown. */
export const hostileLinks: readonly HostileLink[] = [
  { name: 'is empty after its format', fragment: '2.', problem: changed },
  { name: 'has no format', fragment: base64(JSON.stringify(good)), problem: /does not begin/ },
  { name: 'is of a format to come', fragment: '99.AAAA', problem: /format is 99/ },
  {
    name: 'names a format after a property',
    fragment: '__proto__.AAAA',
    problem: /does not begin/,
  },
  {
    name: 'has signs outside of base64url',
    fragment: '2.<script>alert(1)</script>',
    problem: changed,
  },
  { name: 'has a length that base64 cannot have', fragment: '2.AAAAA', problem: changed },
  { name: 'was cut', fragment: deflated(JSON.stringify(good)).slice(0, -12), problem: changed },
  { name: 'is no DEFLATE', fragment: `2.${base64('not compressed at all')}`, problem: changed },
  {
    name: 'is no UTF-8',
    fragment: `1.${base64(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))}`,
    problem: changed,
  },
  { name: 'is no JSON', fragment: json('{"code":'), problem: changed },
  { name: 'is JSON of another kind', fragment: json('[1,2]'), problem: /has no code/ },
  { name: 'is null', fragment: json('null'), problem: /has no code/ },
  {
    name: 'nests JSON deeply',
    fragment: json('['.repeat(100_000) + ']'.repeat(100_000)),
    problem: /has no code|changed/,
  },
  { name: 'expands to 60 MB', fragment: `2.${base64(bomb)}`, problem: /expands to more/ },
  { name: 'is very long', fragment: `1.${'A'.repeat(200_000)}`, problem: /too long/ },
  {
    name: 'carries 40 KB of code',
    fragment: deflated(JSON.stringify({ ...good, code: 'x'.repeat(40_000) })),
    problem: /40000 bytes/,
  },
  {
    name: 'carries code that is no text',
    fragment: plain({ ...good, code: { toString: 'x' } }),
    problem: /has no code/,
  },
  { name: 'names no release', fragment: plain({ code: '', options }), problem: /has no release/ },
  {
    name: 'has markup for a release',
    fragment: plain({ ...good, release: '<img src=x onerror=alert(1)>' }),
    problem: /not a release/,
  },
  {
    name: 'writes pages of text into the problem',
    fragment: json(JSON.stringify({ ...good, release: 'Send your password. '.repeat(10_000) })),
    problem: /"Send your.{1,300}…/,
  },
  {
    name: 'names a release that never was',
    fragment: plain({ ...good, release: '99.1' }),
    problem: /no release from/,
  },
  {
    name: 'has markup for a device',
    fragment: plain({ ...good, options: { ...options, device: '<b>x</b>' } }),
    problem: /There is no/,
  },
  {
    name: 'names a property of Object as device',
    fragment: plain({ ...good, options: { ...options, device: 'constructor' } }),
    problem: /There is no/,
  },
  {
    name: 'asks for a device of 1e300 MiB',
    fragment: plain({ ...good, options: { ...options, deviceMib: 1e300 } }),
    problem: /deviceMib/,
  },
  {
    name: 'asks for a negative file',
    fragment: plain({ ...good, options: { ...options, filePages: -1 } }),
    problem: /filePages/,
  },
  {
    name: 'has a size in words',
    fragment: plain({ ...good, options: { ...options, filePages: '4' } }),
    problem: /filePages/,
  },
  {
    name: 'has a schedule of ten billion steps',
    fragment: plain({ ...good, schedule: 'A99999'.repeat(100_000 / 6) }),
    problem: /more than 10000 steps|expands|too long/,
  },
  {
    name: 'has a schedule of markup',
    fragment: plain({ ...good, schedule: '<script>' }),
    problem: /schedule is damaged/,
  },
  {
    name: 'has a schedule that is no text',
    fragment: plain({ ...good, schedule: ['A'] }),
    problem: /has no schedule/,
  },
  {
    name: 'sets __proto__',
    fragment: json(`{"__proto__":{"polluted":1,"code":"x"},"release":"6.1"}`),
    problem: /has no code/,
  },
  {
    name: 'sets __proto__ of the options',
    fragment: json(
      `{"code":"// hi","release":"6.1","options":{"__proto__":{"device":"none","polluted":1}}}`,
    ),
  },
  {
    name: 'sets constructor.prototype',
    fragment: json(`{"code":"// hi","release":"6.1","constructor":{"prototype":{"polluted":1}}}`),
  },
  {
    name: 'carries markup as code',
    fragment: plain({ ...good, code: '</script><img src=x onerror="document.title=\'ESCAPED\'">' }),
  },
  {
    name: 'carries code that acts when it is loaded',
    fragment: plain({ ...good, code: 'console.log("ESCAPED"); for (;;) {}' }),
  },
];
