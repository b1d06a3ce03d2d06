import { type AnalyzerOptions, type Satisfiable, satisfiable } from "@recond/analyzer";
import { type CallContext, evaluate, factName } from "@recond/evaluator";
import {
  and,
  type Condition,
  customData,
  InvalidConditionError,
  LEGAL_KEYS,
  not,
  or,
  presence,
  type Predicate,
  type Pressed,
} from "@recond/parser";

/**
 * A call with unknown facts for which one of two conditions is settled and the other is open.
 *
 * Two conditions that agree on every call whose facts are known never contradict each other on the others, but one may be open where the
 * other is not: `mobile or not mobile` is, as long as the phone is unknown. To find such a call, each condition is written once as
 * "certainly true" and once as "certainly false", over the facts and over what is known of them; the search is then an ordinary one.
 *
 * @param a - a condition
 * @param b - one that is equivalent to it on calls whose facts are known
 * @returns the call; null when there is none; undefined when the search reached its limit
 */
export function openDifference(
  a: Condition | null,
  b: Condition | null,
  options: AnalyzerOptions,
): CallContext | null | undefined {
  const predicates = [a, b].flatMap((condition) => (condition === null ? [] : leavesOf(condition)));
  if (predicates.length > MOST_PREDICATES) return undefined;
  const settled = settledFor(predicates);
  const differs = or(
    exclusive(settled.asTrue(a), settled.asTrue(b)),
    exclusive(settled.asFalse(a), settled.asFalse(b)),
  );
  const found = trySatisfy(differs, options);
  if (found?.answer !== true) return found?.answer === false ? null : undefined;
  const call = withoutUnread(settled.forget(found.example), new Set(predicates.map(factName)));
  return evaluate(a, call) === evaluate(b, call) ? undefined : call;
}

/** Of a phone's two facts the one that nobody reads says nothing, unless it is what tells the other. */
function withoutUnread(call: CallContext, read: ReadonlySet<string>): CallContext {
  const { landline, mobile, unknown = [], ...others } = call;
  return {
    ...others,
    ...((read.has("landline") || landline === true) && landline !== undefined && { landline }),
    ...((read.has("mobile") || mobile === true) && mobile !== undefined && { mobile }),
    unknown: unknown.filter((name) => read.has(name) || (name !== "mobile" && name !== "landline")),
  };
}

/** Larger conditions would take long, and whoever writes them has other questions. */
const MOST_PREDICATES = 2000;

/** What is asked has more levels than the conditions, which may have as many as the language allows. */
function trySatisfy(condition: Condition, options: AnalyzerOptions): Satisfiable | undefined {
  try {
    return satisfiable(condition, options);
  } catch (error) {
    if (error instanceof InvalidConditionError) return undefined;
    throw error;
  }
}

function exclusive(a: Condition, b: Condition): Condition {
  return or(and(a, not(b)), and(b, not(a)));
}

/** Conditions about what is known of a call. */
interface Settled {
  /** Holds when a condition is true whatever the unknown facts are, as the evaluator finds it. */
  readonly asTrue: (condition: Condition | null) => Condition;
  /** Holds when it is false whatever they are. */
  readonly asFalse: (condition: Condition | null) => Condition;
  /** A call in which the facts that are not known are unknown. */
  readonly forget: (call: CallContext) => CallContext;
}

function settledFor(predicates: readonly Predicate[]): Settled {
  const names = factsOf(predicates);
  const keys = predicates.filter((predicate) => predicate.kind === "pressed");
  const marker = freshKey(names);
  const marks = new Map(names.map((name, index) => [name, presence(customData(`${marker} ${index}`))]));
  const markOf = (name: string): Condition => marks.get(name) ?? presence(customData(marker));
  const anyMark = presence(customData(marker));

  const settle = (node: Condition, truth: boolean): Condition => {
    if (node.kind === "not") return settle(node.operand, !truth);
    if (node.kind === "and" || node.kind === "or") {
      const parts = node.operands.map((operand) => settle(operand, truth));
      return (node.kind === "and") === truth ? and(...parts) : or(...parts);
    }
    return truth ? certainlyTrue(node, markOf) : certainlyFalse(node, markOf, keys);
  };
  return {
    asTrue: (condition) => (condition === null ? or(anyMark, not(anyMark)) : settle(condition, true)),
    asFalse: (condition) => (condition === null ? and(anyMark, not(anyMark)) : settle(condition, false)),
    forget: (call) => forget(call, marker, [...marks.keys()]),
  };
}

function leavesOf(node: Condition): readonly Predicate[] {
  if (node.kind === "not") return leavesOf(node.operand);
  return node.kind === "and" || node.kind === "or" ? node.operands.flatMap(leavesOf) : [node];
}

/** What is known of one kind of phone may tell the other ([R14]). */
function factsOf(predicates: readonly Predicate[]): readonly string[] {
  const names = new Set(predicates.map(factName));
  if (PHONES.some((phone) => names.has(phone))) for (const phone of PHONES) names.add(phone);
  return [...names];
}

const PHONES = ["mobile", "landline"] as const;

/** A name in custom data with which no fact begins. */
function freshKey(names: readonly string[]): string {
  let key = "unknown";
  while (names.some((name) => name.startsWith(`custom_data[${key}`))) key += "!";
  return key;
}

type MarkOf = (fact: string) => Condition;

/** A key path that was taken is known to be, whatever else is unknown. */
function certainlyTrue(predicate: Predicate, markOf: MarkOf): Condition {
  return predicate.kind === "pressed" ? predicate : and(predicate, not(markOf(factName(predicate))));
}

function certainlyFalse(predicate: Predicate, markOf: MarkOf, keys: readonly Pressed[]): Condition {
  const isKnown = not(markOf(factName(predicate)));
  if (predicate.kind === "pressed") {
    return and(not(predicate), ...longer(predicate, keys).map((each) => not(markOf(each))));
  }
  if (predicate.kind !== "flag" || (predicate.name !== "mobile" && predicate.name !== "landline")) {
    return and(not(predicate), isKnown);
  }
  // A phone is never both ([R14]): that it is the one kind tells that it is not the other.
  const other = { kind: "flag", name: predicate.name === "mobile" ? "landline" : "mobile" } as const;
  const otherIsKnown = not(markOf(other.name));
  return and(not(predicate), or(isKnown, and(other, otherIsKnown)));
}

/** A path that is unknown makes its beginnings unknown. */
function longer({ keys }: Pressed, all: readonly Pressed[]): readonly string[] {
  return [...new Set(all.filter((each) => keys.every((key, index) => each.keys[index] === key)).map(factName))];
}

/** Takes the marks out of a call, and puts the facts that they stand for on its list of unknown ones. */
function forget(call: CallContext, marker: string, names: readonly string[]): CallContext {
  const { custom_data = {}, ...others } = call;
  const isMarked = (index: number): boolean => (custom_data[`${marker} ${index}`] ?? "").trim() !== "";
  const unknown = new Set(names.filter((_, index) => isMarked(index)));
  const isKnown = (name: string): boolean => !unknown.has(name);
  const own = Object.entries(custom_data).filter(([key]) => !key.startsWith(marker) && isKnown(`custom_data[${key}]`));
  const hasOwn = names.some((name) => name.startsWith("custom_data["));
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => isKnown(name))),
    ...(hasOwn && { custom_data: Object.fromEntries(own) }),
    unknown: [...unknown].map((name) => unknownEntry(name, names)),
  };
}

/** A key path is made unknown by one that goes on from it with a key that nobody asks for: other paths stay known. */
function unknownEntry(name: string, names: readonly string[]): string {
  if (!name.startsWith("pressed[")) return name;
  const path = name.slice(0, -1);
  const key = [...LEGAL_KEYS].find((candidate) => names.every((other) => !other.startsWith(`${path} ${candidate}`)));
  return key === undefined ? name : `${path} ${key}]`;
}
