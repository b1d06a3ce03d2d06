import { nearest, quote, type Span } from "@recond/parser";
import type { ConfigNode } from "./config-node.js";

/** Keys and indexes from the outside in. */
type Path = readonly (string | number)[];

/** A value and the way to it. */
export interface Placed {
  readonly node: ConfigNode;
  readonly path: Path;
  /** The place of its key; an item of a list has none. */
  readonly keySpan?: Span;
}

/** Tells what is wrong at a place. */
export type Report = (message: string, span: Span, path: Path) => void;

/**
 * The values of a map by key. Keys that are none of those known, and keys that are there twice, are reported.
 *
 * @param placed - what should be a map
 * @param known - the keys that it may have; undefined: any
 * @param report - is told what is wrong
 * @returns undefined when it is no map
 */
export function mapAt(
  placed: Placed,
  known: readonly string[] | undefined,
  report: Report,
): ReadonlyMap<string, Placed> | undefined {
  const { node, path } = placed;
  if (node.kind !== "map") {
    report(`${nameOf(path)} is a map of keys and values, not ${kindOf(node)}.`, node.span, path);
    return undefined;
  }
  const values = new Map<string, Placed>();
  for (const { key, keySpan, value } of node.entries) {
    const inside = [...path, key];
    if (values.has(key)) report(`${quote(key)} is there twice. Leave out one of them.`, keySpan, inside);
    else if (known === undefined || known.includes(key)) values.set(key, { node: value, path: inside, keySpan });
    else report(unknownKey(key, known), keySpan, inside);
  }
  return values;
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const hint =
    meant === undefined
      ? `Here can be ${known.map((each) => `\`${each}\``).join(", ")}.`
      : `Did you mean \`${meant}\`?`;
  return `There is no key ${quote(key)} here. ${hint}`;
}

/**
 * The items of a list.
 *
 * @param placed - what should be a list
 * @param report - is told what is wrong
 * @returns undefined when it is no list
 */
export function listAt({ node, path }: Placed, report: Report): readonly Placed[] | undefined {
  if (node.kind === "list") return node.items.map((item, index) => ({ node: item, path: [...path, index] }));
  report(`${nameOf(path)} is a list, not ${kindOf(node)}.`, node.span, path);
  return undefined;
}

/**
 * A text that is not blank.
 *
 * @param placed - what should be a text
 * @param report - is told what is wrong
 * @returns undefined when it is none
 */
export function textAt({ node, path }: Placed, report: Report): string | undefined {
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    report(`${nameOf(path)} is a text, not ${kindOf(node)}.${quotesHint(node)}`, node.span, path);
    return undefined;
  }
  if (node.value.trim() !== "") return node.value;
  report(`${nameOf(path)} cannot be empty.`, node.span, path);
  return undefined;
}

function quotesHint(node: ConfigNode): string {
  return node.kind === "scalar" && node.value !== null ? " Put it in quotes if it is meant as one." : "";
}

/**
 * A boolean.
 *
 * @param placed - what should be `true` or `false`
 * @param report - is told what is wrong
 * @returns undefined when it is neither
 */
export function booleanAt({ node, path }: Placed, report: Report): boolean | undefined {
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  report(`${nameOf(path)} is \`true\` or \`false\`, not ${kindOf(node)}.`, node.span, path);
  return undefined;
}

/**
 * A count.
 *
 * @param placed - what should be a whole number from 0
 * @param report - is told what is wrong
 * @returns undefined when it is none
 */
export function countAt({ node, path }: Placed, report: Report): number | undefined {
  const value = node.kind === "scalar" ? node.value : undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  report(`${nameOf(path)} is a whole number from 0, not ${kindOf(node)}.`, node.span, path);
  return undefined;
}

/** What a value belongs to, at the start of a sentence. */
function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === "string");
  if (key === undefined) return "A configuration";
  return typeof path.at(-1) === "number" ? `An entry of ${quote(key)}` : quote(key);
}

function kindOf(node: ConfigNode): string {
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return "a list";
  if (node.value === null) return "nothing";
  return typeof node.value === "string" ? `the text ${quote(node.value)}` : quote(String(node.value));
}
