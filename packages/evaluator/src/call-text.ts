import { type FlagName, jsonEscape, type Predicate, replaceUnshowable, shorten, type TextField } from "@recond/parser";
import type { CallContext } from "./call-context.js";
import { factName } from "./fact-name.js";

const UNKNOWN = "unknown";

/**
 * What a call says about the fact that a predicate reads, for people.
 *
 * @returns such as `true`, `"Chair"`, `no value`, `unknown`
 */
export function factValue(predicate: Predicate, call: CallContext): string {
  switch (predicate.kind) {
    case "flag":
      return flagValue(predicate.name, call);
    case "pressed":
      return isListed("pressed", call) ? UNKNOWN : pressedValue(call);
    case "comparison":
    case "presence":
      return textValue(isUnknownField(predicate, call) ? undefined : fieldText(predicate.field, call));
    case "region":
      return isListed("qualified_regions", call) ? UNKNOWN : regionsValue(call.qualified_regions);
    case "duration":
      return isListed(predicate.name, call) ? UNKNOWN : secondsValue(call[predicate.name]);
  }
}

/** Whether a fact is unknown although it looks given. */
function isListed(fact: string, { unknown = [] }: CallContext): boolean {
  return unknown.some((entry) => withoutBlanks(entry) === fact);
}

/** An entry of the list as facts are named: no blanks at the ends of what is in brackets. */
function withoutBlanks(entry: string): string {
  return entry.replace(/\[\s+/, "[").replace(/\s+\]$/, "]");
}

/**
 * All facts that a call gives, for people.
 *
 * @returns such as `mobile: true, custom_data[zip]: no value`
 */
export function callText({ pressed, custom_data, qualified_regions, unknown, ...call }: CallContext): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ...FLAGS.map((name) => [name, call[name]?.toString()] as const),
    ["pressed", pressed && pressedValue({ pressed })],
    ...TEXTS.map((name) => [name, call[name] === undefined ? undefined : textValue(call[name])] as const),
    ...Object.entries(custom_data ?? {}).map(([key, value]) => [`custom_data[${key}]`, textValue(value)] as const),
    ["qualified_regions", qualified_regions && regionsValue(qualified_regions)],
    ...LENGTHS.map((name) => [name, call[name] === undefined ? undefined : secondsValue(call[name])] as const),
    ["unknown", unknown?.join(", ")],
  ];
  const given = facts.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`);
  return given.length === 0 ? "any call" : given.join(", ");
}

const FLAGS = ["during_hours", "repeat", "landline", "mobile", "sms_sent"] as const;
const TEXTS = ["affiliate_name", "media_type", "promo_number_description"] as const;
const LENGTHS = ["duration", "connect_duration"] as const;

function flagValue(name: FlagName, call: CallContext): string {
  const given = givenFlag(name, call);
  if (given !== undefined) return String(given);
  const other = name === "mobile" ? "landline" : "mobile";
  const isPhone = name === "mobile" || name === "landline";
  // A phone is never both ([R14]).
  return isPhone && givenFlag(other, call) === true ? `false, as \`${other}\` is true` : UNKNOWN;
}

function givenFlag(name: FlagName, call: CallContext): boolean | undefined {
  return isListed(name, call) ? undefined : call[name];
}

/** The paths taken, and those of which nobody knows whether they were: a predicate that asks for these is unknown. */
function pressedValue({ pressed, unknown = [] }: CallContext): string {
  if (pressed === undefined) return UNKNOWN;
  const perhaps = unknown
    .map(pathOf)
    .filter((path) => path !== undefined && !pressed.some((each) => isStart(path, each)));
  const taken = pressed.join(", ");
  if (perhaps.length === 0) return taken === "" ? "nothing" : shorten(taken);
  return shorten(`${taken === "" ? "" : `${taken}, `}perhaps ${perhaps.join(", ")}`);
}

/** The key path of an entry such as `pressed[a 1]`. */
function pathOf(entry: string): string | undefined {
  return /^pressed\[(.*)\]$/.exec(entry)?.[1]?.trim().replaceAll(/\s+/g, " ");
}

function isStart(start: string, path: string): boolean {
  return path.trim().replaceAll(/\s+/g, " ").startsWith(start);
}

function isUnknownField(predicate: Predicate, call: CallContext): boolean {
  const name = factName(predicate);
  return isListed(name, call) || (name.startsWith("custom_data[") && isListed("custom_data", call));
}

/** Own properties only: a field may be called `constructor` ([R13]). */
function fieldText(field: TextField, call: CallContext): string | null | undefined {
  if (field.name !== "custom_data") return call[field.name];
  const fields = call.custom_data;
  if (fields === undefined) return undefined;
  return Object.hasOwn(fields, field.key) ? (fields[field.key] ?? null) : null;
}

function textValue(value: string | null | undefined): string {
  if (value === undefined) return UNKNOWN;
  return value === null ? "no value" : shorten(quoted(value));
}

function regionsValue(regions: CallContext["qualified_regions"]): string {
  if (regions === undefined) return UNKNOWN;
  return regions.length === 0 ? "none" : shorten(regions.map(quoted).join(", "));
}

function secondsValue(seconds: number | undefined): string {
  return seconds === undefined ? UNKNOWN : `${seconds} sec`;
}

/** As a JSON string, so that nothing in it can move the cursor or hide. */
function quoted(text: string): string {
  return replaceUnshowable(JSON.stringify(text), jsonEscape);
}
