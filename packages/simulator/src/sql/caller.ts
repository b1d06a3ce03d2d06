import { CALLER_ID, UNAVAILABLE_CALLERS } from "@recond/campaign";
import type { Dialect } from "./dialects.js";

/**
 * Who called, as `callerKey` of `@recond/campaign` says it: digits, an empty text for a caller id that is unavailable, NULL for what is none.
 *
 * @param id - the caller id as a text; NULL where nothing says it
 * @param unavailable - what else stands for nobody
 */
export function callerSql(id: string, dialect: Dialect, unavailable: readonly string[] = []): string {
  const isOneOf = (value: string, texts: readonly string[]): string =>
    `${dialect.exact(value)} IN (${texts.map((each) => dialect.exactText(each)).join(", ")})`;
  // The digits are written once, as engines that cut them out twice take twice the time.
  const first = `CASE WHEN ${dialect.matches(id, "^[^0-9]*1([^0-9]*[0-9]){10}[^0-9]*$")} THEN 2 ELSE 1 END`;
  const whens = [
    ...(unavailable.length === 0 ? [] : [`WHEN ${isOneOf(id, unavailable)} THEN ''`]),
    `WHEN ${dialect.matches(id, CALLER_ID)} THEN SUBSTRING(${dialect.digits(id)}, ${first})`,
    `WHEN ${isOneOf(`LOWER(${id})`, ["", ...UNAVAILABLE_CALLERS])} THEN ''`,
  ];
  return `CASE ${whens.join(" ")} END`;
}
