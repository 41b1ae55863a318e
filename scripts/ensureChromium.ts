import { ensureProgram } from './ensureProgram.ts';

/**
 * The Chromium or Chrome that the tests run in.
 *
 * @throws when there is none and none could be installed, saying what to install
 */
export const ensureChromium = (): string =>
  ensureProgram({
    title: 'Chromium',
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    // A page without a font has no text to look at.
    packages: ['chromium', 'fonts-liberation'],
  });
