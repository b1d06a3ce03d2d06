import type { DurationOperator, TextOperator } from "@recond/parser";
import type { OtherReadings } from "./other-readings.js";
import type { Truth } from "./truth.js";

/**
 * Whether a text compares as the operator wants: exactly, `contains` as a part ([R10]). Without a value only `!=` holds ([R11]).
 *
 * @param value - the field's value, `null` for none, `undefined` for unknown
 */
export function compareText(
  value: string | null | undefined,
  operator: TextOperator,
  text: string,
  readings: OtherReadings,
): Truth {
  if (value === undefined) return undefined;
  if (value === null) return operator === "!=" && readings.R11 === undefined;
  const [own, wanted] = [asRead(value, readings.R10), asRead(text, readings.R10)];
  switch (operator) {
    case "=":
      return own === wanted;
    case "!=":
      return own !== wanted;
    case "contains":
      return own.includes(wanted);
  }
}

/** What counts of a text. */
function asRead(text: string, reading: OtherReadings["R10"]): string {
  if (reading === "ignore-case") return text.toLowerCase();
  return reading === "trimmed" ? text.trim() : text;
}

/** Whether a value is present: it has a character that is not white space ([R12]). */
export function isPresent(value: string | null | undefined, readings: OtherReadings): Truth {
  if (value === undefined) return undefined;
  return value !== null && (readings.R12 === "any-text" ? value !== "" : /\S/.test(value));
}

/** Whether the caller calls from the region, or from any for `null` ([R18]). */
export function isInRegion(regions: readonly string[] | undefined, name: string | null): Truth {
  if (regions === undefined) return undefined;
  return name === null ? regions.length > 0 : regions.includes(name);
}

/** Whether a length compares as the operator wants; both in seconds. */
export function compareSeconds(value: number | undefined, operator: DurationOperator, seconds: number): Truth {
  if (value === undefined) return undefined;
  switch (operator) {
    case ">":
      return value > seconds;
    case ">=":
      return value >= seconds;
    case "<":
      return value < seconds;
    case "<=":
      return value <= seconds;
    case "=":
      return value === seconds;
  }
}
