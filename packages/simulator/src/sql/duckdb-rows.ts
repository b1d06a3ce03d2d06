import { callTimes, transactionFields } from "@recond/campaign";
import { customDataAskedFor, type Flag, type Predicate } from "@recond/parser";
import { factKey } from "../facts/column-readers.js";
import type { Plan } from "../replay/plan.js";
import { callerSql } from "./caller.js";
import type { FactColumns, TextColumn } from "./columns.js";
import { customTextSql } from "./duckdb-custom.js";
import { type Doubt, doubtsOf } from "./duckdb-doubts.js";
import type { Source } from "./duckdb-source.js";
import { dialectTable } from "./dialects.js";
import { predicateSql } from "./predicates.js";

const fields = transactionFields;

const { text } = dialectTable.duckdb;
const { earliest, latest } = callTimes;

/** What is asked of each row of a file, and what its predicates say of it: only that goes into the table of rows, which would be large otherwise. */
export interface RowFacts {
  /** Of each: its name, and its value in a file. */
  readonly columns: readonly { readonly name: string; readonly of: (source: Source) => string }[];
  /** What the table has in their place: `leaf_0` and so on of the predicates that a row tells by itself, and what it says of `repeat`. */
  readonly told: readonly string[];
  /** What may be wrong with it: `doubt_0` and so on. */
  readonly doubts: readonly Doubt[];
}

/** In the table, NULL is what a row does not carry, and an empty text what it carries empty. */
const carried = (column: string): TextColumn => ({ column, ifNull: "unknown" });

/** The columns of each fact but for custom data. */
const COLUMNS: Readonly<Record<string, RowFacts["columns"]>> = {
  phone: [{ name: "f_phone", of: ({ cell }) => cell(fields.phone) }],
  // The words are the same in any case.
  repeat: [{ name: "f_repeat", of: ({ cell }) => `lower(${cell(fields.repeat)})` }],
  pressed: fields.keys.map((key, index) => ({ name: `f_key_${index}`, of: (source) => keySql(source, key, index) })),
  affiliate_name: [{ name: "f_affiliate", of: (source) => source.text(fields.affiliate) }],
  media_type: [{ name: "f_media", of: (source) => source.text(fields.media) }],
  promo_number_description: [{ name: "f_promo", of: (source) => source.text(fields.promo) }],
};

/**
 * A key that is pressed; behind a key that the row does not carry it carries none. In the place of the first stands what is no key where the
 * unique keys have one that is not there although there was room for it.
 */
function keySql(source: Source, key: string, index: number): string {
  const { cell } = source;
  if (index > 0) {
    const isBehind = fields.keys.slice(0, index).map((before) => `${cell([before])} IS NULL`);
    return `CASE WHEN NOT (${isBehind.join(" OR ")}) THEN ${cell([key])} END`;
  }
  const all = [cell([key]), ...fields.keys.slice(1).map((other, place) => keySql(source, other, place + 1))];
  const pressed = all.map((each) => `COALESCE(${each}, '')`).join(" || ");
  const unique = cell(fields.uniqueKeys);
  // Nearly all rows are told by the first test, which is the quickest.
  const isOther = `replace(${unique}, ',', '') <> ${pressed} AND '' IN (${all.join(", ")})`;
  const others = `translate(regexp_replace(${unique}, '[, \\t\\r\\n\\f]+', '', 'g'), ${pressed}, '')`;
  return `CASE WHEN CASE WHEN ${isOther} THEN ${others} <> '' END THEN '?' ELSE ${cell([key])} END`;
}

/** What predicates need of rows. */
export function rowFacts(predicates: readonly Predicate[], { underived }: Pick<Plan, "underived">): RowFacts {
  const needed = new Set(predicates.map(factKey));
  const columns = Object.entries(COLUMNS).flatMap(([key, own]) => (needed.has(key) ? [...own] : []));
  const custom = [...customDataAskedFor(predicates)];
  for (const [index, key] of custom.entries()) {
    columns.push({ name: `f_custom_${index}`, of: (source) => customTextSql(key, source) });
  }
  const facts: FactColumns = {
    repeat: { column: "f_repeat", trueValues: ["1", "true", "yes"], falseValues: ["0", "false", "no"] },
    mobile: { column: "f_phone", trueValues: ["Mobile"], falseValues: ["Landline", ""] },
    landline: { column: "f_phone", trueValues: ["Landline"], falseValues: ["Mobile", ""] },
    pressed: { columns: fields.keys.map((_, index) => `f_key_${index}`), ifNull: "unknown" },
    affiliate_name: carried("f_affiliate"),
    media_type: carried("f_media"),
    promo_number_description: carried("f_promo"),
    custom_data: { columns: Object.fromEntries(custom.map((key, index) => [key, carried(`f_custom_${index}`)])) },
  };
  const told = predicates.flatMap((node, index) => {
    const sql = predicateSql(node, { dialect: dialectTable.duckdb, facts });
    if (isTold(node)) return [`${sql} AS leaf_${index}`];
    // A flag that nobody understands is unknown, and not worked out as an empty one is.
    return isFlag(node, "repeat") ? [`${sql} AS given`, "COALESCE(f_repeat, '') = '' AS is_silent"] : [];
  });
  const isRepeatDerived = needed.has("repeat") && underived?.has("repeat") !== true;
  return { columns, told, doubts: doubtsOf(predicates, needed, isRepeatDerived) };
}

/** Whether a row tells a predicate by itself, without the other rows and the hours of its campaign. */
export function isTold(node: Predicate): boolean {
  return !isFlag(node, "repeat") && !isFlag(node, "during_hours");
}

/** Whether a predicate is that flag. */
export function isFlag(node: Predicate, name: Flag["name"]): boolean {
  return node.kind === "flag" && node.name === name;
}

/** When a call started, in epoch milliseconds: the first of its fields that is not empty, and no time without its offset; NULL for what is no time. */
function startSql({ cell }: Source, timeOf: (field: string, value: string) => string): string {
  const whens = fields.start.map((field) => {
    const value = cell([field]);
    const isTime = field === "start_time_utc" ? `${value} <> ''` : `${value} <> '' AND NOT ${isLocalSql(value)}`;
    return `WHEN ${isTime} THEN ${timeOf(field, value)}`;
  });
  return `CASE ${whens.join(" ")} END`;
}

function timeSql(field: string, value: string): string {
  return field === "start_time_utc" ? millisecondsSql(value) : isoSql(value);
}

function millisecondsSql(value: string): string {
  const number = `CAST(${value} AS BIGINT)`;
  return `CASE WHEN regexp_full_match(${value}, '[0-9]{1,15}') AND ${number} BETWEEN ${earliest} AND ${latest} THEN ${number} END`;
}

/** A time in ISO 8601 without its offset from UTC. DuckDB would take 24:00 for the next day. */
const LOCAL_TIME = String.raw`(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):\d\d:\d\d)(\.\d{1,9})?`;

/** Whether that is all that is written, of a day that exists. */
function isLocalSql(value: string): string {
  return `(regexp_full_match(${value}, ${text(LOCAL_TIME)}) AND TRY_CAST(left(${value}, 19) AS TIMESTAMP) IS NOT NULL)`;
}

/** A time in ISO 8601 with its offset from UTC, which is added here: no time zone of the engine comes in. */
function isoSql(value: string): string {
  const pattern = String.raw`${LOCAL_TIME}(?: ?(Z|([+-])(0\d|1[0-5]):?([0-5]\d)))`;
  const part = (group: number): string => `regexp_extract(${value}, ${text(pattern)}, ${group})`;
  const local = `epoch_ms(TRY_CAST(${part(1)} || ' ' || ${part(2)} || left(${part(3)}, 4) AS TIMESTAMP))`;
  const minutes = `CAST('0' || ${part(6)} AS BIGINT) * 60 + CAST('0' || ${part(7)} AS BIGINT)`;
  const time = `${local} - CASE WHEN ${part(5)} = '-' THEN -1 ELSE 1 END * (${minutes}) * 60000`;
  return `CASE WHEN regexp_full_match(${value}, ${text(pattern)}) AND ${time} BETWEEN ${earliest} AND ${latest} THEN ${time} END`;
}

/** What stands for a row that is of no campaign of the plan. */
export const OTHER_CAMPAIGN = 65_535;

/** Whether the ids of a row contradict each other, as no campaign has them together. */
function contradictionSql({ campaigns }: Plan, { id }: Source): string {
  const tests = campaigns.flatMap(({ ids }) =>
    fields.campaignIds.flatMap((field) =>
      fields.campaignIds.flatMap((other) => {
        const [own, otherId] = [ids[field], ids[other]];
        const taken = campaigns.flatMap((each) => each.ids[other] ?? []).map(text);
        if (own === undefined || other === field || taken.length === 0) return [];
        const isOther = otherId === undefined ? `IN (${taken.join(", ")})` : `NOT IN ('', ${text(otherId)})`;
        return [`(${id([field])} = ${text(own)} AND ${id([other])} ${isOther})`];
      }),
    ),
  );
  return `(${["FALSE", ...tests].join(" OR ")})`;
}

/** The campaign of a row, its index in the plan. */
function campaignSql(plan: Plan, source: Source): string {
  const { id } = source;
  const { campaigns } = plan;
  const whens = fields.campaignIds.flatMap((field) =>
    campaigns.flatMap(({ ids }, index) => {
      const own = Object.hasOwn(ids, field) ? ids[field] : undefined;
      return own === undefined ? [] : [`WHEN ${id([field])} = ${text(own)} THEN ${index}`];
    }),
  );
  const isUnnamed = fields.campaignIds.map((field) => `COALESCE(${id([field])}, '') = ''`).join(" AND ");
  const rest = campaigns.length === 1 ? `CASE WHEN ${isUnnamed} THEN 0 ELSE ${OTHER_CAMPAIGN} END` : OTHER_CAMPAIGN;
  return `CASE ${[`WHEN ${contradictionSql(plan, source)} THEN ${OTHER_CAMPAIGN}`, ...whens].join(" ")} ELSE ${takesAll(plan) < 0 ? rest : takesAll(plan)} END`;
}

/** The campaign that takes the rows of all others, as its file does not say which it is; -1 without one. What rows name tells these apart. */
function takesAll({ campaigns }: Plan): number {
  return campaigns.findIndex(({ ids }) => Object.keys(ids).length === 0);
}

/** The rows of a file, as the table of rows has them. */
export function rowsSql(
  plan: Plan,
  { columns, told, doubts }: RowFacts,
  source: Source,
  file: number,
  by: readonly (string | undefined)[],
): string {
  const { cell, id } = source;
  const type = cell(fields.type);
  const campaign = campaignSql(plan, source);
  const asked = doubts.flatMap((doubt) => Object.entries(doubt.columns ?? {}).map(([name, of]) => ({ name, of })));
  const own = [...columns, ...asked];
  const campaignId = (field: string): string => `COALESCE(${id([field])}, '')`;
  const selected = [
    `${file} AS file`,
    "row_number() OVER () AS n",
    `${source.isRow} IS TRUE AS is_row`,
    `NULLIF(${id(fields.id)}, '') AS id`,
    `NULLIF(${id(fields.corrects)}, '') AS corrects`,
    `${callerSql(cell(fields.caller), dialectTable.duckdb)} AS caller`,
    `${startSql(source, timeSql)} AS start`,
    `COALESCE(${startSql(source, () => "TRUE")}, FALSE) AS is_timed`,
    `${contradictionSql(plan, source)} AS is_contradicted`,
    `${campaign} AS campaign`,
    `CASE WHEN ${campaign} = ${takesAll(plan)} THEN concat_ws('|', ${fields.campaignIds.map(campaignId).join(", ")}) ELSE '' END AS campaign_key`,
    `COALESCE(${type}, '') IN ('', 'Call') AS is_call`,
    `${cell(fields.recording)} <> '' AS recorded`,
    ...own.map(({ name, of }) => `${of(source)} AS ${name}`),
    ...by.map((field, index) => `${field === undefined ? "NULL" : groupSql(field, source)} AS g_${index}`),
  ];
  const rows = `SELECT ${selected.join(",\n  ")}\nFROM ${source.table()}`;
  const passing = ["is_timed", "is_contradicted", ...own.map(({ name }) => name)];
  const wrong = doubts.map((doubt, index) => `${doubt.wrong} AS doubt_${index}`);
  return `SELECT ${[`* EXCLUDE (${passing.join(", ")})`, ...told, ...wrong].join(",\n  ")}\nFROM (${rows})`;
}

const CUSTOM = /^custom_data\[([^[\]]+)\]$/;

/** The value of a field by which is grouped; times and campaigns follow from what the table has anyway. */
function groupSql(by: string, source: Source): string {
  const key = CUSTOM.exec(by)?.[1]?.trim();
  return key === undefined ? source.cell(by === "phone" ? fields.phone : [by]) : customTextSql(key, source);
}
