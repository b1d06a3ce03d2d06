import type { DurationName, FlagName, Predicate, TextField } from "@recond/parser";
import { factName } from "@recond/evaluator";

/**
 * What predicates are made of: the least that can be true or false of one fact. Most predicates are one atom or its opposite; lengths
 * are made of two, because `duration = 5 sec` is at most 5 but not below 5.
 */
export type Atom =
  | { readonly is: "flag"; readonly name: FlagName }
  | { readonly is: "path"; readonly path: string }
  | { readonly is: "region"; readonly name: string | null }
  | { readonly is: "equal"; readonly text: string }
  | { readonly is: "part"; readonly text: string }
  | { readonly is: "present" }
  | { readonly is: "below"; readonly seconds: number }
  | { readonly is: "up-to"; readonly seconds: number };

/** The fact that a predicate's atoms are about; both types of a phone are one fact, because they exclude each other. */
export type Subject =
  | { readonly is: "flag"; readonly name: Exclude<FlagName, "mobile" | "landline"> }
  | { readonly is: "phone" }
  | { readonly is: "paths" }
  | { readonly is: "regions" }
  | { readonly is: "text"; readonly field: TextField }
  | { readonly is: "seconds"; readonly name: DurationName };

/** What a predicate reads. */
export function subjectOf(predicate: Predicate): Subject {
  switch (predicate.kind) {
    case "flag":
      return predicate.name === "mobile" || predicate.name === "landline"
        ? { is: "phone" }
        : { is: "flag", name: predicate.name };
    case "pressed":
      return { is: "paths" };
    case "region":
      return { is: "regions" };
    case "comparison":
    case "presence":
      return { is: "text", field: predicate.field };
    case "duration":
      return { is: "seconds", name: predicate.name };
  }
}

/** The name of what a predicate reads: as the fact's, but one for all key paths, and one for both types of a phone. */
export function subjectName(predicate: Predicate): string {
  const { is } = subjectOf(predicate);
  if (is === "phone") return "phone";
  return is === "paths" ? "pressed" : factName(predicate);
}

const BLANK_TEXT = /^\s*$/;

function isBlank(text: string): boolean {
  return BLANK_TEXT.test(text);
}

/** Whether `a` can only be true when `b` is. Both are atoms of one subject. With `excludes` this is all that predicates mean. */
export function implies(a: Atom, b: Atom): boolean {
  switch (a.is) {
    case "flag":
      return b.is === "flag" && a.name === b.name;
    case "path":
      return b.is === "path" && a.path.startsWith(b.path);
    case "region":
      return b.is === "region" && (b.name === null || a.name === b.name);
    case "equal":
    case "part":
      return textImplies(a, b);
    case "present":
      return b.is === "present" || (b.is === "part" && b.text === "");
    case "below":
      return (b.is === "below" || b.is === "up-to") && (a.seconds <= b.seconds || isNextBelow(b, a.seconds));
    case "up-to":
      return b.is === "below" ? a.seconds < b.seconds : b.is === "up-to" && a.seconds <= b.seconds;
  }
}

function textImplies(a: Extract<Atom, { is: "equal" | "part" }>, b: Atom): boolean {
  if (b.is === "present") return !isBlank(a.text);
  if (b.is === "part") return a.text.includes(b.text);
  return b.is === "equal" && a.is === "equal" && a.text === b.text;
}

/** Numbers have gaps: far from 0, nothing may lie between "at most `b`" and "below `seconds`". */
function isNextBelow(b: Atom, seconds: number): boolean {
  return b.is === "up-to" && b.seconds < seconds && between(b.seconds, seconds) === undefined;
}

/** Whether `a` and `b` cannot both be true. Both are atoms of one subject, and not the same. */
export function excludes(a: Atom, b: Atom): boolean {
  if (a.is === "flag") return b.is === "flag" && a.name !== b.name;
  if (a.is === "equal") return equalExcludes(a.text, b);
  return b.is === "equal" && equalExcludes(b.text, a);
}

function equalExcludes(text: string, other: Atom): boolean {
  switch (other.is) {
    case "equal":
      return other.text !== text;
    case "part":
      return !text.includes(other.text);
    case "present":
      return isBlank(text);
    case "flag":
    case "path":
    case "region":
    case "below":
    case "up-to":
      return false;
  }
}

/** Whether no other atom can imply this one, whatever it is: looking for those would be in vain. */
export function isImpliedByNone(atom: Atom): boolean {
  return atom.is === "equal" || atom.is === "flag";
}

/** A number greater than `low` and less than `high`, a whole one if there is one; undefined when no number lies between. */
export function between(low: number, high: number): number | undefined {
  if (low + 1 < high) return low + 1;
  const middle = low + (high - low) / 2;
  return low < middle && middle < high ? middle : undefined;
}
