import { type Condition, type Diagnostic, parse, type Span } from "@recond/parser";
import { offsetsInScalar } from "./offsets-in-scalar.js";
import { placesIn } from "./test-file/places.js";
import { readCases } from "./read-cases.js";
import { readJson } from "./read-json.js";
import { readYaml } from "./read-yaml.js";
import { createReader, type Reader } from "./reader.js";
import type { SourceMap, SourceNode } from "./source-node.js";
import type { ReadTestFile, TestFile, TestFileFormat, TestSubject } from "./test-file/test-file.js";

/** Longest test file, in UTF-16 units. */
const MAX_LENGTH = 2_097_152;

const BYTE_ORDER_MARK = "\uFEFF";

/** The keys of a test file. */
const KEYS = ["campaign", "terms", "current", "condition", "record_calls", "cases", "coverage"] as const;

/**
 * Reads a test file. Never throws on a text, whatever is in it.
 *
 * @param text - the test file
 * @param format - how it is written
 * @returns the test file, or everything that is wrong with it
 */
export function readTestFile(text: string, format: TestFileFormat): ReadTestFile {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const place = placesIn(source.slice(0, MAX_LENGTH + 1));
  const reader = createReader(place);
  if (source.length > MAX_LENGTH) {
    const span = { start: MAX_LENGTH, end: MAX_LENGTH + 1 };
    reader.error(
      span,
      `A test file has at most ${MAX_LENGTH.toLocaleString("en-US")} characters. Split it into several.`,
    );
    return { source, testFile: undefined, problems: reader.problems };
  }
  const read = format === "json" ? readJson(source) : readYaml(source);
  if ("mistakes" in read) {
    for (const { span, message } of read.mistakes) reader.error(span, message);
    return { source, testFile: undefined, problems: reader.problems };
  }
  const testFile = readRoot(read.node, { source, format, reader });
  const problems = reader.problems.toSorted((a, b) => a.span.start - b.span.start);
  return { source, testFile: problems.some(({ severity }) => severity === "error") ? undefined : testFile, problems };
}

/** What reading needs to know besides the value. */
interface Context {
  readonly source: string;
  readonly format: TestFileFormat;
  readonly reader: Reader;
}

function readRoot(root: SourceNode, context: Context): TestFile | undefined {
  const { reader, format } = context;
  if (root.kind !== "map") {
    reader.error(root.span, "A test file is an object with `campaign` or `condition`, and `cases`.");
    return undefined;
  }
  reader.knownKeys(root, KEYS, unknownKeyHints);
  const subject = readSubject(root, context);
  const cases = readCases(root, reader);
  const coverage = readCoverage(root, reader);
  if (subject === undefined || cases === undefined) return undefined;
  return {
    format,
    subject,
    cases,
    coverage: coverage?.percent,
    coveragePlace: coverage === undefined ? undefined : reader.place(coverage.span),
  };
}

/** What is said of keys that somebody may expect here. */
const unknownKeyHints: Readonly<Record<string, string>> = {
  vocabulary: "A test file has no `vocabulary`: only recording conditions decide whether a call is recorded.",
  call_recording_condition: "The condition of a test file is its `condition`.",
};

function readSubject(root: SourceMap, context: Context): TestSubject | undefined {
  const { reader } = context;
  const campaign = reader.entry(root, "campaign");
  const condition = reader.entry(root, "condition");
  if (campaign !== undefined && condition !== undefined) {
    const later = campaign.keySpan.start > condition.keySpan.start ? campaign : condition;
    reader.error(later.keySpan, "A test file has a `campaign` or a `condition`, not both. Leave out one of them.");
    return undefined;
  }
  if (campaign !== undefined) return readCampaign(root, campaign.value, reader);
  if (condition !== undefined) return readCondition(root, condition.value, context);
  reader.error(
    reader.startOf(root),
    "What is tested is missing. Add `campaign` with the path of a campaign file, or `condition` with a condition.",
  );
  return undefined;
}

function readCampaign(root: SourceMap, value: SourceNode, reader: Reader): TestSubject | undefined {
  const path = readPath(value, "campaign", reader);
  const recordCalls = reader.entry(root, "record_calls");
  if (recordCalls !== undefined) {
    reader.error(recordCalls.keySpan, "`record_calls` belongs to a `condition`. A `campaign` has its own.");
  }
  const terms = reader.oneOf(reader.entry(root, "terms")?.value, "terms", ["current", "future"]);
  const currentValue = reader.entry(root, "current")?.value;
  const current = currentValue === undefined ? undefined : readPath(currentValue, "current", reader);
  if (path === undefined) return undefined;
  return { kind: "campaign", path, terms, current, place: reader.place(value.span) };
}

function readPath(value: SourceNode, key: string, reader: Reader): string | undefined {
  const path = reader.text(value, key, "the path of a campaign file");
  if (path === undefined || (path.trim() !== "" && !path.includes("\0"))) return path;
  reader.error(value.span, `\`${key}\` must be the path of a campaign file, relative to the test file.`);
  return undefined;
}

function readCondition(root: SourceMap, value: SourceNode, context: Context): TestSubject | undefined {
  const { reader } = context;
  for (const key of ["terms", "current"]) {
    const entry = reader.entry(root, key);
    if (entry === undefined) continue;
    reader.error(entry.keySpan, `\`${key}\` belongs to a \`campaign\`. A \`condition\` has none.`);
  }
  const recordCalls = reader.boolean(reader.entry(root, "record_calls")?.value, "record_calls");
  const text = reader.text(value, "condition", "a condition");
  if (text === undefined || checkCondition(text, value, context) === undefined) return undefined;
  return { kind: "condition", condition: text, recordCalls: recordCalls ?? true, place: reader.place(value.span) };
}

/**
 * Reports the errors of a condition where they stand in the test file.
 *
 * @returns the tree, null for the empty condition, undefined when there are errors
 */
function checkCondition(text: string, value: SourceNode, { source, reader }: Context): Condition | null | undefined {
  const { condition, valid, diagnostics } = parse(text);
  if (valid) return condition;
  const { start, end } = value.span;
  const offsets = offsetsInScalar(source.slice(start, end), text);
  const moved = (span: Span): Span =>
    offsets === undefined ? value.span : { start: start + offsets(span.start), end: start + offsets(span.end) };
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "error") reader.report(relocated(diagnostic, moved, offsets !== undefined));
  }
  return undefined;
}

/** A diagnostic of the condition as one of the test file. Its fixes apply only where the text stands as it is. */
function relocated(diagnostic: Diagnostic, moved: (span: Span) => Span, isExact: boolean): Diagnostic {
  const fixes = diagnostic.fixes.map((fix) => ({
    ...fix,
    edits: isExact ? fix.edits.map((edit) => ({ ...edit, span: moved(edit.span) })) : [],
  }));
  return { ...diagnostic, span: moved(diagnostic.span), fixes };
}

function readCoverage(root: SourceMap, reader: Reader): { readonly percent: number; readonly span: Span } | undefined {
  const entry = reader.entry(root, "coverage");
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === "scalar" && typeof value.value === "number" && value.value >= 0 && value.value <= 100) {
    return { percent: value.value, span: entry.keySpan };
  }
  reader.error(value.span, `\`coverage\` must be a number from 0 to 100, not ${reader.describe(value)}.`);
  return undefined;
}
