import {
  type Comparison,
  type Condition,
  type Fix,
  isWritable,
  type PlainTextFieldName,
  type Presence,
  quote,
  type Region,
  type Span,
  remembered,
} from "@recond/parser";
import { type ConditionSubject, type PlacedNode, placeOf } from "../../../rule/condition-subject.js";
import { suggestedFix } from "../../../edits/rewrite.js";
import type { Found } from "../../../rule/finding.js";

/** A text that a field is compared with. */
export interface WrittenText {
  readonly is: "text";
  readonly node: Comparison;
  /** What the predicate is an operand of. */
  readonly parent: Condition | undefined;
  readonly text: string;
  /** Of the characters between the quotes. */
  readonly span: Span;
}

/** The name of a custom-data field or of a region. */
export interface WrittenName {
  readonly is: "name";
  readonly node: Comparison | Presence | Region;
  /** What the predicate is an operand of. */
  readonly parent: Condition | undefined;
  readonly text: string;
  /** Of the name, without the brackets and the blanks at its ends. */
  readonly span: Span;
}

/** What people write freely, so that the parser cannot say that it is wrong. */
export type Written = WrittenText | WrittenName;

/** The texts of a condition, in its order. */
export function* textsIn({ nodes }: ConditionSubject): Generator<WrittenText, void> {
  for (const { node, parent } of nodes) {
    if (node.kind !== "comparison") continue;
    const end = placeOf(node).end - 1;
    yield { is: "text", node, parent, text: node.value, span: { start: end - node.value.length, end } };
  }
}

/** The texts that one field is compared with. */
export function* textsOf(subject: ConditionSubject, name: PlainTextFieldName): Generator<WrittenText, void> {
  for (const written of textsIn(subject)) if (written.node.field.name === name) yield written;
}

/** The names of a condition's custom-data fields and regions, in its order; each as often as it is written. */
export function* namesIn({ source, nodes }: ConditionSubject): Generator<WrittenName, void> {
  for (const placed of nodes) {
    const named = namedNode(placed);
    if (named === undefined) continue;
    const { node, name } = named;
    // The name has neither brackets nor blanks at its ends, so it begins with the first character behind the bracket that it can.
    const open = source.indexOf("[", placeOf(node).start);
    const start = source.indexOf(name, open + 1);
    yield { is: "name", node, parent: placed.parent, text: name, span: { start, end: start + name.length } };
  }
}

function namedNode({ node }: PlacedNode): { readonly node: WrittenName["node"]; readonly name: string } | undefined {
  if (node.kind === "region") return node.name === null ? undefined : { node, name: node.name };
  if (node.kind !== "comparison" && node.kind !== "presence") return undefined;
  return node.field.name === "custom_data" ? { node, name: node.field.key } : undefined;
}

/** The texts and the names of a condition. */
export function* writtenIn(subject: ConditionSubject): Generator<Written, void> {
  yield* textsIn(subject);
  yield* namesIn(subject);
}

/** Whether the language can write it as a text, or as a name ([R6], [R7]). */
function canBe(is: Written["is"], text: string): boolean {
  return is === "name"
    ? isWritable({ kind: "presence", field: { name: "custom_data", key: text } })
    : isWritable({ kind: "comparison", field: { name: "media_type" }, operator: "=", value: text });
}

/**
 * The fix that writes something else in the place of a text or a name.
 *
 * @returns no fix when the language cannot write it, or when nothing would be left
 */
export function writeInstead({ is, span, text: present }: Written, text: string | undefined): readonly Fix[] {
  if (text === undefined || text === present || text.trim() === "" || !canBe(is, text)) return [];
  return [suggestedFix(`Write ${quote(text)}`, span, text)];
}

/**
 * Which texts and names exist, by the lists of the options. Nothing is odd about those that do.
 *
 * @returns whether a text or a name is known to exist; `undefined` where there is no list that would say so
 */
export function knowledgeIn({ known }: ConditionSubject): (written: Written) => boolean | undefined {
  const sets = new Map<readonly string[], ReadonlySet<string>>();
  return (written) => {
    const list = listFor(known, written);
    if (list === undefined) return undefined;
    const isPart = written.is === "text" && written.node.operator === "contains";
    return isPart
      ? list.some((each) => each.includes(written.text))
      : remembered(sets, list, () => new Set(list)).has(written.text);
  };
}

/** The list of what a text or a name can be; undefined when no list was given for it. */
export function listFor(known: ConditionSubject["known"], { is, node }: Written): readonly string[] | undefined {
  if (node.kind === "region") return undefined;
  if (is === "name") return known.custom_data;
  const { name } = node.field;
  return name === "media_type" || name === "affiliate_name" ? known[name] : undefined;
}

/** What is odd about a text or a name. */
export interface Habit {
  /** Says so to the user. */
  readonly message: string;
  /** What was probably meant; undefined when a person has to know. */
  readonly meant?: string | undefined;
  /** What mends it, where that is more than to write what was meant. */
  readonly fixes?: readonly Fix[];
}

/**
 * What is odd about texts and names, but for those that the options' lists know: these are as they should be.
 *
 * @param habitOf - what is odd about one of them; undefined: nothing
 */
export function* findHabits<Each extends Written>(
  subject: ConditionSubject,
  all: Iterable<Each>,
  habitOf: (written: Each) => Habit | undefined,
): Generator<Found, void> {
  const isKnown = knowledgeIn(subject);
  for (const written of all) {
    const habit = habitOf(written);
    if (habit === undefined || isKnown(written) === true) continue;
    const { message, meant, fixes = writeInstead(written, meant) } = habit;
    const span = written.text === "" ? placeOf(written.node) : written.span;
    yield { span, message, fixes };
  }
}
