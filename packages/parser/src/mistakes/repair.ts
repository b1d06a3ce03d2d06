import { applyDirectives } from "../habits/directives.js";
import { readItems } from "../habits/index.js";
import type { Diagnostic, Fix } from "../diagnostics/diagnostics.js";
import { createReporter, type Reporter } from "../diagnostics/reporter.js";
import { say } from "../diagnostics/sentences.js";
import type { Settings } from "../reading/read-source.js";
import type { AccountingReporter, Cursor, Item } from "../source/cursor.js";
import { lostIn } from "../words/noise.js";
import { readBraces } from "./braces.js";
import { cleanTokens } from "./clean.js";
import { putTogether, treeOf } from "./structure.js";
import type { Attempt } from "./offer.js";
import { unwrap } from "./unwrap.js";

/**
 * Reports everything that is wrong with a source that is not well-formed, with what is meant: first what stands around the condition,
 * then what means nothing anywhere, then what people write, last the structure.
 *
 * @returns the diagnostics, and the tree as far as it can be read without their fixes
 */
export function repair(source: string, { vocabulary, maxNesting, maxDiagnostics }: Settings): Attempt {
  const reporter = createReporter(maxDiagnostics);
  const accounting = accountFor(source, reporter);
  const region = unwrap(source, accounting);
  const tokens = readBraces(cleanTokens(source, region, accounting), accounting);
  const found = { items: [], directives: [], groups: [], position: 0 };
  const cursor: Cursor = { source, tokens, vocabulary, reporter: accounting, ...found };
  readItems(cursor);
  applyDirectives(cursor);
  const items = putTogether(cursor, maxNesting);
  // Whatever the habits did not find: the source is not well-formed, so it must never come out as valid.
  if (reporter.diagnostics().length === 0) {
    reporter.report({ start: 0, end: source.length }, say("unexpected-text/whole"));
  }
  const diagnostics = keepingWords(cursor, reporter.diagnostics());
  const rest = cursor.items.some(({ type }) => type === "operand") ? undefined : null;
  return { diagnostics, rest, condition: () => treeOf(cursor, items, maxNesting) };
}

/**
 * Where something is said without a way to mend it, no word goes: `Remove repeat from the condition` would else become `Remove repeat`,
 * which says something else. Nor does an operator where nobody knows what is to be done with the calls: `mobile unless repeat -> skip`.
 */
function keepingWords(cursor: Cursor, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { source, directives } = cursor;
  const isOpen =
    joinsPhones(cursor) ||
    diagnostics.some(({ fixes, alternatives }) => fixes.length === 0 && alternatives === undefined);
  if (!isOpen) return diagnostics;
  return diagnostics.map((diagnostic) => {
    const { code, fixes } = diagnostic;
    const isWord = (code === "leading-word" || code === "unexpected-text") && fixes.some((fix) => removes(source, fix));
    const isOperator = code === "unknown-operator" && directives.length > 0;
    return isWord || isOperator ? { ...diagnostic, fixes: [] } : diagnostic;
  });
}

/** `both mobile and landline callers`: no call is of both, so that the sentence means the calls of each. */
function joinsPhones({ source, items }: Cursor): boolean {
  const phoneOf = (item: Item | undefined): string | undefined => {
    if (item?.type !== "operand" || item.span.end - item.span.start > LONGEST_PHONE) return undefined;
    return /^(mobile|landline)(?:\s+call(?:er)?s?)?$/i.exec(source.slice(item.span.start, item.span.end))?.[1];
  };
  return items.some(({ type }, index) => {
    const [first, second] = type === "and" ? [phoneOf(items[index - 1]), phoneOf(items[index + 1])] : [];
    return first !== undefined && second !== undefined && first.toLowerCase() !== second.toLowerCase();
  });
}

/** `landline callers` and some blanks. */
const LONGEST_PHONE = 20;

function removes(source: string, { edits }: Fix): boolean {
  return edits.some(({ span }) => /[\p{L}=]/u.test(source.slice(span.start, span.end)));
}

/**
 * A reporter that accounts for every word: where the likeliest fix would lose one that bears meaning, the diagnostic stands without
 * fixes, so that the word stays where it is.
 */
function accountFor(source: string, reporter: Reporter): AccountingReporter {
  return {
    ...reporter,
    report(span, said, ...fixes) {
      // What is only counted needs no fixes.
      if (reporter.isFull()) {
        reporter.report(span, said);
        return fixes.length > 0;
      }
      const kept = fixes.filter(({ respelt, edits }) => lostIn(source, edits, respelt).length === 0);
      const isMended = fixes.length > 0 && kept[0] === fixes[0];
      reporter.report(span, said, ...(isMended ? kept : []));
      return isMended;
    },
  };
}
