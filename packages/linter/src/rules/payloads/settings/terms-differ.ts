import { equivalent } from "@recond/analyzer";
import { type JsonNode, type Located, property, propertyOf, type Terms } from "@recond/campaign";
import { callText, type CallContext, evaluate } from "@recond/evaluator";
import { type Condition, parse, predicatesOf } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { listed } from "@recond/documents";
import { isDuringHours } from "../hours/helpers/during-hours-in.js";
import { foundAt, foundAtName } from "../helpers/found-at.js";

export const termsDiffer: RuleFile<"payload"> = {
  id: "terms-differ",
  title: "The staged terms record other calls than the live ones",
  severity: "info",
  why: "A response has the terms that are live, `current_terms`, and those that become live next, `future_terms` (documented). Where the two record different calls, the next change of the campaign, whatever it is meant for, changes what is recorded as well. The example is a call that one of them records and the other does not.",
  bad: `{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat" } },
  "future_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat or mobile" } } }`,
  good: `{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat or mobile" } },
  "future_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile or repeat" } } }`,
  *check({ terms }) {
    for (const current of terms.filter(({ which }) => which === "current")) {
      const future = terms.find(({ which, campaign }) => which === "future" && campaign.node === current.campaign.node);
      const difference = future && differenceOf(current, future);
      if (future?.settings === undefined || difference === undefined) continue;
      const message = `The staged terms record other calls than the live ones: ${difference.text}.`;
      yield foundOf(future, future.settings, difference.changed, message);
    }
  },
};

/** Which calls terms record: none, or those that meet a condition; all where that is `null`. */
type Recorded = { readonly is: "none" } | { readonly is: "met"; readonly condition: Condition | null };

/** What tells two terms apart. */
interface Difference {
  /** The property of the staged terms that makes the difference. */
  readonly changed: string;
  readonly text: string;
}

/** The place of the property that has changed; where it is left out, the object that lacks it. */
function foundOf(terms: Located, settings: Located, name: string, message: string): FoundInPayload {
  const found = propertyOf(settings, name) ?? propertyOf(terms, name) ?? settings;
  return found.node.type === "object" ? foundAtName(found, message) : foundAt(found, message);
}

/** What tells the terms apart; undefined when they record the same calls, or when that is not known. */
function differenceOf(current: Terms, future: Terms): Difference | undefined {
  const now = recordedBy(current);
  const then = recordedBy(future);
  if (now === undefined || then === undefined || (now.is === "none" && then.is === "none")) return undefined;
  if (now.is === "none") return { changed: "record_calls", text: "now none are recorded, then some are" };
  if (then.is === "none") return { changed: "record_calls", text: "now some are recorded, then none are" };
  const answer = equivalent(now.condition, then.condition);
  if (answer.answer === false) {
    return { changed: "call_recording_condition", text: exampleText(now.condition, answer.example) };
  }
  return readsHours(now.condition) || readsHours(then.condition) ? hoursDifference(current, future) : undefined;
}

function recordedBy({ settings }: Terms): Recorded | undefined {
  const recordCalls = property(settings?.node, "record_calls");
  if (recordCalls?.type !== "boolean") return undefined;
  if (recordCalls.value === false) return { is: "none" };
  const written = property(settings?.node, "call_recording_condition");
  if (written === undefined || written.type === "null") return { is: "met", condition: null };
  const { valid, condition } = parse(String(written.value));
  return written.type === "string" && valid ? { is: "met", condition } : undefined;
}

function exampleText(now: Condition | null, example: CallContext): string {
  const isRecordedNow = evaluate(now, example) === true;
  const call = callText(example);
  return `${call === "any call" ? call : `a call with ${call}`} is ${isRecordedNow ? "recorded now and not then" : "not recorded now, but then"}`;
}

function readsHours(condition: Condition | null): boolean {
  return predicatesOf(condition).some(isDuringHours);
}

/** What `during_hours` goes by. */
const hoursNames = ["operating_24_7", "timezone", "hours"];

function hoursDifference(current: Terms, future: Terms): Difference | undefined {
  const names = hoursNames.filter((name) => !isAlike(property(current.node, name), property(future.node, name)));
  const [changed] = names;
  if (changed === undefined) return undefined;
  return { changed, text: `the condition has \`during_hours\`, and ${listed(names, "and")} will change` };
}

/** Whether two values are the same; the order of an object's properties does not matter. */
function isAlike(a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.type !== "object" || b.type !== "object") return a.type === b.type && a.value === b.value;
  const names = new Set(
    [a, b].flatMap(({ children = [] }) => children.map((each) => String(each.children?.[0]?.value))),
  );
  return [...names].every((name) => isAlike(property(a, name), property(b, name)));
}
