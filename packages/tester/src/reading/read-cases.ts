import {
  describe,
  elements,
  type Entry,
  type JsonNode,
  plainValue,
  type Placed,
  quotesHint,
  spanOf,
  type WrittenName,
  writtenNames,
} from "@recond/documents";
import { type CallContext, checkCallContext, type Decision } from "@recond/evaluator";
import type { Span } from "@recond/parser";
import type { TestCase } from "../test-file/test-file.js";
import { type Fields, type TestFileReader, WORDS } from "./reader.js";

const DECISIONS: readonly Decision["decision"][] = ["record", "skip", "undetermined"];

/** The keys of a case. */
const KEYS = ["name", "call", "expect"] as const;

/** Reads the cases of a test file; undefined when there is no list of cases; cases with mistakes are left out. */
export function readCases(root: Fields, reader: TestFileReader): readonly TestCase[] | undefined {
  const entry = root.get("cases");
  if (entry === undefined) {
    reader.error(root.start, "`cases` is missing: a list of calls and the decisions expected for them.");
    return undefined;
  }
  const items = reader.list(entry);
  if (items?.length === 0) {
    reader.error(spanOf(entry.node), "There are no cases here, so nothing is tested. Add one.");
    return undefined;
  }
  return items?.flatMap(caseReader(reader));
}

/** Reads one case after the other, and remembers their names. */
function caseReader(reader: TestFileReader): (item: Placed) => readonly TestCase[] {
  const lines = new Map<string, number>();
  return (item) => {
    const { node } = item;
    if (node.type !== "object") {
      const message = `A case is an object with \`name\`, \`call\` and \`expect\`, not ${describe(node, WORDS)}.`;
      reader.error(spanOf(node), message);
      return [];
    }
    const fields = reader.fields(item, KEYS);
    const name = readName(fields, lines, reader);
    const call = readCall(fields, reader);
    const expectation = required(fields, "expect", "`record`, `skip` or `undetermined`", reader);
    const expect = expectation === undefined ? undefined : reader.oneOf(expectation, DECISIONS);
    if (name === undefined || call === undefined || expect === undefined) return [];
    return [{ name: name.text, call, expect, place: reader.place(name.span) }];
  };
}

/** The entry with that key, which has to be there. */
function required(fields: Fields, key: string, what: string, reader: TestFileReader): Entry | undefined {
  const entry = fields.get(key);
  if (entry === undefined) reader.error(fields.start, `\`${key}\` is missing in this case: ${what}.`);
  return entry;
}

function readName(
  fields: Fields,
  lines: Map<string, number>,
  reader: TestFileReader,
): { readonly text: string; readonly span: Span } | undefined {
  const entry = required(fields, "name", "what the call is like, in your words", reader);
  const text = entry === undefined ? undefined : reader.text(entry, "a text");
  if (entry === undefined || text === undefined) return undefined;
  const span = spanOf(entry.node);
  const line = lines.get(text);
  if (text.trim() === "") reader.error(span, "The name is empty. Say what the call is like.");
  if (line !== undefined) reader.error(span, `The case in line ${line} has this name too. Give each case its own.`);
  lines.set(text, line ?? reader.place(span).line);
  return { text, span };
}

function readCall(fields: Fields, reader: TestFileReader): CallContext | undefined {
  const entry = required(fields, "call", "the facts of the call", reader);
  if (entry === undefined) return undefined;
  const before = reader.problems.length;
  reportFacts(entry.node, reader);
  const value = plainValue(entry.node);
  return reader.problems.length === before && isCallContext(value) ? value : undefined;
}

function isCallContext(value: unknown): value is CallContext {
  return checkCallContext(value).length === 0;
}

/** Each fact is checked by itself, so that what is wrong is reported where it stands; only the rest is about the call as a whole. */
function reportFacts(call: JsonNode, reader: TestFileReader): void {
  const before = reader.problems.length;
  for (const fact of writtenNames(call)) reportFact(fact, reader);
  if (reader.problems.length > before) return;
  for (const problem of checkCallContext(plainValue(call))) reader.error(spanOf(call), problem);
}

function reportFact({ name: key, node: nameNode, value }: WrittenName, reader: TestFileReader): void {
  const check = (node: JsonNode, fact: unknown): void => {
    // A name that is none is wrong itself, whatever its value.
    const span = spanOf(FACT_NAMES.has(key) ? node : nameNode);
    const hint = TEXT_FACTS.has(key) ? quotesHint(node, WORDS) : "";
    for (const problem of checkCallContext(single(key, fact))) reader.error(span, problem + hint);
  };
  if (key === "custom_data" && value.type === "object") {
    for (const field of writtenNames(value)) check(field.value, single(field.name, plainValue(field.value)));
  } else if (LIST_FACTS.has(key) && value.type === "array") {
    for (const item of elements(value)) check(item, [plainValue(item)]);
  } else check(value, plainValue(value));
}

/** An object with one property; an own one, even if it is called `__proto__`. */
function single(key: string, value: unknown): object {
  return Object.fromEntries([[key, value]]);
}

/** Facts that are lists of texts. */
const LIST_FACTS: ReadonlySet<string> = new Set(["pressed", "qualified_regions", "unknown"]);

/** Facts that are texts or hold texts: what YAML takes for a number or a boolean there only lacks quotes. */
const TEXT_FACTS: ReadonlySet<string> = new Set([
  ...LIST_FACTS,
  "affiliate_name",
  "custom_data",
  "media_type",
  "promo_number_description",
]);

const FACT_NAMES: ReadonlySet<string> = new Set([
  ...TEXT_FACTS,
  "connect_duration",
  "during_hours",
  "duration",
  "landline",
  "mobile",
  "repeat",
  "sms_sent",
]);
