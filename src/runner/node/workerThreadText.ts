// A worker of the site gets its channel by the first message to its global. Here that is the thread's parent port.
const before = `'use strict';
globalThis.onmessage = null;
`;
const after = `
{
  const { parentPort } = require('node:worker_threads');
  const channel = { onmessage: null, postMessage: (message) => parentPort.postMessage(message) };
  parentPort.on('message', (data) => channel.onmessage?.({ data }));
  globalThis.onmessage?.({ ports: [channel] });
}
`;

/** The text of a worker of the site as a thread of Node can run it. */
export function workerThreadText(workerText: string): string {
  return `${before}${workerText}${after}`;
}
