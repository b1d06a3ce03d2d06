import { applyFixes, type Fix, parse, type ParseOptions } from "@recond/parser";

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
