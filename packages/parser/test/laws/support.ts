import { applyFixes, type Fix, parse, type ParseOptions } from "@recond/parser";

/** How many texts a law is checked on: `RECOND_RUNS`, or the few that a run of all tests has time for. */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const wanted = process.env["RECOND_RUNS"];
  // The usual run is the same every time: what a long one finds is for whoever asked for it.
  return wanted === undefined ? { numRuns: usual, seed: 1 } : { numRuns: Number(wanted) };
}

/** The same, on other texts in each run. */
export function newRuns(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env["RECOND_RUNS"] ?? usual) };
}

/** The text after the first fixes of all diagnostics, again and again until nothing changes; undefined when it has errors even then. */
export function offerFor(source: string, options: ParseOptions = {}): string | undefined {
  let text = source;
  for (let round = 0; round < 10; round += 1) {
    const next = applyFixes(text, parse(text, options).diagnostics, { suggested: true });
    if (next === text) break;
    text = next;
  }
  return parse(text, options).valid ? text : undefined;
}

/** What a fix takes out of a source, as it stands there, and what it puts in. */
export function changesOf(source: string, fix: Fix): { readonly taken: string; readonly put: string } {
  return {
    taken: fix.edits.map(({ span }) => source.slice(span.start, span.end)).join(" "),
    put: fix.edits.map(({ text }) => text).join(" "),
  };
}
