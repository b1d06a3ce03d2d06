import { type Diagnostic, nearest, quote, type Span } from "@recond/parser";
import type { SourceEntry, SourceMap, SourceNode } from "./source-node.js";
import type { Place, Problem } from "./test-file/test-file.js";

/** Mistakes that are told of one test file. */
const MOST_PROBLEMS = 1000;

/** Reads values of the types that a test file has, and collects what is wrong with them. */
export interface Reader {
  readonly problems: readonly Problem[];
  readonly place: (span: Span) => Place;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly error: (span: Span, message: string) => void;
  /** The entry with that key. */
  readonly entry: (map: SourceMap, key: string) => SourceEntry | undefined;
  /** Reports every key that is none of those known; `hints` has a sentence for some. */
  readonly knownKeys: (map: SourceMap, known: readonly string[], hints?: Readonly<Record<string, string>>) => void;
  /** A text; `what` it should be is told otherwise. */
  readonly text: (value: SourceNode, key: string, what: string) => string | undefined;
  /** A boolean, or undefined when there is no value or a wrong one. */
  readonly boolean: (value: SourceNode | undefined, key: string) => boolean | undefined;
  /** One of the words, or undefined when there is no value or a wrong one. */
  readonly oneOf: <Word extends string>(
    value: SourceNode | undefined,
    key: string,
    words: readonly Word[],
  ) => Word | undefined;
  /** What a value of the wrong type is. */
  readonly describe: (value: SourceNode) => string;
  /** Where an object begins, for what is missing in it. */
  readonly startOf: (map: SourceMap) => Span;
}

/**
 * A reader without problems.
 *
 * @param place - from spans to lines and columns
 */
export function createReader(place: (span: Span) => Place): Reader {
  const problems: Problem[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ ...diagnostic, ...place(diagnostic.span) });
  };
  const error = (span: Span, message: string): void => {
    report({ code: "", severity: "error", message, span, fixes: [] });
  };
  return { problems, place, report, error, entry, describe, startOf, ...typedReaders(error) };
}

function typedReaders(
  error: (span: Span, message: string) => void,
): Pick<Reader, "knownKeys" | "text" | "boolean" | "oneOf"> {
  return {
    knownKeys(map, known, hints = {}) {
      for (const { key, keySpan } of map.entries) {
        if (!known.includes(key)) error(keySpan, unknownKey(key, known, hints));
      }
    },
    text(value, key, what) {
      if (value.kind === "scalar" && typeof value.value === "string") return value.value;
      error(value.span, `\`${key}\` must be ${what}, not ${describe(value)}.${quotesHint(value)}`);
      return undefined;
    },
    boolean(value, key) {
      if (value === undefined) return undefined;
      if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
      error(value.span, `\`${key}\` must be true or false, not ${describe(value)}.`);
      return undefined;
    },
    oneOf(value, key, words) {
      if (value === undefined) return undefined;
      const text = value.kind === "scalar" ? value.value : undefined;
      const found = words.find((word) => word === text);
      if (found === undefined) {
        error(value.span, `\`${key}\` must be ${listed(words)}, not ${describe(value)}.${meant(text, words)}`);
      }
      return found;
    },
  };
}

function entry(map: SourceMap, key: string): SourceEntry | undefined {
  return map.entries.find((each) => each.key === key);
}

function unknownKey(key: string, known: readonly string[], hints: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(hints, key)) return hints[key] ?? "";
  return `There is no key ${quote(key)} here.${meant(key, known) || ` It has ${listed(known, "and")}.`}`;
}

function meant(text: unknown, words: readonly string[]): string {
  const near = typeof text === "string" ? nearest(text, words) : undefined;
  return near === undefined ? "" : ` Did you mean \`${near}\`?`;
}

function listed(words: readonly string[], joint: string = "or"): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${joint} ${quoted.at(-1) ?? ""}`;
}

/**
 * What is added where a text is expected: a number or a word that YAML takes for something else becomes a text in quotes.
 *
 * @param value - the value that is no text
 */
export function quotesHint(value: SourceNode): string {
  const isWritten = value.kind === "scalar" && (typeof value.value === "number" || typeof value.value === "boolean");
  return isWritten ? " Put it in quotes." : "";
}

function describe(value: SourceNode): string {
  if (value.kind === "map") return "an object";
  if (value.kind === "list") return "a list";
  if (typeof value.value === "string") return `the text ${quote(value.value)}`;
  return typeof value.value === "number" ? `the number ${value.value}` : String(value.value);
}

function startOf({ span, entries }: SourceMap): Span {
  return entries[0]?.keySpan ?? { start: span.start, end: span.start + 1 };
}
