import {
  createReader,
  type Entry,
  listed,
  type Placed,
  type Reader,
  type ReaderWords,
  spanOf,
  valueReader,
  writtenNames,
} from "@recond/documents";
import { type Diagnostic, quote, type Span } from "@recond/parser";
import type { Place, Problem } from "../test-file/test-file.js";

/** Mistakes that are reported of one test file. */
const MOST_PROBLEMS = 1000;

/** The values of an object. */
export interface Fields {
  /** Where it begins, for what is missing in it. */
  readonly start: Span;
  readonly get: (key: string) => Entry | undefined;
  readonly read: ReturnType<typeof valueReader>;
}

/** Reads values of the types that a test file has, and collects what is wrong with them. */
export interface TestFileReader extends Reader {
  readonly problems: readonly Problem[];
  readonly place: (span: Span) => Place;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly error: (span: Span, message: string) => void;
  /** The values of an object. Keys that are none of those known are reported; `hints` has what is said of some. */
  readonly fields: (object: Placed, known: readonly string[], hints?: Readonly<Record<string, string>>) => Fields;
}

/** How values of a test file are spoken of. */
export const WORDS: ReaderWords = {
  subject: (path) => quote(String(path.findLast((step) => typeof step === "string"))),
  verb: "must be",
  object: "an object",
  nothing: "null",
  literal: (value) => (typeof value === "number" ? `the number ${value}` : String(value)),
  anObject: "an object",
  aBoolean: "true or false",
  putInQuotes: "Put it in quotes.",
  keys: (known) => `It has ${listed(known, "and")}.`,
};

/**
 * A reader without problems.
 *
 * @param place - from spans to lines and columns
 */
export function createTestFileReader(place: (span: Span) => Place): TestFileReader {
  const problems: Problem[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ ...diagnostic, ...place(diagnostic.span) });
  };
  const error = (span: Span, message: string): void => {
    report({ code: "", severity: "error", message, span, fixes: [] });
  };
  const reader = createReader(WORDS, (message, span) => {
    error(span, message);
  });
  const fields: TestFileReader["fields"] = (object, known, hints) => {
    const { node } = object;
    const values = reader.object(object, known, hints);
    const [first = { node: { ...node, length: 1 } }] = writtenNames(node);
    return { start: spanOf(first.node), get: (key) => values?.get(key), read: valueReader(values) };
  };
  return { ...reader, problems, place, report, error, fields };
}
