import type { FrameReport, FrameRequest } from './frameMessage.ts';

/** What a sandbox frame and the worker that runs in it let the page know. */
export type SandboxEvent =
  /** A spare worker is warm. */
  | { readonly type: 'ready' }
  /** The running worker said something; `text` comes from a realm that runs untrusted code. */
  | { readonly type: 'message'; readonly text: unknown }
  /** The running worker, or the spare when none runs, stopped with an error. */
  | { readonly type: 'died'; readonly text: string };

/** A sandbox frame that has been given its worker text. */
export interface Frame {
  /** Gives the job to the spare worker; where there is none yet, to the next. */
  run(job: string): void;
  /** Has the spare worker, this one and each to come, rehearse while it waits and nothing runs. */
  rehearse(rehearsal: string): void;
  /** Ends the running worker: nothing that it says is heard from now on. Settles when the worker is gone. */
  kill(): Promise<void>;
  /** Whether a spare worker waits, ready to take up a job. */
  readonly isWarm: boolean;
  /** Called with every event; set by whoever uses the frame at the time. */
  onEvent: (event: SandboxEvent) => void;
  close(): void;
}

/**
 * Opens the sandbox document in a hidden frame of an opaque origin. Without `allow-same-origin` it
 * has no storage, no access to this page, and under its own policy no network.
 */
export function openFrame(documentUrl: string, workerText: string): Frame {
  const element = hiddenFrame();
  const { port1, port2 } = new MessageChannel();
  let spare: MessagePort | undefined;
  let current: MessagePort | undefined;
  let isWarm = false;
  let waiting: string | undefined;
  let rehearsal: string | undefined;
  let closing: (() => void)[] = [];
  const ask = (request: FrameRequest) => port1.postMessage(request);

  function take(port: MessagePort, job: string): void {
    current = port;
    spare = undefined;
    isWarm = false;
    port.postMessage(job);
    ask('taken');
  }

  /** A run needs the processors more. */
  function rehearseInSpare(): void {
    if (rehearsal !== undefined && !current) spare?.postMessage(rehearsal);
  }

  function listenTo(port: MessagePort): void {
    spare = port;
    let isUp = false;
    port.onmessage = ({ data }) => {
      if (isUp) {
        if (port === current) frame.onEvent({ type: 'message', text: data });
        return;
      }
      isUp = true;
      if (port === spare) isWarm = true;
      frame.onEvent({ type: 'ready' });
    };
    if (waiting !== undefined) {
      const job = waiting;
      waiting = undefined;
      take(port, job);
    } else rehearseInSpare();
  }

  const frame: Frame = {
    run(job) {
      current?.close();
      if (spare) return take(spare, job);
      waiting = job;
      ask('wanted');
    },
    rehearse(wanted) {
      if (wanted === rehearsal) return;
      rehearsal = wanted;
      rehearseInSpare();
    },
    kill() {
      current?.close();
      current = undefined;
      waiting = undefined;
      ask('kill');
      rehearseInSpare();
      return new Promise((resolve) => closing.push(resolve));
    },
    get isWarm() {
      return isWarm;
    },
    onEvent: () => {},
    close() {
      spare?.close();
      current?.close();
      port1.close();
      element.remove();
    },
  };
  port1.onmessage = ({ data, ports: [port] }: MessageEvent<FrameReport>) => {
    if (data.type === 'died') frame.onEvent(data);
    else if (data.type === 'closed') {
      for (const settle of closing) settle();
      closing = [];
    } else if (port) listenTo(port);
  };
  element.addEventListener(
    'load',
    () => element.contentWindow?.postMessage(workerText, '*', [port2]),
    { once: true },
  );
  element.src = documentUrl;
  document.body.append(element);
  return frame;
}

function hiddenFrame(): HTMLIFrameElement {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('aria-hidden', 'true');
  element.tabIndex = -1;
  element.title = 'Sandbox';
  Object.assign(element.style, {
    position: 'absolute',
    width: '0',
    height: '0',
    border: '0',
    visibility: 'hidden',
  });
  return element;
}
