import {
  type CallContext,
  type CampaignKnowledge,
  evaluate,
  type OtherReadings,
  type ReadingName,
  settledTruth,
} from "@recond/evaluator";
import { predicatesOf, requireObject, remembered } from "@recond/parser";
import { otherReadingsOf, reread } from "./calls/reread.js";
import {
  type Claim,
  claimsOf,
  type ComparedSide,
  type Conjunct,
  conjunctsOf,
  type Guarantee,
  requireGuarantee,
  requireSide,
} from "./proof/violation.js";
import { callMeeting, withoutEach } from "./proof/meeting.js";
import { type BrokenProof, type Proof, prove, type ProveOptions } from "./prove.js";
import type { AnalyzerOptions } from "./search/answers.js";
import { joinOperands } from "./shorten/parts.js";

/** What `prove` says, without the call that breaks a guarantee. */
export type Verdict = Exclude<Proof, BrokenProof> | { readonly verdict: "broken" };

/** A guarantee, and whether it is asked for under every reading. */
export interface PromisedGuarantee extends Guarantee, Pick<ProveOptions, "everyReading"> {}

/** The verdicts on a campaign of which much is prepared for the first guarantee and serves the others. */
export interface AskedCampaign {
  readonly side: ComparedSide;
  readonly known: CampaignKnowledge;
  /** What holds for the calls that are recorded, or for those that are not, with the hours that the campaign has or whatever they are. */
  readonly parts: (isRecorded: boolean, areHoursKnown: boolean) => readonly Conjunct[] | undefined;
}

/**
 * Prepares a campaign for verdicts on many guarantees.
 *
 * @throws InvalidConditionError as `prove` does
 */
export function askedCampaign(side: ComparedSide, known: CampaignKnowledge = {}): AskedCampaign {
  requireSide(side);
  const made = new Map<string, readonly Conjunct[] | undefined>();
  const parts: AskedCampaign["parts"] = (isRecorded, areHoursKnown) => {
    const key = `${isRecorded} ${areHoursKnown}`;
    if (!made.has(key)) {
      made.set(key, conjunctsOf([side.condition, isRecorded], areHoursKnown ? known : withoutHours(known)));
    }
    return made.get(key);
  };
  return { side, known, parts };
}

function withoutHours({ canPress }: CampaignKnowledge): CampaignKnowledge {
  return { canPress };
}

/**
 * The verdicts of `prove` on one guarantee, for many campaigns in a fraction of its time: most campaigns break it by a call that another
 * one broke it by before, or keep it by a few parts of their conditions by which another one kept it.
 *
 * @param options - with a node limit, nothing is shared, so that each campaign has it for itself
 * @returns what gives the verdict for one campaign; it throws as `prove` does
 */
export function verdictsOn(
  guarantee: PromisedGuarantee,
  options: AnalyzerOptions = {},
): (campaign: AskedCampaign) => Verdict {
  requireGuarantee(guarantee);
  requireObject("The options are an object", options);
  const { everyReading = false } = guarantee;
  const shared: Shared = { guarantee, everyReading, breaking: [], cores: new Map(), proven: new Map() };
  const own = predicatesOf(guarantee.condition).length;
  const proven = ({ side, known }: AskedCampaign): Verdict => {
    const proof = prove(side, guarantee, { ...options, known, everyReading, anyCall: true });
    if (proof.verdict !== "broken") return proof;
    shared.breaking.unshift({ call: { ...USUAL, ...proof.call }, readings: proof.readings });
    shared.breaking.splice(MOST_CALLS);
    return { verdict: "broken" };
  };
  return (campaign) => {
    const { side } = campaign;
    const isSmall = own + predicatesOf(side.condition).length <= MOST_PREDICATES && options.nodeLimit === undefined;
    const claims = isSmall ? claimsOf(side, guarantee) : undefined;
    if (claims === undefined || claims.length < 2) return proven(campaign);
    if (isBrokenAsBefore(claims, campaign.known, shared)) return { verdict: "broken" };
    const question = questionOf(campaign, shared);
    if (question === undefined) return proven(campaign);
    return keptByParts(question, shared) ?? recalled(shared.proven, question.key, () => proven(campaign));
  };
}

/** What serves for other campaigns as well. */
interface Shared {
  readonly guarantee: PromisedGuarantee;
  readonly everyReading: boolean;
  /** Calls that broke the guarantee; those that did last stand first. */
  readonly breaking: BreakingCall[];
  /** Whether parts of conditions keep the guarantee whatever the reading, by their text. */
  readonly cores: Map<string, boolean>;
  /** The verdicts of `prove`. */
  readonly proven: Map<string, Verdict>;
}

/** What was found before, by a text that says all that it follows from. */
function recalled<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  if (known.size >= MOST_REMEMBERED && !known.has(key)) known.clear();
  return remembered(known, key, find);
}

function isBrokenAsBefore(claims: readonly Claim[], known: CampaignKnowledge, { breaking }: Shared): boolean {
  const place = breaking.findIndex((each) => isMet(claims, known, each));
  if (place > 0) breaking.unshift(...breaking.splice(place, 1));
  return place !== -1;
}

/** What a call has to meet that breaks the guarantee. */
interface PartedQuestion {
  readonly ofGuarantee: readonly Conjunct[];
  readonly ofSide: readonly Conjunct[];
  /** Says all that the verdict follows from. */
  readonly key: string;
  /** Whether a proof would rest on when keys count. */
  readonly isAboutKeys: boolean;
}

/** @returns undefined where there is nothing to take apart */
function questionOf({ known, parts }: AskedCampaign, shared: Shared): PartedQuestion | undefined {
  const { guarantee, everyReading } = shared;
  const isRecorded = guarantee.kind !== "always";
  const restsOnHours = known.duringHours !== undefined && known.duringHours.rests.length > 0;
  const partsWith = (areHoursKnown: boolean): Pick<PartedQuestion, "ofSide" | "ofGuarantee"> | undefined => {
    const ofSide = parts(isRecorded, areHoursKnown);
    const promise: Claim = [guarantee.condition, guarantee.kind !== "only"];
    const ofGuarantee = conjunctsOf(promise, areHoursKnown ? known : withoutHours(known));
    return ofSide && ofGuarantee && { ofSide, ofGuarantee };
  };
  const settled = partsWith(true);
  // Proven whatever the hours are, it does not rest on them.
  const asked = restsOnHours ? partsWith(false) : settled;
  if (asked === undefined) return undefined;
  const text = textOf(allOf(asked));
  return {
    ...asked,
    key: restsOnHours ? JSON.stringify([text, known.duringHours]) : text,
    isAboutKeys: allOf(everyReading ? asked : settled).some(({ subjects }) => subjects.has("pressed")),
  };
}

function allOf(parts: Pick<PartedQuestion, "ofSide" | "ofGuarantee"> | undefined): readonly Conjunct[] {
  return parts === undefined ? [] : [...parts.ofGuarantee, ...parts.ofSide];
}

function textOf(parts: readonly Conjunct[]): string {
  return parts.map(({ text }) => text).join("\n");
}

/** A proof out of those parts that are about what the guarantee is about. */
function keptByParts({ ofGuarantee, ofSide, isAboutKeys }: PartedQuestion, shared: Shared): Verdict | undefined {
  const subjects = ofGuarantee.flatMap((part) => [...part.subjects]);
  const near = ofSide.filter((part) => part.size <= MOST_IN_PART && subjects.some((name) => part.subjects.has(name)));
  if (near.length === 0) return undefined;
  const core = [...ofGuarantee, ...near];
  const isNever = recalled(shared.cores, textOf(core), () => isContradictory(core, shared.everyReading));
  return isNever ? { verdict: "proven", rests: isAboutKeys ? PRESSED : [] } : undefined;
}

/** Whether no call meets all of them, and no other reading that could make a difference changes that, nor a phone of both types. */
function isContradictory(core: readonly Conjunct[], everyReading: boolean): boolean {
  const nodes = core.map(({ node }) => node);
  const whole = joinOperands("and", nodes);
  const asked = (everyReading ? otherReadingsOf(whole) : [{}]).map((readings) => reread(whole, readings).condition);
  const others = [...withoutEach(whole, everyReading)].map(([, condition]) => condition);
  return [...asked, ...others].every((condition) => callMeeting(condition, {}) === undefined);
}

/** A call that broke the guarantee for some campaign. */
interface BreakingCall {
  readonly call: CallContext;
  readonly readings: OtherReadings;
}

/** For so few predicates `prove` always comes to an end; with more, it could be undecided where another call is luckier. */
const MOST_PREDICATES = 32;

const MOST_CALLS = 32;

/** A part with more predicates has hardly been met before. */
const MOST_IN_PART = 3;

const MOST_REMEMBERED = 2000;

/** The moment at which keys count is open. */
const PRESSED: readonly ReadingName[] = ["R17"];

/** What most calls are like, for the facts that a call leaves out. */
const USUAL: CallContext = {
  during_hours: true,
  repeat: false,
  landline: false,
  mobile: false,
  sms_sent: false,
  pressed: [],
  qualified_regions: [],
  affiliate_name: null,
  media_type: null,
  promo_number_description: null,
  custom_data: {},
};

/** Whether a call that is as the campaign has it meets the claims. */
function isMet(claims: readonly Claim[], known: CampaignKnowledge, { call, readings }: BreakingCall): boolean {
  const { duringHours } = known;
  const own = duringHours === undefined ? call : { ...call, during_hours: duringHours.is };
  const options = Object.keys(readings).length === 0 ? undefined : { readings };
  return (
    claims.every(([condition, truth]) => evaluate(condition, own, options) === truth) &&
    // A key that its tree cannot produce is not pressed.
    claims.every(([condition]) =>
      predicatesOf(condition).every(
        (leaf) =>
          leaf.kind !== "pressed" || settledTruth(leaf, known) === undefined || evaluate(leaf, own, options) === false,
      ),
    )
  );
}
