import { type CallContext, factName } from "@recond/evaluator";
import type { Predicate, TextField } from "@recond/parser";

/** Longest value that is shown; a text field holds up to 10,000 characters. */
const MAX_SHOWN = 40;

/**
 * What a call says about the fact that a predicate reads, for people.
 *
 * @param predicate - a leaf of a condition
 * @param call - the facts of the call
 * @returns such as `true`, `"Chair"`, `no value`, `unknown`
 */
export function factValue(predicate: Predicate, call: CallContext): string {
  const name = factName(predicate);
  const isListed = call.unknown?.some((unknown) => unknown === name || unknown === name.replace(/\[.*/su, "")) ?? false;
  if (isListed) return "unknown";
  switch (predicate.kind) {
    case "flag":
      return flagValue(predicate.name, call);
    case "pressed":
      return pressedValue(call.pressed);
    case "comparison":
    case "presence":
      return textValue(predicate.field, call);
    case "region":
      return call.qualified_regions?.join(", ") ?? "unknown";
    case "duration":
      return call[predicate.name] === undefined ? "unknown" : `${call[predicate.name]} sec`;
  }
}

function flagValue(name: "during_hours" | "repeat" | "landline" | "mobile" | "sms_sent", call: CallContext): string {
  const given = call[name];
  if (given !== undefined) return String(given);
  const isOtherPhone = (name === "mobile" && call.landline === true) || (name === "landline" && call.mobile === true);
  return isOtherPhone ? "false" : "unknown";
}

function pressedValue(paths: CallContext["pressed"]): string {
  if (paths === undefined) return "unknown";
  return paths.length === 0 ? "nothing" : shorten(paths.join(", "));
}

function textValue(field: TextField, call: CallContext): string {
  const value = field.name === "custom_data" ? customValue(field.key, call) : call[field.name];
  if (value === undefined) return "unknown";
  return value === null ? "no value" : shorten(JSON.stringify(value));
}

/** Own properties only: a field may be called `constructor` ([R13]). */
function customValue(key: string, call: CallContext): string | null | undefined {
  const fields = call.custom_data;
  if (fields === undefined) return undefined;
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}

/** A text that fits into a table. */
export function shorten(text: string, length: number = MAX_SHOWN): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
