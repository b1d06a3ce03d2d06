/** How many times the cases of `npm test` a law is checked on: `RECOND_TIMES`. */
export const TIMES: number = Number(process.env["RECOND_TIMES"] ?? 1);

const SEED = process.env["RECOND_SEED"];

/** For fast-check: other cases in each run, `usual` of them times `RECOND_TIMES`; `RECOND_SEED` chooses which. */
export function newRuns(usual: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.ceil(usual * TIMES), ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
}

/** The same cases every time, for laws of which a long run may find one in a million that nobody has seen: that is for whoever asked, with `RECOND_SEED`. */
export function runs(usual: number): { numRuns: number; seed: number } {
  return { seed: 1, ...newRuns(usual) };
}
