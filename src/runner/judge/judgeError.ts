/** A judge that failed on what it was given; the run then has no verdict of its own. */
export class JudgeError extends Error {}
