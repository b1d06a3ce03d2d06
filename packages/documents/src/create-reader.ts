import { quote, type Span } from "@recond/parser";
import { elements, spanOf, writtenNames } from "./nodes/values.js";
import type { Entry, Path, Placed } from "./typed/placed.js";
import { describe, didYouMean, listed, quotesHint, type ReaderWords, unknownKey } from "./typed/words.js";

/** Tells what is wrong at a place. */
export type Report = (message: string, span: Span, path: Path) => void;

/** Reads values of the types that a kind of document has. What is of another type is reported, and undefined. */
export interface Reader {
  /**
   * The values of an object by key. Keys that are none of those known, and keys that are there twice, are reported and left out; undefined
   * as `known` stands for any. `hints` has what is said of some keys.
   */
  readonly object: (
    placed: Placed,
    known?: readonly string[],
    hints?: Readonly<Record<string, string>>,
  ) => ReadonlyMap<string, Entry> | undefined;
  /** The items of a list. */
  readonly list: (placed: Placed) => readonly Placed[] | undefined;
  /** A text; `what` is what it must be. */
  readonly text: (placed: Placed, what: string) => string | undefined;
  /** A text that is not blank. `problemOf` tells what else is wrong with it, which is reported. */
  readonly filled: (placed: Placed, problemOf?: (text: string) => string | undefined) => string | undefined;
  /** True or false. */
  readonly boolean: (placed: Placed) => boolean | undefined;
  /** A whole number from 0. */
  readonly count: (placed: Placed) => number | undefined;
  /** One of some words. */
  readonly oneOf: <Word extends string>(placed: Placed, words: readonly Word[]) => Word | undefined;
  /** Reports that a value is not what it must be; `hint` is added. */
  readonly wrong: (placed: Placed, what: string, hint?: string) => undefined;
}

/** A reader of the values of a document. */
export function createReader(words: ReaderWords, report: Report): Reader {
  const wrong = ({ node, path }: Placed, what: string, hint = ""): undefined => {
    const message = `${words.subject(path)} ${words.verb} ${what}, not ${describe(node, words)}.${hint}`;
    report(message, spanOf(node), path);
  };
  const text: Reader["text"] = (placed, what) => {
    const { value } = placed.node;
    return typeof value === "string" ? value : wrong(placed, what, quotesHint(placed.node, words));
  };
  return {
    wrong,
    text,
    object: (placed, known, hints = {}) => {
      if (placed.node.type !== "object") return wrong(placed, words.anObject);
      const values = new Map<string, Entry>();
      for (const [key, value] of entriesOf(placed)) {
        const { keySpan, path } = value;
        if (values.has(key)) report(`${quote(key)} is there twice. Leave out one of them.`, keySpan, path);
        else if (known === undefined || known.includes(key)) values.set(key, value);
        else report(Object.hasOwn(hints, key) ? (hints[key] ?? "") : unknownKey(key, known, words), keySpan, path);
      }
      return values;
    },
    list: (placed) => (placed.node.type === "array" ? itemsOf(placed) : wrong(placed, "a list")),
    filled: (placed, problemOf) => {
      const filled = text(placed, "a text");
      if (filled === undefined) return undefined;
      const isBlank = filled.trim() === "";
      const problem = isBlank ? `${words.subject(placed.path)} cannot be empty.` : problemOf?.(filled);
      if (problem !== undefined) report(problem, spanOf(placed.node), placed.path);
      return isBlank ? undefined : filled;
    },
    boolean: (placed) => {
      const { value } = placed.node;
      return typeof value === "boolean" ? value : wrong(placed, words.aBoolean);
    },
    count: (placed) => {
      const { value } = placed.node;
      const isCount = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
      return isCount ? value : wrong(placed, "a whole number from 0");
    },
    oneOf: (placed, known) => {
      const { value } = placed.node;
      const found = known.find((word) => word === value);
      return found ?? wrong(placed, listed(known, "or"), didYouMean(value, known));
    },
  };
}

/** Reads values of an object by their keys; undefined where the key, or the object, is not there, or its value is not what it must be. */
export function valueReader(
  values: ReadonlyMap<string, Entry> | undefined,
): <Value>(key: string, as: (placed: Placed) => Value | undefined) => Value | undefined {
  return (key, as) => {
    const placed = values?.get(key);
    return placed === undefined ? undefined : as(placed);
  };
}

/** An object without the properties that are undefined. */
export function withoutUndefined<Values extends object>(values: Values): Defined<Values>;
export function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** What may be undefined may be left out. */
type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** The items of a list, each with the way to it. */
function itemsOf({ node, path }: Placed): readonly Placed[] {
  return elements(node).map((item, index) => ({ node: item, path: [...path, index] }));
}

/** The keys of an object with their values, in the order of the text; one that is written twice twice. */
function entriesOf({ node, path }: Placed): readonly (readonly [string, Entry])[] {
  return writtenNames(node).map(({ name, node: key, value }) => [
    name,
    { node: value, path: [...path, name], keySpan: spanOf(key) },
  ]);
}
