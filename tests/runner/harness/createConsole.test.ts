import { describe, expect, it } from 'vitest';
import { CONSOLE_LINE_LIMIT, createConsole } from '../../../src/runner/harness/createConsole.ts';
import type { RawConsoleLine } from '../../../src/runner/protocol/runMessage.ts';

function open() {
  const lines: RawConsoleLine[] = [];
  const dropped: number[] = [];
  const console = createConsole(
    (line) => lines.push(line),
    () => dropped.push(1),
  );
  return { console, lines, dropped };
}

describe('createConsole', () => {
  it('sends each line as it is written, with its level and the stack of the call', () => {
    const { console, lines } = open();
    console.warn?.('refcount', 1, { pinned: true }, undefined);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'warn', text: 'refcount 1 {"pinned":true} undefined' });
    expect(lines[0]?.stack).toContain('createConsole.test.ts');
  });

  it('keeps a bounded number of bounded lines and says that it dropped some', () => {
    const { console, lines, dropped } = open();
    for (let line = 0; line < CONSOLE_LINE_LIMIT + 3; line++) console.log?.('x'.repeat(10_000));
    expect(lines).toHaveLength(CONSOLE_LINE_LIMIT);
    expect(lines[0]?.text).toHaveLength(2_000);
    expect(dropped).toHaveLength(3);
  });

  it('keeps a bounded part of a stack, however long the names of its functions are', () => {
    const { console, lines } = open();
    const caller = () => console.log?.('x');
    Object.defineProperty(caller, 'name', { value: 'n'.repeat(100_000) });
    caller();
    expect(lines[0]?.stack).toHaveLength(8_000);
  });

  it('prints something that cannot be read as such', () => {
    const { console, lines } = open();
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    console.log?.(proxy);
    expect(lines[0]?.text).toBe('[unreadable]');
  });
});
