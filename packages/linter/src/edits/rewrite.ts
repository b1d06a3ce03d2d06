import { decidesAlike } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { bindsLooser, type Condition, type Edit, type Fix, parse, type Span } from "@recond/parser";
import { type ConditionSubject, createConditionSubject, type PlacedNode, placeOf } from "../rule/condition-subject.js";
import { apart } from "./between-words.js";

/**
 * A fix that writes the condition anew: in its canonical form, or laid out over lines if it was. It is safe if the analyzer proves that every call, unknown facts
 * included, is decided as before.
 *
 * @param condition - the tree as it should be; `null` for the empty condition
 */
export function rewriteFix(subject: ConditionSubject, title: string, condition: Condition | null): Fix {
  const { source, nodeLimit } = subject;
  const { answer } = decidesAlike(subject.condition, condition, { nodeLimit });
  // Who laid the condition out over lines did so for its readers.
  const text = format(condition, { layout: /[\r\n]/.test(source) ? "tree" : "line" });
  return { title, safe: answer === true, edits: editsTo(source, text) };
}

/** The condition as an edit in its text leaves it; undefined when that is not valid. */
export function edited(
  { source, vocabulary, nodeLimit }: ConditionSubject,
  { span, text }: Edit,
): ConditionSubject | undefined {
  const changed = source.slice(0, span.start) + text + source.slice(span.end);
  const { condition, valid } = parse(changed, { vocabulary });
  return valid ? createConditionSubject(changed, condition, vocabulary, { nodeLimit }) : undefined;
}

/** The same edit, taking in a part of the text as well, so that it is not applied beside others there. */
export function widened(source: string, { span, text }: Edit, part: Span): Edit {
  const start = Math.min(part.start, span.start);
  const end = Math.max(part.end, span.end);
  return { span: { start, end }, text: source.slice(start, span.start) + text + source.slice(span.end, end) };
}

/** A suggested fix of one replacement. */
export function suggestedFix(title: string, span: Span, text: string): Fix {
  return { title, safe: false, edits: [{ span, text }] };
}

/** The edits that make one text of another: one replacement of what is between the words that both begin and end with. */
function editsTo(from: string, to: string): readonly Edit[] {
  if (from === to) return [];
  const start = commonStart(from, to);
  const length = commonEnd(from.slice(start), to.slice(start));
  return [{ span: { start, end: from.length - length }, text: to.slice(start, to.length - length) }];
}

/** How much both texts begin with, up to the last space in it. */
function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length === 0 ? 0 : a.lastIndexOf(" ", length - 1) + 1;
}

/** How much both texts end with, from the first space in it. */
function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  const space = a.indexOf(" ", a.length - length);
  return space === -1 ? 0 : a.length - space;
}

/**
 * A fix that writes another part in the place of one. It is safe if the analyzer proves that both are decided alike for every call: then
 * they are wherever they stand, whatever else is changed.
 */
export function replacementFix(
  { source, nodeLimit }: ConditionSubject,
  title: string,
  { node, parent }: PlacedNode,
  replacement: Condition,
): Fix {
  const span = placeOf(node);
  const text = format(replacement);
  const isGroup = parent !== undefined && bindsLooser(replacement.kind, parent.kind);
  const { answer } = decidesAlike(node, replacement, { nodeLimit });
  return { title, safe: answer === true, edits: [{ span, text: apart(source, span, isGroup ? `(${text})` : text) }] };
}
