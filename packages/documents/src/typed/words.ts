import { nearest, quote } from "@recond/parser";
import type { JsonNode } from "../nodes/json-node.js";
import type { Path } from "./placed.js";

/** How a kind of document is spoken of in what is said of its values. */
export interface ReaderWords {
  /** What a value belongs to, at the start of a sentence: "`files`", "An entry of `files`". */
  readonly subject: (path: Path) => string;
  /** Stands between what a value belongs to and what it must be. */
  readonly verb: "is" | "must be";
  /** An object where something else is expected. */
  readonly object: string;
  /** Null, or a value that is missing, where something else is expected. */
  readonly nothing: string;
  /** A number or a boolean where something else is expected. */
  readonly literal: (value: number | boolean) => string;
  /** What must be an object. */
  readonly anObject: string;
  /** What must be a boolean. */
  readonly aBoolean: string;
  /** What to do with a number or a boolean that is meant as a text; a sentence. */
  readonly putInQuotes: string;
  /** Which keys there are, where a key is none of them and like none of them; a sentence. */
  readonly keys: (known: readonly string[]) => string;
}

/** What a value is, in a sentence: "the text `x`". */
export function describe({ type, value }: JsonNode, words: ReaderWords): string {
  if (type === "object") return words.object;
  if (type === "array") return "a list";
  if (typeof value === "string") return `the text ${quote(value)}`;
  return value === null || value === undefined ? words.nothing : words.literal(value);
}

/** The advice to put a value in quotes, with a blank before it; empty where quotes would not make it a text. */
export function quotesHint({ value }: JsonNode, { putInQuotes }: ReaderWords): string {
  return typeof value === "number" || typeof value === "boolean" ? ` ${putInQuotes}` : "";
}

/** What is said of a key that is none of those known. */
export function unknownKey(key: string, known: readonly string[], words: ReaderWords): string {
  return `There is no key ${quote(key)} here.${didYouMean(key, known) || ` ${words.keys(known)}`}`;
}

/** The question whether the nearest word was meant, with a blank before it; empty when none is near. */
export function didYouMean(text: unknown, known: readonly string[]): string {
  const similar = typeof text === "string" ? nearest(text, known) : undefined;
  return similar === undefined ? "" : ` Did you mean \`${similar}\`?`;
}

/** Words in a row: "`a`, `b` or `c`". */
export function listed(words: readonly string[], joint: "and" | "or"): string {
  return enumerated(
    words.map((word) => `\`${word}\``),
    joint,
  );
}

/** Words in a row, as they are. */
export function enumerated(words: readonly string[], joint: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1) ?? ""}`;
}

/**
 * How values of a file of our own are spoken of, which may be YAML: objects are maps.
 *
 * @param whole - what the whole of it is called, at the beginning of a sentence
 */
export function mapWords(whole: string): ReaderWords {
  return {
    subject: (path) => {
      const key = path.findLast((step) => typeof step === "string");
      if (key === undefined) return whole;
      return typeof path.at(-1) === "number" ? `An entry of ${quote(key)}` : quote(key);
    },
    verb: "is",
    object: "a map",
    nothing: "nothing",
    literal: (value) => quote(String(value)),
    anObject: "a map of keys and values",
    aBoolean: "`true` or `false`",
    putInQuotes: "Put it in quotes if it is meant as one.",
    keys: (known) => `Here can be ${known.map((each) => `\`${each}\``).join(", ")}.`,
  };
}
