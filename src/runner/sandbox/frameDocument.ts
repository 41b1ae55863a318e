// The script of sandbox.html. It runs in an opaque origin and keeps one worker warm. Every worker
// runs one job and is ended. The workers are classic ones: module workers made from a blob do not
// start in an opaque origin.
import type { FrameReport, FrameRequest } from './frameMessage.ts';

/** Milliseconds of a run, and after one, before the next worker is warmed: first the page shows the verdict. */
const SPARE_DELAY = { inRun: 100, afterRun: 30 };

function serve(port: MessagePort, workerText: string): void {
  const url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  let current: Worker | undefined;
  let spare: Worker | undefined;
  let spareTimer: ReturnType<typeof setTimeout> | undefined;
  let rehearsal: string | undefined;
  const report = (message: FrameReport) => port.postMessage(message);

  function spawn(): Worker {
    const worker = new Worker(url);
    let isWarm = false;
    worker.onmessage = ({ data }) => {
      if (isWarm && worker === current) return report({ type: 'message', text: data });
      isWarm = true;
      report({ type: 'ready' });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === current || !current) report({ type: 'died', text: event.message ?? '' });
      if (worker === spare) spare = undefined;
    };
    return worker;
  }

  function keepSpare(): void {
    clearTimeout(spareTimer);
    if (spare) return;
    spare = spawn();
    if (rehearsal !== undefined) spare.postMessage(rehearsal);
  }

  port.onmessage = ({ data }: MessageEvent<FrameRequest>) => {
    if (data.type === 'rehearse') {
      rehearsal = data.job;
      return spare?.postMessage(rehearsal);
    }
    current?.terminate();
    if (data.type === 'run') {
      current = spare ?? spawn();
      spare = undefined;
      current.postMessage(data.job);
      spareTimer = setTimeout(keepSpare, SPARE_DELAY.inRun);
    } else {
      current = undefined;
      report({ type: 'closed' });
      clearTimeout(spareTimer);
      spareTimer = setTimeout(keepSpare, SPARE_DELAY.afterRun);
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
