import { type CallContext, checkCallContext, type Decision } from "@recond/evaluator";
import { quotesHint, type Reader } from "./reader.js";
import { plainValue, type SourceEntry, type SourceMap, type SourceNode } from "./source-node.js";
import type { TestCase } from "./test-file/test-file.js";

const DECISIONS: readonly Decision["decision"][] = ["record", "skip", "undetermined"];

/** The keys of a case. */
const KEYS = ["name", "call", "expect"] as const;

/**
 * Reads the cases of a test file.
 *
 * @param root - the test file
 * @param reader - collects what is wrong
 * @returns undefined when there is no list of cases; cases with mistakes are left out
 */
export function readCases(root: SourceMap, reader: Reader): readonly TestCase[] | undefined {
  const list = reader.entry(root, "cases");
  if (list === undefined) {
    reader.error(reader.startOf(root), "`cases` is missing: a list of calls and the decisions expected for them.");
    return undefined;
  }
  if (list.value.kind !== "list") {
    reader.error(list.value.span, `\`cases\` must be a list, not ${reader.describe(list.value)}.`);
    return undefined;
  }
  if (list.value.items.length === 0) {
    reader.error(list.value.span, "There are no cases here, so nothing is tested. Add one.");
    return undefined;
  }
  return list.value.items.flatMap(caseReader(reader));
}

/** Reads one case after the other, and remembers their names. */
function caseReader(reader: Reader): (item: SourceNode) => readonly TestCase[] {
  const lines = new Map<string, number>();
  return (item) => {
    if (item.kind !== "map") {
      reader.error(
        item.span,
        `A case is an object with \`name\`, \`call\` and \`expect\`, not ${reader.describe(item)}.`,
      );
      return [];
    }
    reader.knownKeys(item, KEYS);
    const name = readName(item, lines, reader);
    const call = readCall(item, reader);
    const expectation = required(item, "expect", "`record`, `skip` or `undetermined`", reader);
    const expect = reader.oneOf(expectation?.value, "expect", DECISIONS);
    if (name === undefined || call === undefined || expect === undefined) return [];
    return [{ name: name.text, call, expect, place: reader.place(name.entry.value.span) }];
  };
}

/** The entry with that key, which has to be there. */
function required(item: SourceMap, key: string, what: string, reader: Reader): SourceEntry | undefined {
  const entry = reader.entry(item, key);
  if (entry === undefined) reader.error(reader.startOf(item), `\`${key}\` is missing in this case: ${what}.`);
  return entry;
}

function readName(
  item: SourceMap,
  lines: Map<string, number>,
  reader: Reader,
): { readonly text: string; readonly entry: SourceEntry } | undefined {
  const entry = required(item, "name", "what the call is like, in your words", reader);
  if (entry === undefined) return undefined;
  const text = reader.text(entry.value, "name", "a text");
  if (text === undefined) return undefined;
  const { span } = entry.value;
  const line = lines.get(text);
  if (text.trim() === "") reader.error(span, "The name is empty. Say what the call is like.");
  if (line !== undefined) reader.error(span, `The case in line ${line} has this name too. Give each case its own.`);
  lines.set(text, line ?? reader.place(span).line);
  return { text, entry };
}

function readCall(item: SourceMap, reader: Reader): CallContext | undefined {
  const entry = required(item, "call", "the facts of the call", reader);
  if (entry === undefined) return undefined;
  const before = reader.problems.length;
  reportFacts(entry.value, reader);
  const value = plainValue(entry.value);
  return reader.problems.length === before && isCallContext(value) ? value : undefined;
}

function isCallContext(value: unknown): value is CallContext {
  return checkCallContext(value).length === 0;
}

/** Each fact is checked by itself, so that what is wrong is told where it stands; only the rest is about the call as a whole. */
function reportFacts(call: SourceNode, reader: Reader): void {
  const before = reader.problems.length;
  if (call.kind === "map") {
    for (const fact of call.entries) reportFact(fact, reader);
  }
  if (reader.problems.length > before) return;
  for (const problem of checkCallContext(plainValue(call))) reader.error(call.span, problem);
}

function reportFact({ key, keySpan, value }: SourceEntry, reader: Reader): void {
  const check = (node: SourceNode, fact: unknown): void => {
    // A name that is none is wrong itself, whatever its value.
    const span = FACT_NAMES.has(key) ? node.span : keySpan;
    const hint = TEXT_FACTS.has(key) ? quotesHint(node) : "";
    for (const problem of checkCallContext(single(key, fact))) reader.error(span, problem + hint);
  };
  if (key === "custom_data" && value.kind === "map") {
    for (const field of value.entries) check(field.value, single(field.key, plainValue(field.value)));
  } else if (LIST_FACTS.has(key) && value.kind === "list") {
    for (const item of value.items) check(item, [plainValue(item)]);
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
