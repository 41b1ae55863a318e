// The script of sandbox.html. It runs in an opaque origin and keeps one worker warm, which talks to the page on a channel
// of its own. Every worker runs one job and is ended. The workers are classic ones: module workers made from a blob do
// not start in an opaque origin.
import type { FrameReport, FrameRequest } from './frameMessage.ts';

/** Milliseconds of a run, and after one, before the next worker is warmed: first the page shows the verdict. */
const SPARE_DELAY = { inRun: 100, afterRun: 30 };

function serve(port: MessagePort, workerText: string): void {
  const url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  let current: Worker | undefined;
  let spare: Worker | undefined;
  let spareTimer: ReturnType<typeof setTimeout> | undefined;
  const report = (message: FrameReport, ports: MessagePort[] = []) =>
    port.postMessage(message, ports);

  function keepSpare(): void {
    clearTimeout(spareTimer);
    if (spare) return;
    const worker = new Worker(url);
    spare = worker;
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === current || !current) report({ type: 'died', text: event.message ?? '' });
      if (worker === spare) spare = undefined;
    };
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(null, [port1]);
    report({ type: 'spare' }, [port2]);
  }

  function keepSpareIn(delay: number): void {
    clearTimeout(spareTimer);
    spareTimer = setTimeout(keepSpare, delay);
  }

  port.onmessage = ({ data }: MessageEvent<FrameRequest>) => {
    if (data === 'wanted') return keepSpare();
    current?.terminate();
    if (data === 'taken') {
      current = spare;
      spare = undefined;
      keepSpareIn(SPARE_DELAY.inRun);
    } else {
      current = undefined;
      report({ type: 'closed' });
      keepSpareIn(SPARE_DELAY.afterRun);
    }
  };
  keepSpare();
}

addEventListener('message', function accept(event: MessageEvent<string>) {
  const [port] = event.ports;
  if (event.source !== parent || !port) return;
  removeEventListener('message', accept);
  serve(port, event.data);
});
