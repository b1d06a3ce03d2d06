import { firstUnwritable } from "../language/characters.js";
import type { DurationName, DurationOperator, Predicate, Span, TextField } from "../language/tree.js";
import { LEGAL_KEYS, type Term } from "../language/vocabulary.js";

/** What stands behind a term: `present`, or an operator with a text (quotes included) or with the words of a length. */
export type NativeTest =
  | "present"
  | { readonly operator: string; readonly text: string }
  | { readonly operator: string; readonly length: readonly string[] };

/**
 * The node for a predicate that is written exactly as the language wants it.
 *
 * @param brackets - the text of the brackets behind the term, with them
 * @returns the node, or undefined for anything that is not exactly right: `mistakes/` then finds out what
 */
export function nativePredicate(
  terms: ReadonlyMap<string, Term>,
  span: Span,
  word: string,
  brackets: string | undefined,
  test: NativeTest | undefined,
): Predicate | undefined {
  const term = terms.get(word);
  switch (term?.kind) {
    case "flag":
      return brackets === undefined && test === undefined ? { kind: "flag", name: term.name, span } : undefined;
    case "pressed":
      return test === undefined ? pressedNode(brackets, span) : undefined;
    case "text":
      return textNode(term.name, brackets, test, span);
    case "region":
      return test === undefined ? regionNode(brackets, span) : undefined;
    case "duration":
      return brackets === undefined ? durationNode(term.name, test, span) : undefined;
    case undefined:
      return undefined;
  }
}

function pressedNode(brackets: string | undefined, span: Span): Predicate | undefined {
  const keys = brackets === undefined ? undefined : keyPath(brackets);
  return keys === undefined ? undefined : { kind: "pressed", keys, span };
}

/** The keys in brackets, or undefined when they are not single legal keys with blanks or tabs between ([R8]). */
function keyPath(brackets: string): readonly string[] | undefined {
  if (!brackets.endsWith("]")) return undefined;
  const keys = brackets.slice(1, -1).split(/[ \t]+/);
  if (keys[0] === "") keys.shift();
  if (keys.at(-1) === "") keys.pop();
  return keys.length > 0 && keys.every((key) => LEGAL_KEYS.has(key)) ? keys : undefined;
}

function textNode(
  name: TextField["name"],
  brackets: string | undefined,
  test: NativeTest | undefined,
  span: Span,
): Predicate | undefined {
  const field = textField(name, brackets);
  if (field === undefined || test === undefined) return undefined;
  if (test === "present") return { kind: "presence", field, span };
  if (!("text" in test)) return undefined;
  const { operator } = test;
  const value = textValue(test.text);
  const comparesTexts = operator === "=" || operator === "!=" || operator === "contains";
  return comparesTexts && value !== undefined ? { kind: "comparison", field, operator, value, span } : undefined;
}

function textField(name: TextField["name"], brackets: string | undefined): TextField | undefined {
  if (name !== "custom_data") return brackets === undefined ? { name } : undefined;
  const key = brackets === undefined ? undefined : bracketedName(brackets);
  return key === undefined ? undefined : { name: "custom_data", key };
}

/** The name in brackets, trimmed; undefined when it is not closed, empty, or has what no name can have ([R7]). */
function bracketedName(brackets: string): string | undefined {
  if (!brackets.endsWith("]") || /["\r\n\u2028\u2029]/.test(brackets)) return undefined;
  const name = brackets.slice(1, -1).trim();
  return name === "" || firstUnwritable(name) !== undefined ? undefined : name;
}

/** The text between the quotes; undefined when it is not closed or has what no text can have ([R6]). */
function textValue(quoted: string): string | undefined {
  if (quoted.length < 2 || !quoted.endsWith('"')) return undefined;
  const value = quoted.slice(1, -1);
  return firstUnwritable(value) === undefined ? value : undefined;
}

function regionNode(brackets: string | undefined, span: Span): Predicate | undefined {
  if (brackets === undefined) return { kind: "region", name: null, span };
  const name = bracketedName(brackets);
  return name === undefined ? undefined : { kind: "region", name, span };
}

function durationNode(name: DurationName, test: NativeTest | undefined, span: Span): Predicate | undefined {
  if (test === undefined || test === "present" || !("length" in test)) return undefined;
  const { operator } = test;
  const seconds = lengthInSeconds(test.length);
  return seconds !== undefined && comparesLengths(operator)
    ? { kind: "duration", name, operator, seconds, span }
    : undefined;
}

/** Whether an operator compares lengths. */
export function comparesLengths(operator: string): operator is DurationOperator {
  return operator === ">" || operator === ">=" || operator === "<" || operator === "<=" || operator === "=";
}

/** `60`, `12 sec`, `1 min`, `2 min 30 sec` in seconds; undefined for other units, another order or lengths beyond exact numbers. */
export function lengthInSeconds(words: readonly string[]): number | undefined {
  const [first = "", unit, second, secondUnit] = words;
  let seconds: number;
  if (unit === undefined || (unit === "sec" && second === undefined)) seconds = Number(first);
  else if (unit === "min" && second === undefined) seconds = Number(first) * 60;
  else if (unit === "min" && secondUnit === "sec") seconds = Number(first) * 60 + Number(second);
  else return undefined;
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
