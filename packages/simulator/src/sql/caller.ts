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
  const digits = dialect.digits(id);
  const whens = [
    `WHEN ${isOneOf(`LOWER(${id})`, ["", ...UNAVAILABLE_CALLERS])} THEN ''`,
    ...(unavailable.length === 0 ? [] : [`WHEN ${isOneOf(id, unavailable)} THEN ''`]),
    `WHEN NOT ${dialect.matches(id, CALLER_ID)} THEN NULL`,
    `WHEN ${digits} LIKE '1__________' THEN SUBSTRING(${digits}, 2)`,
  ];
  return `CASE ${whens.join(" ")} ELSE ${digits} END`;
}
