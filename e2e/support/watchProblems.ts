import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';

/** What goes wrong in the pages of a browser context. */
export interface Problems {
  /** Fails where one has come up since it was last asked that was not expected. */
  expectNone(): void;
}

/**
 * Takes down each error that a page logs or throws, each violation of its Content-Security-Policy, and each request to
 * another host than that of the address.
 */
export function watchProblems(
  context: BrowserContext,
  address: string,
  expected: readonly RegExp[] = [],
): Problems {
  let problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    const isLocal = url.startsWith(`${address}/`) || /^(?:data|blob|about):/.test(url);
    if (!isLocal) problems.push(`request to another host: ${url}`);
  });
  return {
    expectNone() {
      const unexpected = problems.filter((text) => !expected.some((known) => known.test(text)));
      problems = [];
      expect(unexpected).toEqual([]);
    },
  };
}
