import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

let connection: Promise<Browser> | undefined;

/** The browser that all test files share; connected to once a file. */
export function browser(): Promise<Browser> {
  connection ??= chromium.connect(inject('browser'));
  return connection;
}
