import { type CampaignKnowledge, coverage, isUndecided, testCases, type Undecided } from "@recond/analyzer";
import {
  type CallContext,
  type Decision,
  explainer,
  type Explanation,
  type RecordingSettings,
} from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, isPredicate, requireObject, shorten } from "@recond/parser";
import { distinctCalls } from "./running/distinct-calls.js";
import { effectiveCondition, openCondition, requireTestFile } from "./running/settings.js";
import type { SuggestedCase, TestFile } from "./test-file/test-file.js";

/**
 * The cases that bring the MC/DC coverage of a test file to 100 percent, or as far as any cases can.
 *
 * @param testFile - from `readTestFile`
 * @param settings - the settings of the campaign that the file names, or `ownSettings(testFile)`
 * @param options - of the analyzer: how long it may search; and what the campaign settles, which no case has to show
 * @returns no case when none is missing; the reason when the search reached its limit
 */
export function suggest(
  testFile: TestFile,
  settings: RecordingSettings,
  options: { readonly nodeLimit?: number | undefined; readonly known?: CampaignKnowledge | undefined } = {},
): readonly SuggestedCase[] | Undecided {
  requireTestFile(testFile);
  requireObject("The options are an object", options);
  const explain = explainer(settings, { known: options.known });
  const condition = openCondition(effectiveCondition(settings), options.known);
  if (condition === null) return [];
  const given = distinctCalls(
    condition,
    testFile.cases.map(({ call }) => call),
  ).calls;
  const found = testCases(condition, { given, nodeLimit: options.nodeLimit });
  if (isUndecided(found)) return found;
  const missing = needed(
    condition,
    given,
    found.map(({ call }) => call),
  );
  const names = new Set(testFile.cases.map(({ name }) => name));
  return missing.map((call) => {
    const explanation = explain(call);
    const name = freeName(explanation, names);
    names.add(name);
    return { name, call: ordered(call), expect: explanation.decision };
  });
}

/** Longest list of which each call is tried without. */
const MOST_TRIED = 20;

/** The calls of a list that is found step by step are not all needed in the end: the first ones may show nothing that later ones do not. */
function needed(
  condition: Condition,
  given: readonly CallContext[],
  found: readonly CallContext[],
): readonly CallContext[] {
  const coveredBy = (calls: readonly CallContext[]): number | undefined => {
    const result = coverage(condition, [...given, ...calls]);
    return isUndecided(result) ? undefined : result.covered;
  };
  const all = found.length > MOST_TRIED ? undefined : coveredBy(found);
  if (all === undefined) return found;
  return found.reduce((kept, call) => {
    const rest = kept.filter((each) => each !== call);
    return coveredBy(rest) === all ? rest : kept;
  }, found);
}

/** How many predicates a name tells; the others are counted. */
const MOST_TOLD = 4;

/** Longest text of a predicate in a name. */
const LONGEST_PREDICATE = 50;

const verbs: Readonly<Record<Decision["decision"], string>> = {
  record: "recorded",
  skip: "not recorded",
  undetermined: "undetermined",
};

/** A name that says what decided; where another case has it, what else there was, and at last a number. */
function freeName({ decision, deciding, truths }: Explanation, taken: ReadonlySet<string>): string {
  const decisive = predicateTexts(truths.filter(({ node }) => deciding.includes(node)));
  const others = predicateTexts(truths).filter((text) => !decisive.includes(text));
  const candidates = [decisive, [...decisive, ...others]].map((texts) => `${verbs[decision]}: ${listed(texts)}`);
  const free = candidates.find((candidate) => !taken.has(candidate));
  return free ?? numbered(candidates.at(-1) ?? decision, taken);
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

/** The predicates among nodes with their truths, each once: `mobile`, `not repeat`. */
function predicateTexts(nodes: Explanation["truths"]): readonly string[] {
  const texts = nodes
    .filter(({ node }) => isPredicate(node))
    .map(({ node, truth }) => (truth === true ? "" : "not ") + shorten(format(node), LONGEST_PREDICATE));
  return [...new Set(texts)];
}

function listed(predicates: readonly string[]): string {
  const shown = predicates.slice(0, MOST_TOLD).join(", ");
  const more = predicates.length - MOST_TOLD;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** The facts in the order in which the documents name them, whatever order they were found in. */
function ordered(call: CallContext): CallContext {
  const keys = Object.keys(call);
  return Object.fromEntries(Object.entries(call).toSorted(([a], [b]) => rank(a, keys) - rank(b, keys)));
}

const ORDER = ["during_hours", "repeat", "landline", "mobile", "pressed"];

function rank(key: string, keys: readonly string[]): number {
  const index = ORDER.indexOf(key);
  return index === -1 ? ORDER.length + keys.indexOf(key) : index;
}
