import type { FlagName, TextField } from "@recond/parser";
import { type FactKey, isRecord } from "./call-context.js";
import { readKeyPath, startsWithPath } from "./key-path.js";
import type { Truth } from "./truth.js";
import { readUnknownFacts, type UnknownFacts } from "./unknown-facts.js";

/** The facts of one call, ready to be asked. Everything that is missing, of the wrong type or listed as unknown is `undefined`. */
export interface Facts {
  /** The call context itself; its values are still unchecked. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly unknown: UnknownFacts;
  /** The key paths taken, canonical. */
  readonly paths: readonly string[] | undefined;
}

/** A call of which nothing is known: what any value that is no object stands for. */
const NOTHING: Readonly<Record<string, unknown>> = {};

/**
 * Reads a call context; never throws on one that is malformed.
 *
 * @param call - a call context, or any other value, of which no fact is known then
 */
export function readFacts(call: unknown): Facts {
  const given = isRecord(call) ? call : NOTHING;
  const unknown = readUnknownFacts(given["unknown"]);
  return { given, unknown, paths: unknown.facts.has("pressed") ? undefined : readPaths(given["pressed"]) };
}

/**
 * The key paths of `pressed`.
 *
 * @returns undefined when the value is no list, or one entry of it is no key path
 */
function readPaths(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const paths: string[] = [];
  for (const entry of value as readonly unknown[]) {
    const path = typeof entry === "string" ? readKeyPath(entry) : undefined;
    if (path === undefined) return undefined;
    paths.push(path);
  }
  return paths;
}

/** The value of a fact as it was given, `undefined` when it is missing or listed as unknown. */
function valueOf(facts: Facts, key: FactKey): unknown {
  return facts.unknown.facts.has(key) ? undefined : facts.given[key];
}

/** A flag's truth, with what one phone type says about the other ([R14]). */
export function flagTruth(facts: Facts, name: FlagName): Truth {
  const truth = givenFlag(facts, name);
  if (truth !== undefined) return truth;
  return isDerivedFlag(facts, name) ? false : undefined;
}

/** Whether a flag is false only because the phone is of the other type ([R14]). */
export function isDerivedFlag(facts: Facts, name: FlagName): boolean {
  if (givenFlag(facts, name) !== undefined) return false;
  if (name === "mobile") return givenFlag(facts, "landline") === true;
  return name === "landline" && givenFlag(facts, "mobile") === true;
}

function givenFlag(facts: Facts, name: FlagName): Truth {
  const value = valueOf(facts, name);
  return typeof value === "boolean" ? value : undefined;
}

/** Whether the path was taken: some path of the call starts with it ([R9]). */
export function pressedTruth(facts: Facts, path: string): Truth {
  if (facts.paths === undefined) return undefined;
  if (facts.paths.some((taken) => startsWithPath(taken, path))) return true;
  const isUnknown = facts.unknown.paths.some((other) => startsWithPath(other, path) || startsWithPath(path, other));
  return isUnknown ? undefined : false;
}

/** A text field's value: `null` when it has none, `undefined` when that is unknown ([R11], [R13]). */
export function textOf(facts: Facts, field: TextField): string | null | undefined {
  if (field.name !== "custom_data") return asText(valueOf(facts, field.name));
  const fields = valueOf(facts, "custom_data");
  if (!isRecord(fields) || facts.unknown.customData.has(field.key)) return undefined;
  return Object.hasOwn(fields, field.key) ? asText(fields[field.key]) : null;
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
