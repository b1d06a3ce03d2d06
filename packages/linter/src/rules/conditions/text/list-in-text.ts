import { type Fix, quote } from "@recond/parser";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";
import { type ConditionSubject, placeOf } from "../../../rule/condition-subject.js";
import { suggestedFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import { decodedText } from "../helpers/encodings.js";
import { listIn, type TextList } from "../helpers/lists.js";
import { isPlaceholder } from "../helpers/placeholders.js";
import { hasCondition } from "./helpers/conditions-in-texts.js";

export const listInText: RuleFile<"condition"> = {
  id: "list-in-text",
  title: "A text or a name that looks like several",
  severity: "info",
  why: "A test compares with one text, as it stands (documented by examples; [R10]). The language has no lists: each text needs a test of its own, with `or` between them, and so does each name in brackets ([R7]).",
  bad: 'media_type = "Radio | TV"',
  good: 'media_type = "Radio" or media_type = "TV"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, writtenIn(subject), (written) => severalTexts(subject, written)),
};

function severalTexts(subject: ConditionSubject, written: Written): Habit | undefined {
  const list = listFor(written);
  if (list === undefined) return undefined;
  const whole = written.is === "text" ? "is compared as one text" : "is one name";
  return {
    message: `${quote(written.text)} ${whole}. If ${list.items.length} ${written.is}s are meant, each needs a test of its own.`,
    fixes: list.isCertain ? apart(subject, written, list.items) : [],
  };
}

/** Nobody wants to read the fix of more tests than that. */
const MOST_ITEMS = 100;

function listFor(written: Written): TextList | undefined {
  const { text } = written;
  // `Sacramento, CA` is one place; no media type is like that.
  const list = listIn(text.trim(), written.is === "text" && written.node.field.name === "media_type");
  if (list === undefined || isPlaceholder(written) || hasCondition(text)) return undefined;
  // The `;` of an entity separates nothing.
  const decoded = decodedText(text);
  const still = decoded === undefined ? list : listIn(decoded);
  return still === undefined ? undefined : { ...still, isCertain: still.isCertain && decoded === undefined };
}

function apart(subject: ConditionSubject, written: Written, items: readonly string[]): readonly Fix[] {
  if (items.length > MOST_ITEMS) return [];
  const { node, span } = written;
  const { start, end } = placeOf(node);
  const [before, behind] = [subject.source.slice(start, span.start), subject.source.slice(span.end, end)];
  const joint = node.kind === "comparison" && node.operator === "!=" ? "and" : "or";
  const tests = items.map((item) => `${before}${item}${behind}`).join(` ${joint} `);
  const text = needsParentheses(subject, written, joint) ? `(${tests})` : tests;
  return [suggestedFix(`Test for each, with \`${joint}\``, placeOf(node), text)];
}

function needsParentheses({ source }: ConditionSubject, { node, parent }: Written, joint: "and" | "or"): boolean {
  if (parent === undefined || parent.kind === joint || (parent.kind === "or" && joint === "and")) return false;
  const { start, end } = placeOf(node);
  return !(/\(\s*$/.test(source.slice(Math.max(0, start - 10), start)) && /^\s*\)/.test(source.slice(end, end + 10)));
}
