import {
  brokenText,
  type ComparedSide,
  contradictionText,
  type Keeping,
  keepingAll,
  prove,
  type ProveOptions,
} from "@recond/analyzer";
import { type Found, knowledgeOf, readText, type Terms } from "@recond/campaign";
import { callText } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Fix, parse, quote, showable, type Span } from "@recond/parser";
import { suggestedFix } from "../../../edits/rewrite.js";
import type { NamedGuarantee } from "../../../rule/options.js";
import type { PayloadSubject, PlacedCondition } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { foundAtName, wholeOf } from "../helpers/found-at.js";

export const brokenGuarantee: RuleFile<"payload"> = {
  id: "broken-guarantee",
  title: "A campaign that breaks a guarantee",
  severity: "error",
  why: "The configuration says under `guarantees` what must never, always, or only be recorded: a law, a contract, a promise to callers. For each campaign that it names, this is proven over every call that there can be, by what the documents say and by the readings that `recond prove` names; a call that is shown breaks it, whatever its other facts are. A request body that leaves out a setting decides nothing by itself, and is looked at with `--current`. The example is looked at with the guarantee `never: landline`.",
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat and not landline" } }',
  fixable: "suggested",
  options: {
    guarantees: [
      { name: "landline calls are never recorded", kind: "never", condition: { kind: "flag", name: "landline" } },
    ],
  },
  *check(payload) {
    const { guarantees = [] } = payload.options;
    if (guarantees.length === 0) return;
    for (const terms of payload.terms) {
      const recorded = recordedBy(terms, payload);
      if (recorded === undefined) continue;
      yield* findIn(recorded, guarantees, payload);
    }
  },
};

/** Which calls terms record, and where that stands. */
interface Recorded {
  readonly side: ComparedSide;
  readonly terms: Terms;
  /** The condition, if it stands in the payload and counts. */
  readonly condition: PlacedCondition | undefined;
  /** The setting that is shown without it. */
  readonly setting: Found;
}

/** Undefined where that is not known, or stands in the present campaign alone: other rules say what is missing or wrong. */
function recordedBy(terms: Terms, { conditions }: PayloadSubject): Recorded | undefined {
  const recordCalls = terms.findSetting("record_calls");
  const written = terms.findSetting("call_recording_condition");
  if (typeof recordCalls?.node.value !== "boolean") return undefined;
  const setting = [written, recordCalls].find((found) => found?.isOwn === true);
  if (setting === undefined) return undefined;
  const isNone = !recordCalls.node.value;
  if (written === undefined || written.node.type === "null") {
    return terms.isComplete ? { side: { condition: null, isNone }, terms, condition: undefined, setting } : undefined;
  }
  const source = readText(written.node);
  if (source === undefined || source === null) return undefined;
  const condition = conditions.find(({ node }) => node === written.node);
  const parsed = condition?.parsed ?? parse(source);
  if (!parsed.valid) return undefined;
  return { side: { condition: parsed.condition, isNone }, terms, condition: isNone ? undefined : condition, setting };
}

function findIn(
  { side, terms, condition, setting }: Recorded,
  guarantees: readonly NamedGuarantee[],
  { inPayload, options: { nodeLimit } }: PayloadSubject,
): readonly FoundInPayload[] {
  const options: ProveOptions = { nodeLimit, known: knowledgeOf(terms) };
  const [first, ...others] = guarantees.flatMap((guarantee) => messageOf(side, guarantee, options) ?? []);
  if (first === undefined) return [];
  // What mends one of them is not to break another, so that there is one fix for all.
  const kept = keepingAll(side, guarantees, options);
  const why = kept.by === "nothing" ? ` ${contradictionText(kept.contradiction)}` : "";
  return [first + why, ...others].map((message): FoundInPayload => {
    if (condition === undefined) return foundAtName(setting, message);
    const span = wholeOf(condition);
    return inPayload(condition, { span, message, fixes: fixesOf(kept, span) });
  });
}

function fixesOf(kept: Keeping, span: Span): readonly Fix[] {
  if (kept.by !== "condition") return [];
  const text = format(kept.condition);
  const isShort = text !== "" && text.length <= LONGEST_IN_TITLE;
  return [suggestedFix(`Keep the guarantee${isShort ? `: \`${showable(text)}\`` : ""}`, span, text)];
}

/** What is longer is read better in the file. */
const LONGEST_IN_TITLE = 120;

/** Undefined when the guarantee is kept. */
function messageOf(side: ComparedSide, guarantee: NamedGuarantee, options: ProveOptions): string | undefined {
  const proof = prove(side, guarantee, { ...options, everyReading: guarantee.everyReading === true });
  const name = quote(guarantee.name);
  if (proof.verdict === "proven") return undefined;
  if (proof.verdict === "undecided") return `Whether this keeps the guarantee ${name} is not known. ${proof.reason}`;
  return `This breaks the guarantee ${name}: ${brokenText(guarantee.kind, proof, quote(callText(proof.call)))}.`;
}
