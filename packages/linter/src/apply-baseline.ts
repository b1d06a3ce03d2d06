import { pathText } from "@recond/campaign";
import { jsonLine } from "@recond/reports";
import { ignoreProblem } from "./config/ignorable.js";
import { hash } from "./ignores/hash.js";
import type { KnownFinding } from "./ignores/known-finding.js";
import type { Finding } from "./rule/finding.js";

export type { KnownFinding } from "./ignores/known-finding.js";

/** Findings that are there already, so that a run tells of new ones only. */
export interface Baseline {
  /**
   * Leaves out of a text's findings what is known. What an ignore may not name is always kept: a condition with an error of the language
   * decides nothing, however long it has been there.
   */
  readonly apply: (file: string, text: string, findings: readonly Finding[]) => readonly Finding[];
  /** What is known and was not found yet; of a baseline that is made, what was found so far. */
  readonly entries: () => readonly KnownFinding[];
}

/**
 * A baseline that was read.
 *
 * @param known - of alike findings as many are left out as it says, and no more
 */
export function baselineOf(known: readonly KnownFinding[]): Baseline {
  const left = new Map<string, KnownFinding>();
  for (const entry of known) add(entry, left);
  return {
    apply: (file, text, findings) =>
      findings.filter((finding) => {
        const key = keyOf(entryOf(file, text, finding));
        const entry = left.get(key);
        if (entry === undefined || entry.count === 0 || !isNameable(finding)) return true;
        left.set(key, { ...entry, count: entry.count - 1 });
        return false;
      }),
    entries: () => [...left.values()].filter(({ count }) => count > 0),
  };
}

/** A baseline that is made: all that it may know is left out, and remembered. */
export function emptyBaseline(): Baseline {
  const found = new Map<string, KnownFinding>();
  return {
    apply: (file, text, findings) => {
      for (const finding of findings.filter(isNameable)) add(entryOf(file, text, finding), found);
      return findings.filter((finding) => !isNameable(finding));
    },
    entries: () => [...found.values()],
  };
}

/** The text of a baseline: a line for each finding, in the order of files and rules, so that changes of it are easy to read. */
export function baselineText(known: readonly KnownFinding[]): string {
  const sorted = known.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const lines = sorted.map(({ file, rule, path, text, count }) => `    ${jsonLine({ file, rule, path, text, count })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}

function isNameable({ code }: Finding): boolean {
  return ignoreProblem(code) === undefined;
}

function add(entry: KnownFinding, entries: Map<string, KnownFinding>): void {
  const key = keyOf(entry);
  entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + entry.count });
}

function keyOf({ file, rule, path, text }: KnownFinding): string {
  return JSON.stringify([file, rule, path, text]);
}

function entryOf(file: string, text: string, { code, path, span }: Finding): KnownFinding {
  const names = path.filter((step) => typeof step === "string");
  return { file, rule: code, path: pathText(names), text: shortened(text.slice(span.start, span.end)), count: 1 };
}

/** A longer text is told by its beginning and a hash. */
const MOST_UNITS = 200;

/** Without the layout, which may change: no text of a condition or of JSON goes over a line break. */
function shortened(marked: string): string {
  const line = marked.replaceAll(/\s*[\r\n]\s*/g, " ");
  return line.length <= MOST_UNITS ? line : `${line.slice(0, MOST_UNITS)}… ${hash(line)}`;
}
