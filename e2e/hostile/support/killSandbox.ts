import type { Browser } from 'playwright-core';

/** The frames with an opaque origin: Chromium gives those a process of their own, and a target of the DevTools protocol. */
async function findFrames(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  return { session, frames: targetInfos.filter(({ type }) => type === 'iframe') };
}

/**
 * Kills the process of every sandbox frame, as soon as there is one.
 *
 * @returns when that was, as Date.now() gives it
 */
export async function killSandbox(browser: Browser): Promise<number> {
  let { session, frames } = await findFrames(browser);
  while (frames.length === 0) {
    await session.detach();
    ({ session, frames } = await findFrames(browser));
  }
  const now = Date.now();
  for (const { targetId } of frames) {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId });
    const message = JSON.stringify({ id: 1, method: 'Page.crash' });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
  }
  await session.detach();
  return now;
}
