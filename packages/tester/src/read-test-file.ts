import { type Placed, readCondition, spanOf } from "@recond/documents";
import { positionsIn, requireText, requireThat, type Span } from "@recond/parser";
import { readCases } from "./reading/read-cases.js";
import { guaranteeKeys, readGuarantees } from "./reading/read-guarantees.js";
import { readSource } from "./reading/read-source.js";
import { createTestFileReader, type Fields, type TestFileReader } from "./reading/reader.js";
import type { ReadTestFile, TestFile, TestFileFormat, TestSubject } from "./test-file/test-file.js";

/** Longest test file, in UTF-16 units. */
const MAX_LENGTH = 2_097_152;

const BYTE_ORDER_MARK = "\uFEFF";

/** The keys of a test file. */
const KEYS = ["campaign", "terms", "current", "condition", "record_calls", "cases", ...guaranteeKeys, "coverage"];

/**
 * Reads a test file. Never throws on a text, whatever is in it.
 *
 * @returns the test file, or everything that is wrong with it
 */
export function readTestFile(text: string, format: TestFileFormat): ReadTestFile {
  requireText("A test file is a string", text);
  requireThat(format === "yaml" || format === "json", 'A test file is read as "yaml" or as "json"', format);
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const positionOf = positionsIn(source.slice(0, MAX_LENGTH + 1));
  const reader = createTestFileReader((span) => ({ span, ...positionOf(span.start) }));
  if (source.length > MAX_LENGTH) {
    const span = { start: MAX_LENGTH, end: MAX_LENGTH + 1 };
    reader.error(
      span,
      `A test file has at most ${MAX_LENGTH.toLocaleString("en-US")} characters. Split it into several.`,
    );
    return { source, testFile: undefined, problems: reader.problems };
  }
  const read = readSource(source, format);
  if ("mistakes" in read) {
    for (const { span, message } of read.mistakes) reader.error(span, message);
    return { source, testFile: undefined, problems: reader.problems };
  }
  const testFile = readRoot({ node: read.root, path: [] }, { source, format, reader });
  const problems = reader.problems.toSorted((a, b) => a.span.start - b.span.start);
  return { source, testFile: problems.some(({ severity }) => severity === "error") ? undefined : testFile, problems };
}

/** What reading needs to know besides the value. */
interface Context {
  readonly source: string;
  readonly format: TestFileFormat;
  readonly reader: TestFileReader;
}

function readRoot(placed: Placed, context: Context): TestFile | undefined {
  const { reader, format } = context;
  if (placed.node.type !== "object") {
    reader.error(spanOf(placed.node), "A test file is an object with `campaign` or `condition`, and `cases`.");
    return undefined;
  }
  const root = reader.fields(placed, KEYS, unknownKeyHints);
  const subject = readSubject(root, context);
  const guarantees = readGuarantees(root, context.source, reader);
  const cases = guarantees !== undefined && root.get("cases") === undefined ? [] : readCases(root, reader);
  const coverage = readCoverage(root, reader);
  if (subject === undefined || cases === undefined) return undefined;
  return {
    format,
    subject,
    cases,
    guarantees,
    coverage: coverage?.percent,
    coveragePlace: coverage === undefined ? undefined : reader.place(coverage.span),
  };
}

/** What is said of keys that somebody may expect here. */
const unknownKeyHints: Readonly<Record<string, string>> = {
  vocabulary: "A test file has no `vocabulary`: only recording conditions decide whether a call is recorded.",
  call_recording_condition: "The condition of a test file is its `condition`.",
};

function readSubject(root: Fields, context: Context): TestSubject | undefined {
  const { reader } = context;
  const campaign = root.get("campaign");
  const condition = root.get("condition");
  if (campaign !== undefined && condition !== undefined) {
    const later = campaign.keySpan.start > condition.keySpan.start ? campaign : condition;
    reader.error(later.keySpan, "A test file has a `campaign` or a `condition`, not both. Leave out one of them.");
    return undefined;
  }
  if (campaign !== undefined) return readCampaign(root, campaign, reader);
  if (condition !== undefined) return readOwnCondition(root, condition, context);
  reader.error(
    root.start,
    "What is tested is missing. Add `campaign` with the path of a campaign file, or `condition` with a condition.",
  );
  return undefined;
}

function readCampaign(root: Fields, campaign: Placed, reader: TestFileReader): TestSubject | undefined {
  const path = readPath(campaign, "campaign", reader);
  const recordCalls = root.get("record_calls");
  if (recordCalls !== undefined) {
    reader.error(recordCalls.keySpan, "`record_calls` belongs to a `condition`. A `campaign` has its own.");
  }
  const terms = root.read("terms", (placed) => reader.oneOf(placed, ["current", "future"] as const));
  const current = root.read("current", (placed) => readPath(placed, "current", reader));
  if (path === undefined) return undefined;
  return { kind: "campaign", path, terms, current, place: reader.place(spanOf(campaign.node)) };
}

function readPath(placed: Placed, key: string, reader: TestFileReader): string | undefined {
  const path = reader.text(placed, "the path of a campaign file");
  if (path === undefined || (path.trim() !== "" && !path.includes("\0"))) return path;
  reader.error(spanOf(placed.node), `\`${key}\` must be the path of a campaign file, relative to the test file.`);
  return undefined;
}

function readOwnCondition(root: Fields, placed: Placed, { source, reader }: Context): TestSubject | undefined {
  for (const key of ["terms", "current"]) {
    const entry = root.get(key);
    if (entry === undefined) continue;
    reader.error(entry.keySpan, `\`${key}\` belongs to a \`campaign\`. A \`condition\` has none.`);
  }
  const recordCalls = root.read("record_calls", reader.boolean);
  const read = readCondition(placed, { source, reader, mistake: reader.report });
  if (read === undefined) return undefined;
  const place = reader.place(spanOf(placed.node));
  return { kind: "condition", condition: read.text, recordCalls: recordCalls ?? true, place };
}

function readCoverage(
  root: Fields,
  reader: TestFileReader,
): { readonly percent: number; readonly span: Span } | undefined {
  const entry = root.get("coverage");
  if (entry === undefined) return undefined;
  const { value } = entry.node;
  if (typeof value === "number" && value >= 0 && value <= 100) return { percent: value, span: entry.keySpan };
  return reader.wrong(entry, "a number from 0 to 100");
}
