import {
  type CallContext,
  type CampaignKnowledge,
  evaluate,
  explain,
  type OtherReadings,
  type ReadingName,
} from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, predicatesOf, requireObject } from "@recond/parser";
import { otherReadingsOf, reread } from "./calls/reread.js";
import { smallestCall } from "./calls/flip-search.js";
import { callMeeting, limitsOf, withoutEach } from "./proof/meeting.js";
import { type AnalyzerOptions, isUndecided, type Undecided } from "./search/answers.js";
import { withinSteps } from "./search/steps.js";
import { pressesTwice, withOneKeyEach } from "./proof/one-key.js";
import {
  type Claim,
  claimsOf,
  type ComparedSide,
  type Guarantee,
  requireGuarantee,
  requireSide,
  violationOf,
} from "./proof/violation.js";
import type { Part } from "./shorten/parts.js";

/** How a guarantee is proven. */
export interface ProveOptions extends AnalyzerOptions {
  readonly known?: CampaignKnowledge | undefined;
  /** Whether it has to hold under each combination of the other readings, too. What is known by a reading does not count then. */
  readonly everyReading?: boolean | undefined;
  /** Whether any call will do that breaks it, with needless facts, and without the readings that it rests on: a fraction of the work. */
  readonly anyCall?: boolean | undefined;
}

/** Whether the settings of a campaign keep a guarantee. */
export type Proof =
  /** `rests`: the readings without which it would not be proven. */
  | { readonly verdict: "proven"; readonly rests: readonly ReadingName[] }
  | BrokenProof
  | { readonly verdict: "undecided"; readonly reason: string; readonly rests: readonly [] };

/** A guarantee that is not kept. */
export interface BrokenProof {
  readonly verdict: "broken";
  /** A call that breaks it, whatever the facts are that it leaves out; `evaluate` confirmed it. */
  readonly call: CallContext;
  /** Whether no call of fewer facts breaks it; false where the search for one reached its limit. */
  readonly isSmallest: boolean;
  /** The other readings under which it does; none: ours. */
  readonly readings: OtherReadings;
  /** The readings that the call's decision rests on. */
  readonly rests: readonly ReadingName[];
}

/**
 * Whether the settings of a campaign keep a guarantee. Exact: over every call whose facts are known, and so over all others whose outcome
 * is decided.
 *
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function prove(side: ComparedSide, guarantee: Guarantee, options: ProveOptions = {}): Proof {
  requireSide(side);
  requireGuarantee(guarantee);
  requireObject("The options are an object", options);
  const { known = {}, everyReading = false, anyCall = false } = options;
  const claims = claimsOf(side, guarantee);
  const question: Question = { claims, known, everyReading, anyCall, options };
  if (!everyReading || known.duringHours === undefined || known.duringHours.rests.length === 0) return answer(question);
  // Under other readings, hours may leave gaps that they do not have under ours.
  const withoutHours = answer({ ...question, known: { canPress: known.canPress } });
  if (withoutHours.verdict === "proven") return withoutHours;
  const withHours = answer(question);
  return withHours.verdict === "proven" ? undecidedHours(known.duringHours) : withHours;
}

function undecidedHours({ is, rests }: NonNullable<CampaignKnowledge["duringHours"]>): Proof {
  const reason = `It is proven only where the campaign's hours make \`during_hours\` ${is ? "always" : "never"} true, which rests on ${rests.map((name) => `[${name}]`).join(", ")}.`;
  return { verdict: "undecided", reason, rests: [] };
}

function answer(question: Question): Proof {
  const violation = violationOf(question.claims, question.known);
  const isOpen = typeof violation !== "boolean";
  for (const readings of question.everyReading && isOpen ? otherReadingsOf(violation) : [{}]) {
    const proof = proveUnder(violation, readings, question);
    if (proof.verdict === "broken") return likelier(proof, violation, question);
    if (proof.verdict !== "proven") return proof;
  }
  return { verdict: "proven", rests: restsOf(question, violation) };
}

/**
 * Whether no call can break a guarantee, whatever is recorded: then it promises nothing.
 *
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function isUnbreakable(guarantee: Guarantee, options: AnalyzerOptions = {}): boolean | Undecided {
  requireGuarantee(guarantee);
  const { kind, condition } = guarantee;
  const proof = prove({ condition: null, isNone: kind === "always" }, { kind, condition }, options);
  if (proof.verdict === "undecided") return { answer: undefined, reason: proof.reason };
  return proof.verdict === "proven";
}

/** What every report in JSON tells of a proof; `null` for what is not of its verdict. */
export interface ProofJson {
  readonly verdict: Proof["verdict"];
  /** The readings that the verdict rests on. */
  readonly rests: readonly ReadingName[];
  /** Why it is undecided. */
  readonly reason: string | null;
  /** The call that breaks it. */
  readonly call: CallContext | null;
  readonly isSmallest: boolean | null;
  /** The other readings under which it does. */
  readonly under: OtherReadings | null;
}

/** A proof as reports in JSON tell it. */
export function proofJson(proof: Proof): ProofJson {
  const isBroken = proof.verdict === "broken";
  return {
    verdict: proof.verdict,
    rests: proof.rests,
    reason: proof.verdict === "undecided" ? proof.reason : null,
    call: isBroken ? proof.call : null,
    isSmallest: isBroken ? proof.isSmallest : null,
    under: isBroken ? proof.readings : null,
  };
}

interface Question {
  /** All of them hold for the calls that break the guarantee; undefined: no call does. */
  readonly claims: readonly Claim[] | undefined;
  readonly known: CampaignKnowledge;
  readonly everyReading: boolean;
  readonly anyCall: boolean;
  readonly options: AnalyzerOptions;
}

/** The same, by a call that presses no two keys of one menu, where there is one. */
function likelier(broken: BrokenProof, violation: Part, question: Question): BrokenProof {
  if (question.anyCall || typeof violation === "boolean" || !pressesTwice(broken.call)) return broken;
  const restricted = withOneKeyEach(violation);
  const proof = restricted && proveUnder(restricted, broken.readings, question);
  if (proof?.verdict !== "broken" || pressesTwice(proof.call)) return broken;
  const isSmallest = broken.isSmallest && proof.isSmallest && sizeOf(proof.call) <= sizeOf(broken.call);
  return { ...proof, isSmallest };
}

/** How many facts a call gives. */
function sizeOf({ pressed = [], custom_data = {}, ...others }: CallContext): number {
  return pressed.length + Object.keys(custom_data).length + Object.keys(others).length;
}

function proveUnder(violation: Part, readings: OtherReadings, question: Question): Proof {
  const { options, anyCall } = question;
  if (typeof violation === "boolean") {
    return violation ? brokenBy({}, true, readings, question) : { verdict: "proven", rests: [] };
  }
  const size = predicatesOf(violation).length;
  if (size > MOST_PREDICATES && options.nodeLimit === undefined) {
    return { verdict: "undecided", reason: tooLarge(), rests: [] };
  }
  const { condition, callOf } = reread(violation, readings);
  const found = callMeeting(condition, options);
  if (found === undefined) return { verdict: "proven", rests: [] };
  if (isUndecided(found)) return { verdict: "undecided", reason: found.reason, rests: [] };
  if (anyCall) return brokenBy(callOf(found), false, readings, question);
  const smallest =
    size > MOST_TO_COUNT ? undefined : withinSteps(limitsOf(options), (steps) => smallestCall(condition, steps));
  const isSmallest = smallest !== undefined && !isUndecided(smallest);
  return brokenBy(callOf(isSmallest ? smallest : found), isSmallest, readings, question);
}

/** No proof of a larger condition ends within that limit, and the attempt alone takes seconds. */
const MOST_PREDICATES = 5000;

function tooLarge(): string {
  return `There are more than ${MOST_PREDICATES.toLocaleString("en-US")} predicates in condition and guarantee together. Without a node limit, that is not tried.`;
}

/** For more predicates than that, counting the facts of a call takes long. */
const MOST_TO_COUNT = 1000;

/** @throws Error when the analysis contradicts the evaluator, which no input may bring about */
function brokenBy(call: CallContext, isSmallest: boolean, readings: OtherReadings, question: Question): BrokenProof {
  const { claims = [], known, anyCall } = question;
  const isConfirmed = (each: CallContext): boolean =>
    claims.every(([condition, truth]) => evaluate(condition, each, { readings }) === truth);
  const completed = withSettledFacts(call, known);
  if (!isConfirmed(completed)) {
    throw new Error(`The analysis contradicts the evaluator for the call ${JSON.stringify(completed)}.`);
  }
  if (anyCall) return { verdict: "broken", call: completed, isSmallest, readings, rests: [] };
  const confirmed = withoutNeedless(completed, isConfirmed);
  const rests = claims.flatMap(([condition]) => readingsFor(condition, confirmed, readings));
  return { verdict: "broken", call: confirmed, isSmallest, readings, rests: inOrder(rests) };
}

/** The call with the facts that the campaign settles; whatever the caller presses, it is nothing that the tree cannot produce. */
function withSettledFacts(call: CallContext, { duringHours }: CampaignKnowledge): CallContext {
  const settledFacts = { ...(duringHours && { during_hours: duringHours.is }), pressed: call.pressed ?? [] };
  return { ...call, ...settledFacts };
}

/** Without the facts that it does not take, those that were added last first; of a phone that is mobile it goes without saying that it is no landline. */
function withoutNeedless(call: CallContext, isEnough: (call: CallContext) => boolean): CallContext {
  const names = Object.keys(call).filter((name) => name !== "unknown");
  return names.toReversed().reduce<CallContext>((left, name) => {
    // What is listed as unknown are fields of custom data.
    const fewer = Object.fromEntries(
      Object.entries(left).filter(([key]) => key !== name && !(name === "custom_data" && key === "unknown")),
    ) as CallContext;
    return isEnough(fewer) ? fewer : left;
  }, call);
}

function readingsFor(condition: Condition | null, call: CallContext, readings: OtherReadings): readonly string[] {
  const settings = { record_calls: true, call_recording_condition: format(condition) };
  return explain(settings, call, { readings }).readings;
}

/** The readings without which a guarantee would not be proven, found by proving it without each. */
function restsOf({ claims, known, everyReading, options }: Question, violation: Part): readonly ReadingName[] {
  const isProven = (condition: Part): boolean =>
    condition === false || (condition !== true && callMeeting(condition, options) === undefined);
  const rests: string[] = [];
  const { duringHours, canPress } = known;
  if (duringHours !== undefined && duringHours.rests.length > 0) {
    if (!isProven(violationOf(claims, { canPress }))) rests.push(...duringHours.rests);
  }
  if (typeof violation === "boolean") return inOrder(rests);
  for (const [name, condition] of withoutEach(violation, everyReading)) if (!isProven(condition)) rests.push(name);
  if (predicatesOf(violation).some(({ kind }) => kind === "pressed")) rests.push("R17");
  return inOrder(rests);
}

function inOrder(names: readonly string[]): readonly ReadingName[] {
  return [...new Set(names.filter(isReading))].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

/** Told by its form: the table of readings has long texts, which whoever proves does not load. */
function isReading(name: string): name is ReadingName {
  return /^R\d+$/.test(name);
}
