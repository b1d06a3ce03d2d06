import {
  checkCondition,
  childrenOf,
  type Condition,
  equals,
  InvalidConditionError,
  MAX_LENGTH,
  requireObject,
  requireThat,
} from "@recond/parser";
import { parseStrict } from "@recond/parser/strict";
import { printLine } from "./print.js";
import { printTree } from "./print-tree.js";

/** How to write a condition. */
export interface FormatOptions {
  /** `"line"` (the default) is the canonical form; `"tree"` breaks a condition longer than 80 columns over indented lines. */
  readonly layout?: "line" | "tree" | undefined;
}

/**
 * Writes a condition in its canonical form (section 5), or laid out for reading. The text is parsed again and compared before it is
 * handed out, so that it always says what the tree says.
 *
 * @param condition - a tree of any vocabulary; `null` for the empty condition, which gives `""`
 * @returns the text, which parses to the same tree
 * @throws InvalidConditionError when `condition` is no tree that the language can write, or is beyond the limits of section 7
 */
export function format(condition: Condition | null, options: FormatOptions = {}): string {
  checkCondition(condition);
  requireObject("The options are an object", options);
  if (condition === null) return "";
  const line = requireShort(printLine(condition, MAX_LENGTH));
  const text = options.layout === "tree" ? requireShort(printTree(condition)) : line;
  requireSame(text, condition);
  return text;
}

/**
 * The canonical form with braces around some predicates, as reports mark the terms that disqualified a call.
 *
 * @param condition - a tree, or `null` for the empty condition, which gives `""`
 * @param marked - the predicates to mark: nodes of `condition` itself, not copies
 * @returns text for people; with a mark in it, it is no condition any more
 * @throws InvalidConditionError as `format` does, but for the comparison
 */
export function formatMarked(condition: Condition | null, marked: ReadonlySet<Condition>): string {
  checkCondition(condition);
  requireThat(marked instanceof Set, "The marked predicates are a `Set`", marked);
  // Two braces on a predicate, which has at least six characters, at most double the text.
  return condition === null ? "" : requireShort(printLine(condition, 2 * MAX_LENGTH, marked), 2 * MAX_LENGTH);
}

function requireShort(text: string | undefined, room: number = MAX_LENGTH): string {
  if (text !== undefined && text.length <= room) return text;
  throw new InvalidConditionError(
    `The condition's text would be longer than ${MAX_LENGTH.toLocaleString("en")} characters.`,
  );
}

function requireSame(text: string, condition: Condition): void {
  const vocabulary = isRecording(condition) ? "recording" : "payout";
  const read = parseStrict(text, { vocabulary });
  if (read !== undefined && equals(read, condition)) return;
  throw new InvalidConditionError("The condition cannot be written: its text would not be read as the same condition.");
}

/** Whether the tree keeps to the terms of recording conditions. All others are known to payout conditions ([R18] for text fields). */
function isRecording(node: Condition): boolean {
  if (node.kind === "region" || node.kind === "duration") return false;
  if (node.kind === "flag") return node.name !== "sms_sent";
  return childrenOf(node).every(isRecording);
}
