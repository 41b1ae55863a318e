/**
 * Calls back in a task of its own, behind the messages that have come by then. A timer does that too, but no more often
 * than every four milliseconds.
 */
export function afterMessages(next: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    next();
  };
  port2.postMessage(null);
}
