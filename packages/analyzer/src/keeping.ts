import type { CallContext, OtherReadings } from "@recond/evaluator";
import { type Condition, isWritable, requireList, requireObject } from "@recond/parser";
import { type ComparedSide, type Guarantee, requireSide } from "./proof/violation.js";
import { prove, type ProveOptions } from "./prove.js";
import { isUndecided } from "./search/answers.js";
import { join, opposite, type Part } from "./shorten/parts.js";
import { simplify } from "./simplify.js";
import type { PromisedGuarantee } from "./verdicts.js";

/** What keeps all guarantees of a campaign, or why nothing is known that does. */
export type Keeping<Of extends PromisedGuarantee = PromisedGuarantee> =
  /** Another condition, proven to keep each of them; null for the empty one. */
  | { readonly by: "condition"; readonly condition: Condition | null }
  /** Both settings: no condition does, with `record_calls` as it is. */
  | { readonly by: "settings"; readonly recordCalls: boolean; readonly condition: Condition | null }
  | { readonly by: "nothing"; readonly contradiction: Contradiction<Of> }
  | { readonly by: "unknown" };

/** Two guarantees that no campaign can keep, if such calls can come to it. */
export interface Contradiction<Of extends PromisedGuarantee = PromisedGuarantee> {
  /** This one wants the call to be recorded. */
  readonly always: Of;
  /** And this one does not. */
  readonly other: Of;
  readonly call: CallContext;
  /** The other readings under which they contradict each other; none: ours. */
  readonly readings: OtherReadings;
}

/**
 * The condition that records as a broken guarantee wants it, and otherwise as before: less for `never` and `only`, more for `always`. It is
 * proven to keep the guarantee.
 *
 * @param side - settings that break it
 * @returns simplified; null for the empty condition; undefined where no condition does: nothing may be recorded, or nothing is
 * whatever the condition, or it could not be proven
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function keeping(
  side: ComparedSide,
  guarantee: Guarantee,
  options: ProveOptions = {},
): Condition | null | undefined {
  requireObject("The options are an object", options);
  const kept = keepingAll(side, [{ ...guarantee, everyReading: options.everyReading }], options);
  return kept.by === "condition" ? kept.condition : undefined;
}

/**
 * What records as all guarantees of a campaign want it, and otherwise as before.
 *
 * @param side - settings that break one of them
 * @param guarantees - all that the campaign is under: what mends one of them is not to break another
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function keepingAll<Of extends PromisedGuarantee>(
  side: ComparedSide,
  guarantees: readonly Of[],
  options: Omit<ProveOptions, "everyReading" | "anyCall"> = {},
): Keeping<Of> {
  requireSide(side);
  requireList("The guarantees are a list", guarantees);
  const question = { side, guarantees, options };
  const open = guarantees.filter((each) => !isKept(side, each, question));
  const own = side.isNone ? false : (side.condition ?? true);
  const least = recording(join("and", [own, ...wanted(open, false)]), wanted(open, true));
  const found = keptBy(least, question);
  if (found !== undefined) return found;
  const contradiction = contradictionIn(question);
  if (contradiction !== undefined) return { by: "nothing", contradiction };
  if (!guarantees.some(({ everyReading }) => everyReading === true)) return { by: "unknown" };
  // Under other readings it may be that only one of these is proven.
  const [more, less] = [wanted(guarantees, true), wanted(guarantees, false)];
  return (
    keptBy(join("and", [recording(own, more), ...less]), question) ??
    keptBy(recording(join("and", [own, ...less]), more), question) ?? { by: "unknown" }
  );
}

interface Question<Of extends PromisedGuarantee> {
  readonly side: ComparedSide;
  readonly guarantees: readonly Of[];
  readonly options: ProveOptions;
}

function isKept<Of extends PromisedGuarantee>(side: ComparedSide, guarantee: Of, { options }: Question<Of>): boolean {
  const { everyReading } = guarantee;
  return prove(side, guarantee, { ...options, everyReading, anyCall: true }).verdict === "proven";
}

function recording(part: Part, more: readonly Part[]): Part {
  return join("or", [part, ...more]);
}

/**
 * What guarantees say of the calls that are recorded.
 *
 * @param isMore - whether of those that have to be; otherwise of all others, what they have to meet
 */
function wanted(guarantees: readonly Guarantee[], isMore: boolean): readonly Part[] {
  return guarantees.flatMap(({ kind, condition }): readonly Part[] => {
    if (isMore !== (kind === "always")) return [];
    if (kind !== "never") return [condition ?? true];
    return [condition === null ? false : opposite(condition)];
  });
}

/** Undefined where that is not proven of it. */
function keptBy<Of extends PromisedGuarantee>(recorded: Part, question: Question<Of>): Keeping<Of> | undefined {
  const { side, guarantees, options } = question;
  const isKeeping = (settings: ComparedSide): boolean => guarantees.every((each) => isKept(settings, each, question));
  const meaning = meaningOf(recorded, options);
  if (meaning === "never") {
    const isNothing = !side.isNone && isKeeping({ condition: null, isNone: true });
    return isNothing ? { by: "settings", recordCalls: false, condition: side.condition } : undefined;
  }
  const condition = meaning.find((each) => isKeeping({ condition: each, isNone: false }));
  if (condition === undefined) return undefined;
  return side.isNone ? { by: "settings", recordCalls: true, condition } : { by: "condition", condition };
}

/** The conditions that may say it, the shortest first. */
function meaningOf(recorded: Part, options: ProveOptions): readonly (Condition | null)[] | "never" {
  if (recorded === false) return "never";
  const whole = recorded === true ? null : recorded;
  // Two conditions that can be written may be too much in one.
  if (!isWritable(whole)) return [];
  const simple = simplify(whole, options);
  if (isUndecided(simple)) return [];
  if (simple.is === "never") return "never";
  // What is shorter under our readings may not mean the same under others.
  return [simple.is === "always" ? null : simple.condition, whole];
}

/** A call that one guarantee wants to be recorded, and another does not. */
function contradictionIn<Of extends PromisedGuarantee>({
  guarantees,
  options,
}: Question<Of>): Contradiction<Of> | undefined {
  const others = guarantees.filter(({ kind }) => kind !== "always");
  for (const always of guarantees.filter(({ kind }) => kind === "always")) {
    for (const other of others) {
      const everyReading = always.everyReading === true && other.everyReading === true;
      // Whoever keeps the first records at least this.
      const least = { condition: always.condition, isNone: false };
      const proof = prove(least, other, { ...options, everyReading });
      if (proof.verdict === "broken") return { always, other, call: proof.call, readings: proof.readings };
    }
  }
  return undefined;
}
