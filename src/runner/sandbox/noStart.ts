/** What the page says of a sandbox that cannot be brought up. */
export const NO_START = 'the sandbox does not start';
