import { documentedNames, transactionFields } from "@recond/campaign";
import type { SqlColumns } from "./columns.js";

const names = transactionFields;

/** The documented name of a field. */
const first = ([name = ""]: readonly string[]): string => name;

/** Words as exports write them, in the cases that they use. */
const inCases = (...words: readonly string[]): readonly string[] =>
  words.flatMap((word) => [word, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, word.toUpperCase()]);

/**
 * A table of the Transactions export as it comes: all columns are texts, under their documented names, and custom data in columns of their
 * partner names. What the phone type and the keys say is what `fromTransaction` of `@recond/campaign` says.
 */
export const transactionColumns: SqlColumns = {
  table: "calls",
  facts: {
    repeat: {
      column: first(names.repeat),
      trueValues: ["1", ...inCases("true", "yes")],
      falseValues: ["0", ...inCases("false", "no")],
    },
    mobile: { column: first(names.phone), trueValues: ["Mobile"], falseValues: ["Landline", ""], ifNull: false },
    landline: { column: first(names.phone), trueValues: ["Landline"], falseValues: ["Mobile", ""], ifNull: false },
    pressed: { columns: names.keys },
    affiliate_name: { column: first(names.affiliate) },
    media_type: { column: first(names.media) },
    custom_data: { others: "column", except: [...documentedNames(names)], unknownTexts: ["null"] },
  },
  rows: {
    id: first(names.id),
    type: { column: first(names.type), calls: ["Call"] },
    corrects: first(names.corrects),
    caller: { column: first(names.caller) },
    campaign: Object.fromEntries(names.campaignIds.map((name) => [name, name])),
    start: { column: first(names.start), unit: "milliseconds" },
  },
};
