import type { CallContext } from "@recond/evaluator";
import { type Atom, between, type Subject } from "./atoms.js";

/** An atom with its truth. */
export interface AtomTruth {
  readonly atom: Atom;
  readonly truth: boolean;
}

/** A subject with the truth of its atoms, consistent in itself. */
export interface SubjectTruths {
  readonly subject: Subject;
  readonly truths: readonly AtomTruth[];
}

/** A call context in the making. */
export type Facts = { -readonly [Key in keyof CallContext]: CallContext[Key] };

/**
 * A call with facts that make atoms as true or false as is asked for.
 *
 * @returns a call with every fact that one of the atoms reads, and no other
 */
export function buildCall(subjects: readonly SubjectTruths[]): CallContext {
  const call: Facts = {};
  const customData: Record<string, string | null> = {};
  for (const { subject, truths } of subjects) {
    switch (subject.is) {
      case "flag":
      case "phone":
        for (const { atom, truth } of truths) if (atom.is === "flag") call[atom.name] = truth;
        break;
      case "paths":
        call["pressed"] = pathsFor(truths);
        break;
      case "regions":
        call["qualified_regions"] = regionsFor(truths);
        break;
      case "seconds":
        call[subject.name] = secondsFor(truths);
        break;
      case "text":
        if (subject.field.name === "custom_data") setOwn(customData, subject.field.key, textFor(truths));
        else call[subject.field.name] = textFor(truths);
    }
  }
  return Object.keys(customData).length > 0 ? { ...call, custom_data: customData } : call;
}

/** Sets a property that may have any name, `__proto__` too. */
export function setOwn<Value>(object: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The longest of the paths that are to be taken; the others are their beginnings. */
function pathsFor(truths: readonly AtomTruth[]): readonly string[] {
  const taken = truths.flatMap(({ atom, truth }) => (truth && atom.is === "path" ? [atom.path] : []));
  const sorted = taken.toSorted();
  return sorted.filter((path, index) => sorted[index + 1]?.startsWith(path) !== true);
}

function regionsFor(truths: readonly AtomTruth[]): readonly string[] {
  const names = truths.flatMap(({ atom }) => (atom.is === "region" && atom.name !== null ? [atom.name] : []));
  const wanted = truths.flatMap(({ atom, truth }) =>
    truth && atom.is === "region" && atom.name !== null ? [atom.name] : [],
  );
  const isSomewhere = truths.some(({ atom, truth }) => truth && atom.is === "region");
  return wanted.length > 0 || !isSomewhere ? wanted : [freshName(names)];
}

function freshName(names: readonly string[]): string {
  let name = "Elsewhere";
  for (let number = 2; names.includes(name); number += 1) name = `Elsewhere ${String(number)}`;
  return name;
}

/** The lengths that the atoms allow have one bound at each end. */
function secondsFor(truths: readonly AtomTruth[]): number {
  let low = 0;
  let isLowAllowed = true;
  let high = Infinity;
  let isHighAllowed = false;
  for (const { atom, truth } of truths) {
    if (atom.is !== "below" && atom.is !== "up-to") continue;
    const { seconds } = atom;
    const isUpTo = atom.is === "up-to";
    if (truth && (seconds < high || (seconds === high && !isUpTo))) {
      high = seconds;
      isHighAllowed = isUpTo;
    } else if (!truth && (seconds > low || (seconds === low && isUpTo))) {
      low = seconds;
      isLowAllowed = !isUpTo;
    }
  }
  if (isLowAllowed) return low;
  const inside = high === Infinity ? low + 1 : between(low, high);
  return inside ?? (isHighAllowed ? high : low);
}

/** A value for a text field, `null` when nothing is asked of it; ordinary ones are tried before those that always fit. */
function textFor(truths: readonly AtomTruth[]): string | null {
  if (!truths.some(({ truth }) => truth)) return null;
  const literal = truths.find(({ atom, truth }) => truth && atom.is === "equal")?.atom;
  if (literal?.is === "equal") return literal.text;
  const parts = partsFor(truths);
  const candidates = [parts.join(" "), ...ORDINARY.map((word) => [...parts, word].join(" "))];
  return candidates.find((value) => fits(value, truths)) ?? certainText(parts, truths);
}

const ORDINARY: readonly string[] = ["other", "something else", "x", "1", "…"];

/** The parts that the value must have, without those that are in others. */
function partsFor(truths: readonly AtomTruth[]): readonly string[] {
  const parts = truths.flatMap(({ atom, truth }) =>
    truth && atom.is === "part" && atom.text !== "" ? [atom.text] : [],
  );
  return parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)));
}

function fits(value: string, truths: readonly AtomTruth[]): boolean {
  return truths.every(({ atom, truth }) => {
    switch (atom.is) {
      case "equal":
        return (value === atom.text) === truth;
      case "part":
        return value.includes(atom.text) === truth;
      default:
        return /\S/.test(value) === truth;
    }
  });
}

/**
 * No literal of the language holds a control character, so parts joined by tabs have no part in common with any literal but what they
 * have themselves, and a value with a tab equals none. A tab is white space: it makes no value present.
 */
function certainText(parts: readonly string[], truths: readonly AtomTruth[]): string {
  const mustBePresent = truths.some(({ atom, truth }) => truth && atom.is === "present");
  const isPresent = parts.some((part) => /\S/.test(part));
  // U+0001 is neither white space nor in any literal.
  return mustBePresent && !isPresent ? [...parts, "\u0001"].join("\t") : `${parts.join("\t")}\t`;
}
