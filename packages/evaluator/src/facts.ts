import { type FlagName, isRecord, type TextField } from "@recond/parser";
import { type FactKey, factsIn } from "./call-context.js";
import { readKeyPath, startsWithKeys, startsWithPath } from "./key-path.js";
import type { OtherReadings } from "./other-readings.js";
import type { Truth } from "./truth.js";
import { readUnknownFacts, type UnknownFacts } from "./unknown-facts.js";

/** The facts of one call, ready to be asked. Everything that is missing, of the wrong type or listed as unknown is `undefined`. */
export interface Facts {
  /** The call context itself; its values are still unchecked. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the call's `unknown` list takes away; undefined without a list, as with nearly all calls. */
  readonly unknown: UnknownFacts | undefined;
}

/**
 * Reads a call context; never throws on one that is malformed.
 *
 * @param call - a call context, or any other value, of which no fact is known then
 */
export function readFacts(call: unknown): Facts {
  const given = factsIn(call);
  const list = given["unknown"];
  return { given, unknown: list === undefined ? undefined : readUnknownFacts(list) };
}

/**
 * The value of a fact as it was given, `undefined` when it is missing or listed as unknown. The facts of recording conditions have a line
 * of their own, which the engine knows to read one property; the line for whichever property is twice as slow.
 */
function valueOf({ given, unknown }: Facts, key: FactKey): unknown {
  if (unknown !== undefined && unknown.facts.has(key)) return undefined;
  switch (key) {
    case "during_hours":
      return given["during_hours"];
    case "repeat":
      return given["repeat"];
    case "landline":
      return given["landline"];
    case "mobile":
      return given["mobile"];
    case "pressed":
      return given["pressed"];
    case "affiliate_name":
      return given["affiliate_name"];
    case "media_type":
      return given["media_type"];
    case "promo_number_description":
      return given["promo_number_description"];
    case "custom_data":
      return given["custom_data"];
    default:
      return given[key];
  }
}

/** A flag's truth, with what one phone type says about the other ([R14]). */
export function flagTruth(facts: Facts, name: FlagName): Truth {
  const value = valueOf(facts, name);
  if (typeof value === "boolean") return value;
  return isDerivedFlag(facts, name) ? false : undefined;
}

/** Whether a flag is false only because the phone is of the other type ([R14]). */
export function isDerivedFlag(facts: Facts, name: FlagName): boolean {
  if (name !== "mobile" && name !== "landline") return false;
  if (typeof valueOf(facts, name) === "boolean") return false;
  return valueOf(facts, name === "mobile" ? "landline" : "mobile") === true;
}

/** Whether the path was taken: some path of the call starts with it ([R9]). */
export function pressedTruth(facts: Facts, keys: readonly string[], readings: OtherReadings): Truth {
  const path = keys.join(" ");
  if (readings.R9 === "whole-path") return wholePathTruth(facts, path);
  const truth = isTaken(valueOf(facts, "pressed"), keys);
  if (truth !== false || facts.unknown === undefined) return truth;
  const isUnknown = facts.unknown.paths.some((other) => startsWithPath(other, path) || startsWithPath(path, other));
  return isUnknown ? undefined : false;
}

/** Whether a path that was taken is this one, and was not gone on with. */
function wholePathTruth(facts: Facts, path: string): Truth {
  const paths = valueOf(facts, "pressed");
  if (!Array.isArray(paths) || isTaken(paths, []) === undefined) return undefined;
  const taken = paths.map((entry) => readKeyPath(String(entry)) ?? "");
  const longer = taken.filter((other) => other !== path && startsWithPath(other, path));
  // What goes on with a longer path that was taken says nothing of this one.
  const perhaps = (facts.unknown?.paths ?? []).filter((other) => !longer.some((start) => startsWithPath(other, start)));
  const goesOn = perhaps.some((other) => other !== path && startsWithPath(other, path));
  if (taken.includes(path)) return goesOn ? undefined : true;
  return goesOn || perhaps.some((other) => startsWithPath(path, other)) ? undefined : false;
}

/** Whether it is known which paths were taken, apart from single ones. */
export function arePathsKnown(facts: Facts): boolean {
  return isTaken(valueOf(facts, "pressed"), []) !== undefined;
}

/**
 * Whether one of the paths starts with these keys ([R9]). One entry that is no key path makes the whole fact unknown, so all of them are read.
 *
 * @param paths - the value of `pressed`, of any type
 */
export function isTaken(paths: unknown, keys: readonly string[]): Truth {
  if (!Array.isArray(paths)) return undefined;
  let truth = false;
  for (const entry of paths as readonly unknown[]) {
    const taken = typeof entry === "string" ? readKeyPath(entry) : undefined;
    if (taken === undefined) return undefined;
    if (startsWithKeys(taken, keys)) truth = true;
  }
  return truth;
}

/** A text field's value: `null` when it has none, `undefined` when that is unknown ([R11], [R13]). */
export function textOf(facts: Facts, field: TextField): string | null | undefined {
  if (field.name !== "custom_data") return asText(valueOf(facts, field.name));
  const fields = valueOf(facts, "custom_data");
  return facts.unknown?.customData.has(field.key) === true ? undefined : asText(customText(fields, field.key));
}

/** A custom-data field's value. Only own properties are fields ([R13]), and a `Map` has its names elsewhere: none of them is known. */
export function customText(fields: unknown, key: string): unknown {
  if (!isRecord(fields)) return undefined;
  if (Object.hasOwn(fields, key)) return fields[key];
  return Symbol.iterator in fields ? undefined : null;
}

function asText(value: unknown): string | null | undefined {
  return typeof value === "string" || value === null ? value : undefined;
}

/** The names of the regions that the caller calls from. */
export function regionsOf(facts: Facts): readonly string[] | undefined {
  return asNames(valueOf(facts, "qualified_regions"));
}

/** A list of texts, `undefined` for any other value. */
export function asNames(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  // A loop, because it sees the holes of a list, which `every` leaves out.
  for (const name of value as readonly unknown[]) if (typeof name !== "string") return undefined;
  return value as readonly string[];
}

/** A length of the call in seconds. */
export function secondsOf(facts: Facts, name: "duration" | "connect_duration"): number | undefined {
  return asSeconds(valueOf(facts, name));
}

/** A number of seconds from 0 on, `undefined` for any other value. */
export function asSeconds(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
