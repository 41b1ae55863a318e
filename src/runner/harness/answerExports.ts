/**
 * What an answer may import besides constants, by module: pure functions that neither make nor
 * lead to an object of the simulation. Everything else is for scenarios, because with `boot` or
 * the table of symbols an answer could have the model do the work that it is asked for.
 */
export const answerExports: Readonly<Record<string, readonly string[]>> = {
  simkernel: ['access', 'addressOf', 'errnoName', 'gupFlags'],
  simtrees: [],
};
