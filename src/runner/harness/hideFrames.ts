/** What V8 knows of one frame. */
interface Frame {
  getScriptNameOrSourceURL(): string | null;
}

interface ErrorConstructor {
  stackTraceLimit?: number;
  prepareStackTrace?: ((error: unknown, frames: readonly Frame[]) => string) | undefined;
  captureStackTrace?: (target: object, ...from: unknown[]) => void;
  new (message?: string): Error;
}

/** The engine's own constructor: lockdown puts another in its place and keeps this one from everybody. */
const EngineError = Error as unknown as ErrorConstructor;

/** What runJob names the answer's text: the simulation cannot be asked before lockdown. */
const answerFile = 'answer.js';
const ofAnswer = /(?:^|@)answer\.js:\d+:\d+$/;

/**
 * Frames of the answer on a stack in WebKit, which can hide none: so few that between the answer and the scenario that
 * checks it only frames of the kernel are left.
 */
const framesInWebKit = 3;

// Where stack is an accessor of the prototype, as in Firefox. SES keeps the getter that it finds: this one.
const prototypes = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
const nativeStack = prototypes?.get;
if (nativeStack) {
  Object.defineProperty(Error.prototype, 'stack', {
    ...prototypes,
    get(this: unknown) {
      const stack: unknown = Reflect.apply(nativeStack, this, []);
      return typeof stack === 'string' ? framesOfAnswer(stack) : stack;
    },
  });
}

// Firefox and WebKit have taken captureStackTrace from V8 without prepareStackTrace. SES calls it for each new Error.
const capture = EngineError.captureStackTrace;
if (capture && !preparesStacks()) {
  EngineError.captureStackTrace = (target, ...from) => {
    Reflect.apply(capture, EngineError, [target, ...from]);
    const stack: unknown = Reflect.get(target, 'stack');
    if (typeof stack !== 'string') return;
    const value = framesOfAnswer(stack);
    Reflect.defineProperty(target, 'stack', { value, writable: true, configurable: true });
  };
}

function framesOfAnswer(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => ofAnswer.test(line))
    .join('\n');
}

/**
 * Leaves on every stack the frames of the answer alone. Those of a scenario bear the name of the check and its place in a
 * file that is not the reader's: an answer that knows which check it is in could pass each by a rule of its own.
 * To be called after lockdown, which installs a way of its own to write stacks.
 */
export function hideFrames(): void {
  if (!preparesStacks()) {
    EngineError.stackTraceLimit = framesInWebKit;
    return;
  }
  EngineError.prepareStackTrace = (error, frames) => {
    const kept = frames.filter((frame) => frame.getScriptNameOrSourceURL() === answerFile);
    return [titleOf(error), ...kept.map((frame) => `    at ${String(frame)}`)].join('\n');
  };
  // V8 keeps ten frames by default; the kernel's own calls can fill those before the reader's line.
  // Many more would cost time at each call of the answer, whose place is read from a stack.
  EngineError.stackTraceLimit = 20;
}

/** Whether the engine has its stacks written by prepareStackTrace, as V8 does. */
function preparesStacks(): boolean {
  const former = EngineError.prepareStackTrace;
  EngineError.prepareStackTrace = () => 'prepared';
  const { stack } = new EngineError('probe');
  EngineError.prepareStackTrace = former;
  return stack === 'prepared';
}

function titleOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
