// Callers in JavaScript, and programs that only believe to have read something, may give a function anything. Each says in a sentence what it
// expected: "Cannot read properties of undefined" comes out of none. Every function that a package exports is looked at, a new one too.
import { readFileSync } from "node:fs";
import * as analyzer from "@recond/analyzer";
import * as campaign from "@recond/campaign";
import * as documents from "@recond/documents";
import * as evaluator from "@recond/evaluator";
import * as formatter from "@recond/formatter";
import * as linter from "@recond/linter";
import * as parser from "@recond/parser";
import * as simulator from "@recond/simulator";
import * as tester from "@recond/tester";
import { expect, it } from "vitest";

/**
 * Small parts that packages share, called for each node, character, cell or finding. They take what other functions gave, and those looked
 * at what they were given.
 */
const parts: ReadonlySet<string> = new Set([
  // of trees and of texts
  ..."bindsLooser childrenOf customDataAskedFor factName fieldText firstBehind isPredicate joined mapFixes oppositeTest painter positionsIn predicatesOf".split(
    " ",
  ),
  ..."describeCharacter jsonEscape lettersOf nearest quote remembered replaceControls replaceUnshowable shorten showable textWidth".split(
    " ",
  ),
  // of settings and calls
  ..."callText factValue lackingSettings meantSetting misspeltSetting noSettingText straySetting".split(" "),
  ..."callerKey columnText documentedNames keysCarried pathPressed phoneFacts pressedFact repeatFact repeatWindowIn startTime".split(
    " ",
  ),
  // of answers, in words
  ..."brokenText contradictionText exhaustiveParts keepingText mendedText misplacedText oddityOf proofJson withoutSettled".split(
    " ",
  ),
  // of documents
  ..."deeper describe encodeLike enumerated layOut layOutObject listed offsetsInScalar plainObject plainValue rawText".split(
    " ",
  ),
  ..."readCondition readGuarantees relocate relocation repeatedNames requireOwnNames spanOf withoutUndefined writtenNames".split(
    " ",
  ),
  ..."elementsOf isOvernight pathText propertyOf strayIn straysOf timeZoneIn writtenIds writtenProperties".split(" "),
  // what refuses
  ..."requireList requireObject requireText requireThat".split(" "),
  // of runs of the command
  ..."baselineOf baselineText isEvidenceText isForeign isSurelyCampaign lintAndFix mend".split(" "),
]);

const tree = parser.parseOrThrow("mobile and pressed[1]");
const [diagnostic] = parser.parse("mobile AND repeat").diagnostics;
const settings = { record_calls: true, call_recording_condition: "mobile" };
const side = { condition: tree, isNone: false };
const guarantee = { kind: "never", condition: tree };
const payload = JSON.stringify({ ivr_tree: { ...settings, root: { node_type: "Connect" } } });
const read = documents.readJson(payload);
const root = "root" in read ? read.root : undefined;
const [terms] = root === undefined ? [] : campaign.readTerms(root);
const steps = terms === undefined ? undefined : campaign.readSteps(terms);
const { testFile } = tester.readTestFile(
  `{ "condition": "mobile", "cases": [{ "name": "a", "call": {}, "expect": "skip" }] }`,
  "json",
);
const columns = simulator.transactionColumns;
const planned = { recordCalls: true, condition: tree };
const plan = {
  campaigns: [{ name: "a", file: "a.json", ids: {}, repeatWindowDays: 30 }],
  candidates: [{ name: "now", settings: [planned] }],
};

/** Arguments that are right, of which each is replaced by wrong ones in turn. Of other functions every argument is wrong. */
const right: Readonly<Record<string, readonly unknown[]>> = {
  parse: ["mobile", {}],
  parseOrThrow: ["mobile", {}],
  parseStrict: ["mobile", {}],
  applyFixes: ["mobile AND repeat", [diagnostic], {}],
  fixesToApply: [[diagnostic], {}],
  renderDiagnostics: ["mobile AND repeat", [diagnostic], {}],
  comparison: [{ name: "media_type" }, "=", "Radio"],
  duration: ["duration", "=", 3],
  format: [tree, {}],
  formatMarked: [tree, new Set()],
  evaluate: [tree, {}, {}],
  compile: [tree, {}],
  decide: [settings, {}, {}],
  decider: [settings, {}],
  explain: [settings, {}, {}],
  explainer: [settings, {}],
  analyze: [tree, {}],
  askedCampaign: [side],
  compare: [side, side, "recording", {}],
  coverage: [tree, [{}], {}],
  decidesAlike: [tree, tree, {}],
  equivalent: [tree, tree, {}],
  flips: [tree, {}, {}],
  implies: [tree, tree, {}],
  isUnbreakable: [guarantee, {}],
  keeping: [side, guarantee, {}],
  keepingAll: [side, [guarantee], {}],
  prove: [side, guarantee, {}],
  redundancies: [tree, {}],
  residual: [tree, {}, {}],
  satisfiable: [tree, {}],
  simplify: [tree, {}],
  tautology: [tree, {}],
  testCases: [tree, {}],
  truthTable: [tree, {}],
  verdictsOn: [guarantee, {}],
  parseJson: ["{}"],
  readYaml: ["a: 1", { name: "file", quoted: "a text", maxDepth: 20 }],
  buildBody: [settings, { document: { text: payload }, node: root }],
  campaignUrl: ["https://example.com", { network: "1", advertiser: "2", campaign: "3" }],
  canPress: [steps, ["1"]],
  duringHoursAt: [terms, 0, {}],
  formatPayload: [{ ...read, text: payload }, {}],
  fromCurrentCall: [{}, terms, {}],
  fromTransaction: [{}, terms, {}],
  keysAfter: [steps, ["1"]],
  keysBefore: [steps, steps],
  longestPossible: [steps, ["1"]],
  openingOf: [terms],
  readTerms: [root, {}],
  refusalsIn: [400, "{}"],
  setSettings: [{ document: { text: payload }, node: root }, {}],
  readTestFile: ["condition: mobile", "yaml"],
  runTests: [testFile, settings, {}],
  suggest: [testFile, settings, {}],
  terminalReport: [[], {}],
  writeCases: [[], "yaml"],
  applyIgnores: [[], []],
  createReporter: ["text", {}],
  fixAll: ["mobile AND repeat", linter.lint, {}],
  guaranteesFor: ["a.json", []],
  ignoresFor: ["a.json", [], "2026-01-01"],
  lint: ["mobile", {}],
  lintConfig: [{ config: {}, used: new Set(), checked: new Set(), isWhole: true, today: "2026-01-01" }, {}],
  lintPayload: [payload, {}],
  readConfig: ["{}", "json"],
  neededColumns: [plan],
  readLog: [[], {}],
  readSqlColumns: ["{}", "json"],
  simulate: [plan, simulator.readLog([]), {}],
  simulateOnDuckdb: [plan, { files: [] }, {}],
  toSql: [tree, { dialect: "duckdb", columns }],
  toSqlQuery: [{ dialect: "duckdb", columns, candidates: [{ name: "now", ...planned }], shows: "counts" }],
  unmappedFacts: [[tree], columns.facts],
};

class Odd {
  readonly kind = "odd";
}
const cyclic: Record<string, unknown> = { kind: "and" };
cyclic["operands"] = [cyclic, cyclic];

const wrong: readonly unknown[] = [
  undefined,
  null,
  true,
  3,
  Number.NaN,
  3n,
  Symbol("3"),
  "",
  "constructor",
  [],
  {},
  Object.freeze({ __proto__: null }),
  new Map([["kind", "flag"]]),
  new Proxy({}, {}),
  new Odd(),
  cyclic,
  () => [],
];

type Tried = (...args: readonly unknown[]) => unknown;

function isFunction(value: unknown): value is Tried {
  return typeof value === "function" && !String(value).startsWith("class ");
}

function callsOf(name: string): readonly (readonly unknown[])[] {
  const args = right[name];
  if (args === undefined) return wrong.flatMap((value) => [[value], [value, value]]);
  return [args, ...args.flatMap((_, index) => wrong.map((value) => args.with(index, value)))];
}

/** What an error of the engine says; undefined for those that are meant for whoever called: they have a name of ours, or say a sentence. */
function sayingOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return `no error: ${String(error)}`;
  const isOwn = ![Error, TypeError, RangeError, SyntaxError].some((engine) => error.constructor === engine);
  return isOwn || error.message.endsWith(".") ? undefined : `${error.name}: ${error.message}`;
}

/** What comes out of a call that says nothing understandable about it; and, with the right arguments, anything. */
async function rawErrorOf(name: string, tried: Tried, args: readonly unknown[]): Promise<readonly string[]> {
  try {
    const answer = await tried(...args);
    if (typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer) {
      await (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
    }
    return [];
  } catch (error) {
    const isRight = args === right[name] && !(error instanceof simulator.InvalidCallLogError);
    const saying = isRight ? `right, and refused: ${String(error)}` : sayingOf(error);
    return saying === undefined ? [] : [`${name}(${args.map(parser.describeValue).join(", ")}): ${saying}`];
  }
}

async function rawErrorsOf(name: string, tried: Tried): Promise<readonly string[]> {
  const found = await Promise.all(callsOf(name).map((args) => rawErrorOf(name, tried, args)));
  return found.flat().slice(0, 3);
}

// Not what it has for the command alone.
const published = readFileSync(new URL("../../recond/src/simulator.ts", import.meta.url), "utf8");
const ofSimulator = Object.fromEntries(Object.entries(simulator).filter(([name]) => published.includes(` ${name},`)));

const packages = {
  parser,
  formatter,
  evaluator,
  analyzer,
  documents,
  campaign,
  tester,
  linter,
  simulator: ofSimulator,
};

it.each(Object.entries(packages))("%s: no error of the engine for arguments of wrong types", async (_, exported) => {
  const functions = Object.entries(exported).filter(
    (entry): entry is [string, Tried] => isFunction(entry[1]) && !parts.has(entry[0]),
  );
  const found = await Promise.all(functions.map(([name, tried]) => rawErrorsOf(name, tried)));
  expect(found.flat()).toEqual([]);
});

const never = { kind: "never", condition: tree } as const;
const replay = (campaigns: object, candidate: object): Promise<unknown> =>
  simulator.simulate(
    {
      campaigns: [{ ...plan.campaigns[0], ...campaigns }, plan.campaigns[0]],
      candidates: [{ name: "now", settings: [planned, { ...planned, ...candidate }] }],
    } as unknown as simulator.Plan,
    simulator.readLog([]),
  );
const sqlOf = (mobile: object): string =>
  simulator.toSql(tree, { dialect: "duckdb", columns: { facts: { mobile: { column: "m", ...mobile } } } });

// Each of these was an answer once, and not the one that was asked for.
it.each<readonly [string, () => unknown, string]>([
  [
    "a plan without settings for a campaign",
    () => simulator.simulate({ ...plan, campaigns: [...plan.campaigns, ...plan.campaigns] }, simulator.readLog([])),
    "as many as the campaigns of the plan, 2, not the number 1.",
  ],
  [
    "a plan that looks back over no days",
    () => replay({ repeatWindowDays: -1 }, {}),
    "more than 0, not the number -1.",
  ],
  ["a plan with an id that is a number", () => replay({ ids: { advertiser_campaign_id: 3 } }, {}), "not the number 3."],
  ["a plan whose `recordCalls` is a text", () => replay({}, { recordCalls: "false" }), "not the text `false`."],
  [
    "a side whose `isNone` is a text",
    () => analyzer.prove({ ...side, isNone: JSON.parse('"false"') as boolean }, never),
    "not the text `false`.",
  ],
  [
    "a guarantee of no kind",
    () => analyzer.prove(side, { ...never, kind: JSON.parse('"Never"') as "never" }),
    "not the text `Never`.",
  ],
  ["the machine's own time zone", () => campaign.createWallClock(JSON.parse("null") as string), "not null."],
  ["SQL in a list", () => sqlOf({ trueValues: [["1) OR (1=1"]] }), "not a list."],
  ["a truth of NULL that is none", () => sqlOf({ ifNull: "none" }), "not the text `none`."],
])("%s is refused", async (_, ask, expected) => {
  await expect((async () => ask())()).rejects.toThrow(expected);
});

it("a `Map` of custom data is unknown, not empty", () => {
  const condition = parser.parseOrThrow('custom_data[a] != "b"');
  const custom_data = new Map([["a", "b"]]) as unknown as Record<string, string>;
  expect(evaluator.evaluate(condition, { custom_data })).toBeUndefined();
  expect(evaluator.evaluate(condition, { custom_data, unknown: ["repeat"] })).toBeUndefined();
});
