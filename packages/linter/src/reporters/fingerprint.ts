import { pathText } from "@recond/campaign";
import { hash } from "../ignores/hash.js";
import type { Finding } from "../rule/finding.js";

/** Units of a marked text that tell it from others. */
const MOST_UNITS = 1000;

/**
 * Names for findings that stay the same when lines move: made of the rule, the place in the payload, the marked text, and of how often the
 * same was found before; and of the file, where the names of several are to differ.
 */
export function createFingerprints(): (finding: Finding, text: string, file?: string) => string {
  const seen = new Map<string, number>();
  return ({ code, path, span: { start, end } }, text, file) => {
    const marked = text.slice(start, Math.min(end, start + MOST_UNITS));
    const name = hash(JSON.stringify([...(file === undefined ? [] : [file]), code, pathText(path), marked]));
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}:${count}`;
  };
}
