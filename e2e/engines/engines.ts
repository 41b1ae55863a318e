import type { Engine } from './engine.ts';
import { openFirefox } from './openFirefox.ts';
import { openWebKit } from './openWebKit.ts';

/** The engines besides Chromium's, by name. */
export const engines: readonly (readonly [name: string, open: () => Promise<Engine>])[] = [
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
];
