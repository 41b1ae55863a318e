import { TimeLimitError, withTimeLimit } from '../withTimeLimit.ts';
import { NO_START } from './noStart.ts';
import { type Frame, openFrame } from './openFrame.ts';

/** A new frame has to come up within this time: it loads a document and locks a realm down. */
const OPEN_BUDGET = 10_000;
/** A frame that is not up by then is given company. */
const SECOND_FRAME_AFTER = 1_000;

/**
 * Opens a frame and waits until its worker is warm. One that stays silent may be slow or dead: a second one is opened
 * beside it, and the first to be ready is taken.
 *
 * @throws an Error when the worker does not start; TimeLimitError when no frame comes up.
 */
export async function openWarmFrame(documentUrl: string, workerText: string): Promise<Frame> {
  const frames: Frame[] = [];
  const another = (): Promise<Frame> => {
    const frame = openFrame(documentUrl, workerText);
    frames.push(frame);
    return untilReady(frame);
  };
  let warm: Frame | undefined;
  try {
    const first = another();
    warm = await withTimeLimit(first, SECOND_FRAME_AFTER).catch((reason: unknown) => {
      if (!(reason instanceof TimeLimitError)) throw reason;
      return withTimeLimit(Promise.race([first, another()]), OPEN_BUDGET - SECOND_FRAME_AFTER);
    });
    return warm;
  } finally {
    for (const frame of frames) if (frame !== warm) frame.close();
  }
}

function untilReady(frame: Frame): Promise<Frame> {
  return new Promise((resolve, reject) => {
    frame.onEvent = (event) => {
      if (event.type === 'ready') resolve(frame);
      if (event.type === 'died') reject(new Error(`${NO_START}: ${event.text}`));
    };
  });
}
