import { type CallContext, otherReadings, type OtherReadings } from "@recond/evaluator";
import {
  type Condition,
  customDataAskedFor,
  fieldText,
  type Predicate,
  predicatesOf,
  type TextField,
} from "@recond/parser";
import type { Facts } from "./model.js";

/*
 * What a condition means under other readings is what another condition means under ours, about the call as it is read then: its texts in
 * lower case, or without white space at their ends. So one analysis serves all readings, and `evaluate` confirms its examples.
 */

/** A condition as our readings have it, and calls that it is about as they are. */
export interface Reread {
  readonly condition: Condition;
  /** The call of which this one is what is read. */
  readonly callOf: (read: CallContext) => CallContext;
}

/**
 * A condition that means under our readings what the given one means under others. Those that change facts make no difference here:
 * they choose among the calls that there can be.
 */
export function reread(condition: Condition, readings: OtherReadings): Reread {
  const made = madeUpFields(condition);
  return {
    condition: rereadNode(condition, (predicate) => rereadPredicate(predicate, readings, made)),
    callOf: (read) => callOf(read, readings, made),
  };
}

/** The condition with the phone's types taken for facts of their own, which both can hold: what [R14] denies. */
export function withFreePhone(condition: Condition): Condition {
  const made = madeUpFields(condition);
  return rereadNode(condition, (predicate) =>
    predicate.kind === "flag" && predicate.name === "landline" ? made.presenceFor("landline") : predicate,
  );
}

function rereadNode(node: Condition, leaf: (predicate: Predicate) => Condition): Condition {
  switch (node.kind) {
    case "and":
    case "or":
      return { kind: node.kind, operands: node.operands.map((operand) => rereadNode(operand, leaf)) };
    case "not":
      return { kind: "not", operand: rereadNode(node.operand, leaf) };
    default:
      return leaf(node);
  }
}

function rereadPredicate(predicate: Predicate, readings: OtherReadings, made: MadeUpFields): Condition {
  switch (predicate.kind) {
    case "pressed":
      return readings.R9 === undefined ? predicate : { kind: "pressed", keys: encoded(predicate.keys) };
    case "comparison": {
      const { field, operator, value } = predicate;
      const text = asRead(value, readings.R10);
      if (operator !== "!=") return { kind: "comparison", field, operator, value: text };
      return readings.R11 === undefined
        ? { kind: "comparison", field, operator, value: text }
        : hasOtherValue(field, text);
    }
    case "presence":
      return rereadPresence(predicate.field, readings, made);
    default:
      return predicate;
  }
}

function rereadPresence(field: TextField, { R10, R12 }: OtherReadings, made: MadeUpFields): Condition {
  // Without white space at its ends, a value is blank only when nothing is left of it.
  if (R12 === undefined && R10 !== "trimmed") return { kind: "presence", field };
  const isMore = hasOtherValue(field, "");
  if (R12 === undefined || R10 !== "trimmed") return isMore;
  const isBlank: Condition = { kind: "comparison", field, operator: "=", value: "" };
  return { kind: "or", operands: [isMore, { kind: "and", operands: [isBlank, made.presenceFor(nameOf(field))] }] };
}

function hasOtherValue(field: TextField, value: string): Condition {
  return {
    kind: "and",
    operands: [
      { kind: "comparison", field, operator: "contains", value: "" },
      { kind: "not", operand: { kind: "comparison", field, operator: "=", value } },
    ],
  };
}

/** As the evaluator compares it. */
function asRead(text: string, reading: OtherReadings["R10"]): string {
  if (reading === "ignore-case") return text.toLowerCase();
  return reading === "trimmed" ? text.trim() : text;
}

/** Paths of which none begins another: how many keys there are stands before them. */
function encoded(keys: readonly string[]): readonly string[] {
  return [...keys.map(() => "1"), "2", ...keys];
}

function decoded(path: string): string {
  const keys = path.split(" ");
  return keys.slice(keys.indexOf("2") + 1).join(" ");
}

/** Fields that no condition has, for what may be so or otherwise. */
interface MadeUpFields {
  readonly presenceFor: (name: string) => Condition;
  readonly isOne: (key: string) => boolean;
  /** Whether what stands for a name holds in a call. */
  readonly holds: (name: string, call: CallContext) => boolean;
}

function madeUpFields(condition: Condition): MadeUpFields {
  const keys = [...customDataAskedFor(predicatesOf(condition))];
  let mark = "\u{E000}";
  while (keys.some((key) => key.startsWith(mark))) mark += "\u{E000}";
  const keyOf = (name: string): string => `${mark}${name}`;
  return {
    presenceFor: (name) => ({ kind: "presence", field: { name: "custom_data", key: keyOf(name) } }),
    isOne: (key) => key.startsWith(mark),
    holds: (name, { custom_data: data = {} }) => {
      const key = keyOf(name);
      return Object.hasOwn(data, key) && typeof data[key] === "string";
    },
  };
}

/** A field's name; in a made-up one no brackets can stand. */
function nameOf(field: TextField): string {
  return field.name === "custom_data" ? `custom_data ${field.key}` : field.name;
}

function callOf(read: CallContext, { R9, R10 }: OtherReadings, made: MadeUpFields): CallContext {
  const { custom_data: data, unknown, ...facts } = read;
  const call: Facts = facts;
  if (R9 !== undefined && facts.pressed !== undefined) call.pressed = facts.pressed.map(decoded);
  const isTrimmed = R10 === "trimmed";
  const textOf = (name: string, value: string | null): string | null =>
    isTrimmed ? untrimmed(value, made.holds(name, read)) : value;
  for (const name of ["affiliate_name", "media_type", "promo_number_description"] as const) {
    const value = facts[name];
    if (value !== undefined) call[name] = textOf(name, value);
  }
  const own = Object.entries(data ?? {}).filter(([key]) => !made.isOne(key));
  if (own.length > 0) {
    call.custom_data = Object.fromEntries(
      own.map(([key, value]) => [key, textOf(nameOf({ name: "custom_data", key }), value ?? null)]),
    );
  }
  // Of custom data that is not given all is unknown.
  const open = (unknown ?? []).filter(
    (fact) => !fact.startsWith("custom_data[") || (own.length > 0 && !made.isOne(fact.slice(12))),
  );
  if (open.length > 0) call.unknown = open;
  return call;
}

/** A value that is read as this one. What was made to differ from all texts by a tab at its end loses the tab otherwise. */
function untrimmed(value: string | null, isBlank: boolean): string | null {
  if (value === "" && isBlank) return " ";
  return value?.endsWith("\t") === true ? `${value}\u0001` : value;
}

/**
 * The combinations of other readings that can make a difference to whether calls meet a condition: ours first, then those that differ from
 * it in fewer readings. A field that a single predicate reads has values of both kinds under every reading, and so it is with key paths of
 * which none begins another.
 */
export function otherReadingsOf(condition: Condition): readonly OtherReadings[] {
  const leaves = predicatesOf(condition);
  const texts = textsReadTwice(leaves);
  const matters: Readonly<Partial<Record<string, boolean>>> = {
    R9: hasBeginning(leaves),
    R10: texts.some(({ kind }) => kind === "comparison"),
    R11: texts.some((leaf) => leaf.kind === "comparison" && leaf.operator === "!="),
    R12: texts.some(({ kind }) => kind === "presence"),
  };
  const rows = otherReadings.filter(({ changes, reading }) => changes === "predicates" && matters[reading] === true);
  const combinations: OtherReadings[] = [{}];
  for (const { reading, option } of rows) {
    const others = combinations.filter((each) => each[reading] === undefined);
    combinations.push(...others.map((each) => ({ ...each, [reading]: option })));
  }
  return combinations.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length);
}

type TextLeaf = Extract<Predicate, { kind: "comparison" | "presence" }>;

/** The predicates of text fields that more than one of them reads. */
function textsReadTwice(leaves: readonly Predicate[]): readonly TextLeaf[] {
  const byField = new Map<string, Map<string, TextLeaf>>();
  for (const leaf of leaves) {
    if (leaf.kind !== "comparison" && leaf.kind !== "presence") continue;
    const name = fieldText(leaf.field);
    const own = byField.get(name) ?? new Map<string, TextLeaf>();
    byField.set(name, own.set(leaf.kind === "presence" ? leaf.kind : `${leaf.operator} ${leaf.value}`, leaf));
  }
  return [...byField.values()].flatMap((own) => (own.size > 1 ? [...own.values()] : []));
}

function hasBeginning(leaves: readonly Predicate[]): boolean {
  const paths = new Set(leaves.flatMap((leaf) => (leaf.kind === "pressed" ? [leaf.keys.join(" ")] : [])));
  const sorted = [...paths].toSorted();
  return sorted.some((path, index) => sorted[index + 1]?.startsWith(path) === true);
}
