import type { FrameReport, FrameRequest } from './frameMessage.ts';

/** A sandbox frame that has been given its worker text. */
export interface Frame {
  post(request: FrameRequest): void;
  /** Whether a spare worker waits, ready to take up a job. */
  readonly isWarm: boolean;
  /** Called with every report; set by whoever uses the frame at the time. */
  onReport: (report: FrameReport) => void;
  close(): void;
}

/**
 * Opens the sandbox document in a hidden frame of an opaque origin. Without `allow-same-origin` it
 * has no storage, no access to this page, and under its own policy no network.
 */
export function openFrame(documentUrl: string, workerText: string): Frame {
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
  const { port1, port2 } = new MessageChannel();
  let isWarm = false;
  const frame: Frame = {
    post(request) {
      if (request.type === 'run') isWarm = false;
      port1.postMessage(request);
    },
    get isWarm() {
      return isWarm;
    },
    onReport: () => {},
    close() {
      port1.close();
      element.remove();
    },
  };
  port1.onmessage = ({ data }: MessageEvent<FrameReport>) => {
    if (data.type === 'ready') isWarm = true;
    frame.onReport(data);
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
