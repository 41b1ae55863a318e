import fc from 'fast-check';

/** Random tests draw the same cases in every run, so that a change is judged by itself; FUZZ_SEED asks for others. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20260101) });
