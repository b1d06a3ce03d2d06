import { describeValue, isRecord, nearest, quote } from "@recond/parser";
import { FACTS, type FactKey } from "./call-context.js";
import { asNames, asSeconds } from "./facts.js";
import { readKeyPath } from "./key-path.js";
import { readUnknownEntry, readUnknownFacts } from "./unknown-facts.js";

type FactKind = (typeof FACTS)[FactKey];

/** Looked up for nearly every fact of the millions in a call log, as is `NONE`. */
const KINDS: ReadonlyMap<string, FactKind> = new Map(Object.entries(FACTS));

const KEYS: readonly string[] = [...Object.keys(FACTS), "unknown"];

/** Nothing is wrong. */
const NONE: readonly string[] = [];

/**
 * What is wrong with the facts of a call: facts of the wrong type, unheard of, or against each other ([R14]), key paths that are none,
 * and entries of `unknown` that name no fact.
 *
 * @param value - a call context from outside, of any type
 * @param passedOver - a key that is no fact and nothing wrong, such as the `id` that a call log gives
 * @returns a sentence for each wrong fact, in the order of the object's keys; an empty list when all is well
 */
export function checkCallContext(value: unknown, passedOver?: string): readonly string[] {
  if (!hasProperties(value)) {
    return [`The call context must be an object with the facts of one call, not ${describeValue(value)}.`];
  }
  const problems: string[] = [];
  for (const key of Object.keys(value)) {
    const fact = value[key];
    // A fact without a value is a missing one.
    const found = fact === undefined || key === passedOver ? NONE : problemsOf(key, fact);
    if (found !== NONE) problems.push(...found);
  }
  if (isBothPhones(value)) problems.push("`mobile` and `landline` are both true: a phone is never both.");
  return problems;
}

/** A `Map`, a form or headers say something, and none of it in their properties: they would count as a call without facts. */
function hasProperties(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && !(Symbol.iterator in value);
}

function problemsOf(key: string, fact: unknown): readonly string[] {
  if (key === "unknown") return problemsOfUnknown(fact);
  const kind = KINDS.get(key);
  return kind === undefined
    ? [unheardOf(`${quote(key)} is no fact of a call`, key, KEYS)]
    : problemsOfFact(key, kind, fact);
}

function unheardOf(sentence: string, name: string, candidates: readonly string[]): string {
  const meant = nearest(name, candidates);
  return meant === undefined ? `${sentence}.` : `${sentence}. Did you mean \`${meant}\`?`;
}

function problemsOfFact(key: string, kind: FactKind, fact: unknown): readonly string[] {
  switch (kind) {
    case "boolean":
      return typeof fact === "boolean" ? NONE : [mustBe(key, "true or false", fact)];
    case "text":
      return typeof fact === "string" || fact === null ? NONE : [mustBe(key, "a text, or null for none", fact)];
    case "texts":
      return problemsOfCustomData(fact);
    case "paths":
      return problemsOfPaths(fact);
    case "names":
      return asNames(fact) === undefined ? [mustBe(key, "a list of texts", fact)] : NONE;
    case "seconds":
      return asSeconds(fact) === undefined ? [mustBe(key, "a number of seconds, 0 or more", fact)] : NONE;
  }
}

function mustBe(fact: string, what: string, value: unknown): string {
  return `\`${fact}\` must be ${what}, not ${describeValue(value)}.`;
}

function problemsOfCustomData(fact: unknown): readonly string[] {
  if (!hasProperties(fact)) return [mustBe("custom_data", "an object of partner names and texts", fact)];
  const names = Object.keys(fact).filter((name) => !isTextOrNothing(fact[name]));
  if (names.length === 0) return NONE;
  return names.map(
    (name) => `${quote(`custom_data[${name}]`)} must be a text, or null for none, not ${describeValue(fact[name])}.`,
  );
}

function isTextOrNothing(value: unknown): boolean {
  return typeof value === "string" || value === null || value === undefined;
}

function problemsOfPaths(fact: unknown): readonly string[] {
  if (!Array.isArray(fact)) return [mustBe("pressed", "a list of key paths", fact)];
  const wrong = listed(fact).filter((path) => typeof path !== "string" || readKeyPath(path) === undefined);
  if (wrong.length === 0) return NONE;
  return wrong.map(
    (path) =>
      `In \`pressed\`, ${describeValue(path)} is no key path: keys are 1-9, a-z, W and N, with blanks between them.`,
  );
}

function problemsOfUnknown(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [mustBe("unknown", "a list of facts", list)];
  return listed(list)
    .filter((entry) => readUnknownEntry(entry) === undefined)
    .map((entry) => {
      const sentence = `In \`unknown\`, ${describeValue(entry)} names no fact`;
      const isWord = typeof entry === "string" && !entry.includes("[");
      return isWord ? unheardOf(sentence, entry, Object.keys(FACTS)) : `${sentence}.`;
    });
}

/** The entries of a list, with `undefined` for its holes, which `filter` would leave out. */
function listed(list: readonly unknown[]): readonly unknown[] {
  return [...list];
}

/** A type that is listed as unknown contradicts nothing. */
function isBothPhones(call: Readonly<Record<string, unknown>>): boolean {
  if (call["mobile"] !== true || call["landline"] !== true) return false;
  const { facts } = readUnknownFacts(call["unknown"]);
  return !facts.has("mobile") && !facts.has("landline");
}
