import { ROW_TYPES, transactionFields } from "@recond/campaign";
import { customDataAskedFor, type Predicate, quote } from "@recond/parser";
import { doubtOfCustomData, DOUBT_OF_KEYS, doubtOfPhone, doubtOfRepeat, doubtOfText } from "../facts/column-readers.js";
import { DOUBT_OF_ID, doubtOfCaller, doubtOfCampaign, doubtOfStart, doubtOfType } from "../facts/row-reader.js";
import { ownColumn } from "./duckdb-custom.js";
import { dialectTable } from "./dialects.js";
import type { Source } from "./duckdb-source.js";
import { isKeyPathSql } from "./predicates.js";

const fields = transactionFields;

const { text } = dialectTable.duckdb;

/** What may be wrong with a value of a row, that is taken as unknown then. */
export interface Doubt {
  /** What is wrong, over the columns of a row and the own ones below: NULL where nothing is. */
  readonly wrong: string;
  /** Columns that it needs besides, by their names. */
  readonly columns?: Readonly<Record<string, (source: Source) => string>>;
  readonly problemOf: (wrong: string) => string;
}

/** What stands in rows of any log. */
const OF_EVERY_ROW: readonly Doubt[] = [
  {
    wrong: `CASE WHEN w_type NOT IN (${["", ...ROW_TYPES].map(text).join(", ")}) THEN w_type END`,
    columns: { w_type: ({ cell }) => cell(fields.type) },
    problemOf: (type) => doubtOfType(quote(type)),
  },
  {
    wrong: "CASE WHEN start IS NULL AND is_timed THEN w_start END",
    columns: { w_start: writtenStartSql },
    problemOf: (start) => doubtOfStart(start, "wrong"),
  },
  {
    wrong: "CASE WHEN start IS NULL AND NOT is_timed THEN w_start END",
    problemOf: (start) => doubtOfStart(start, undefined),
  },
  {
    wrong: "CASE WHEN id IS NULL AND regexp_full_match(w_id, '-?[0-9]{16,}') THEN w_id END",
    columns: { w_id: ({ cell }) => cell(fields.id) },
    problemOf: () => DOUBT_OF_ID,
  },
  {
    wrong: "CASE WHEN is_call AND is_contradicted THEN w_campaign END",
    columns: {
      w_campaign: ({ id }) => `concat_ws(chr(10), ${fields.campaignIds.map((name) => id([name])).join(", ")})`,
    },
    problemOf: (ids) => doubtOfCampaign(ids.split("\n")),
  },
];

/** Who called, and what the flag says, where conditions ask for `repeat`. */
const OF_REPEAT: Doubt = {
  wrong: "CASE WHEN f_repeat NOT IN ('', '1', 'true', 'yes', '0', 'false', 'no') THEN w_repeat END",
  columns: { w_repeat: ({ cell }) => cell(fields.repeat) },
  problemOf: doubtOfRepeat,
};
const OF_CALLER: Doubt = {
  wrong: "CASE WHEN is_call AND caller IS NULL AND COALESCE(f_repeat, '') = '' THEN w_caller END",
  columns: { w_caller: ({ cell }) => cell(fields.caller) },
  problemOf: doubtOfCaller,
};

const OF_PHONE: Doubt = {
  wrong: "CASE WHEN f_phone NOT IN ('Mobile', 'Landline', '') THEN f_phone END",
  problemOf: doubtOfPhone,
};

const KEY_COLUMNS = fields.keys.map((_, index) => `f_key_${index}`);
const OF_KEYS: Doubt = {
  wrong: `CASE WHEN f_key_0 IS NOT NULL AND NOT ${isKeyPathSql(KEY_COLUMNS, dialectTable.duckdb)} THEN '' END`,
  problemOf: () => DOUBT_OF_KEYS,
};

const TEXTS = { affiliate_name: "affiliate", media_type: "media", promo_number_description: "promo" } as const;

/**
 * What may be wrong with the rows of a log.
 *
 * @param needed - the facts that conditions ask for
 * @param isRepeatDerived - whether `repeat` is asked for, and to be worked out
 */
export function doubtsOf(
  predicates: readonly Predicate[],
  needed: ReadonlySet<string>,
  isRepeatDerived: boolean,
): readonly Doubt[] {
  const texts = Object.entries(TEXTS).flatMap(([fact, field]): readonly Doubt[] => {
    const column = `w_${field}`;
    const columns = { [column]: ({ cell }: Source): string => cell(fields[field]) };
    const problemOf = (value: string): string => doubtOfText(fact, quote(value));
    return needed.has(fact) ? [{ wrong: `CASE WHEN f_${field} IS NULL THEN ${column} END`, columns, problemOf }] : [];
  });
  const custom = [...customDataAskedFor(predicates)].map((key, index): Doubt => {
    const isCarried = ({ json, cell }: Source): string =>
      `${json(fields.customData)} IS NOT NULL OR ${cell(ownColumn(key))} IS NOT NULL`;
    return {
      wrong: `CASE WHEN f_custom_${index} IS NULL AND w_custom_${index} THEN '' END`,
      columns: { [`w_custom_${index}`]: isCarried },
      problemOf: () => doubtOfCustomData(`custom_data[${key}]`),
    };
  });
  return [
    ...OF_EVERY_ROW,
    ...(isRepeatDerived ? [OF_CALLER] : []),
    ...(needed.has("repeat") ? [OF_REPEAT] : []),
    ...(needed.has("phone") ? [OF_PHONE] : []),
    ...(needed.has("pressed") ? [OF_KEYS] : []),
    ...texts,
    ...custom,
  ];
}

/** What stands in the first of the fields for the start that is not empty. */
function writtenStartSql({ cell }: Source): string {
  const whens = fields.start.map((field) => `WHEN ${cell([field])} <> '' THEN ${cell([field])}`);
  return `CASE ${whens.join(" ")} END`;
}
