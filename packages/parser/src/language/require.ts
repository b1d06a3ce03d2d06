import { quote } from "./characters.js";

/*
 * The types of a function do not hold for callers in JavaScript, nor for what a program only believes to have read. Where such a value would be
 * misunderstood, or end in an error of the engine that names a property which nobody knows, it is refused in a sentence.
 */

/** What a value of the wrong type is: ``the text `true` ``, `the number 1`, `null`, `a list`, `an object`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text ${quote(value)}`;
    case "number":
      return `the number ${String(value)}`;
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "a list";
      return Symbol.iterator in value ? "a `Map` or the like" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

/**
 * Refuses a value that is not as it is expected.
 *
 * @param expected - the sentence up to the value: `A condition is a string`
 * @throws TypeError that says so, and what the value is
 */
export function requireThat(isFine: boolean, expected: string, value: unknown): void {
  if (!isFine) throw new TypeError(`${expected}, not ${describeValue(value)}.`);
}

/** Refuses what is no text. */
export function requireText(expected: string, value: unknown): void {
  requireThat(typeof value === "string", expected, value);
}

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses what is no object, or has not all of some properties; a list is none. */
export function requireObject(expected: string, value: unknown, ...names: readonly string[]): void {
  requireThat(isRecord(value) && names.every((name) => name in value), expected, value);
}

/** Refuses what is no list. */
export function requireList(expected: string, value: unknown): void {
  requireThat(Array.isArray(value), expected, value);
}
