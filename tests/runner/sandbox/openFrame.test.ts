import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Frame, openFrame } from '../../../src/runner/sandbox/openFrame.ts';
import type { FrameReport } from '../../../src/runner/sandbox/frameMessage.ts';

/** A worker of the frame, as the page knows it: what it has been sent. */
interface FakeWorker {
  readonly heard: unknown[];
  close(): void;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

/** Messages between ports take a few turns of the loop. */
const delivered = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A frame, and what plays the part of the document in it. */
function fakeFrame(): { frame: Frame; asked: unknown[]; addSpare: () => FakeWorker } {
  let load = () => {};
  let document: MessagePort | undefined;
  const element = {
    setAttribute() {},
    style: {},
    addEventListener: (_: string, listener: () => void) => {
      load = listener;
    },
    contentWindow: {
      postMessage: (_: string, __: string, [port]: MessagePort[]) => {
        document = port;
      },
    },
    remove() {},
  };
  vi.stubGlobal('document', { createElement: () => element, body: { append() {} } });
  const frame = openFrame('sandbox.html', 'text');
  load();
  const asked: unknown[] = [];
  if (!document) throw new Error('the frame has been given no port');
  const port = document;
  port.onmessage = ({ data }) => asked.push(data);
  closing.push(() => frame.close());
  return {
    frame,
    asked,
    addSpare() {
      const { port1, port2 } = new MessageChannel();
      const heard: unknown[] = [];
      port1.onmessage = ({ data }) => heard.push(data);
      port.postMessage({ type: 'spare' } satisfies FrameReport, [port2]);
      return { heard, close: () => port1.close() };
    },
  };
}

describe('a frame', () => {
  it('has its spare worker rehearse once, and each to come', async () => {
    const { frame, addSpare } = fakeFrame();
    const first = addSpare();
    await delivered();
    frame.rehearse('rehearsal');
    frame.rehearse('rehearsal');
    await delivered();
    expect(first.heard).toEqual(['rehearsal']);
    frame.run('job');
    await delivered();
    expect(first.heard).toEqual(['rehearsal', 'job']);
    void frame.kill();
    const second = addSpare();
    await delivered();
    expect(second.heard).toEqual(['rehearsal']);
  });

  it('leaves the processors to a run: the worker after it rehearses when it is over', async () => {
    const { frame, asked, addSpare } = fakeFrame();
    frame.rehearse('rehearsal');
    addSpare();
    await delivered();
    frame.run('job');
    const next = addSpare();
    await delivered();
    expect(next.heard).toEqual([]);
    void frame.kill();
    await delivered();
    expect(next.heard).toEqual(['rehearsal']);
    expect(asked).toEqual(['taken', 'kill']);
  });

  it('gives a job that waits for a worker to the first, and none that was called off', async () => {
    const { frame, asked, addSpare } = fakeFrame();
    frame.run('job');
    const first = addSpare();
    await delivered();
    expect(first.heard).toEqual(['job']);
    frame.run('called off');
    void frame.kill();
    const second = addSpare();
    await delivered();
    expect(second.heard).toEqual([]);
    expect(asked).toEqual(['wanted', 'taken', 'wanted', 'kill']);
  });
});
