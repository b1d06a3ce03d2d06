import { callTimes, type Terms } from "@recond/campaign";
import { type Condition, predicatesOf } from "@recond/parser";
import type { ColumnPath, FactColumns, SqlColumns } from "./columns.js";
import { callerSql } from "./caller.js";
import { conditionSql } from "./condition.js";
import type { Dialect } from "./dialects.js";
import { type ClockRange, duringHoursSql } from "./hours.js";
import { columnSql, flagColumnSql } from "./predicates.js";

/** One way to decide the calls. */
export interface SqlCandidate {
  /** What reports call it. */
  readonly name: string;
  readonly recordCalls: boolean;
  /** Null for the empty condition. */
  readonly condition: Condition | null;
}

/** What a query answers. */
export interface SqlQuery {
  readonly columns: SqlColumns;
  /** The settings as they are, then what-ifs. */
  readonly candidates: readonly SqlCandidate[];
  /** Each call, or how many calls there are of each decision. */
  readonly shows: "calls" | "counts";
  /** Of the campaign, for `during_hours`; not worked out without. */
  readonly terms?: Terms | undefined;
  readonly range: ClockRange;
  /** Over how many days `repeat` looks back; not worked out without. */
  readonly repeatWindowDays?: number | undefined;
  /** From when on the table is complete, in epoch milliseconds; from its first call on if that is not said. */
  readonly completeFrom?: number | undefined;
  /** Only calls with one of these ids, by its name in the API, and calls with none at all; all calls without. */
  readonly campaignIds?: Readonly<Record<string, string>> | undefined;
}

/** Names of the query's own columns begin with this. */
const OWN = "recond_";

/** A step of the query. */
interface Step {
  readonly name: string;
  readonly sql: string;
}

/** A whole query: which rows are calls, their facts, their decisions. Each step is a table that the next one reads. */
export function querySql(query: SqlQuery, dialect: Dialect): string {
  const steps = [...rowSteps(query, dialect), ...factSteps(query, dialect), truthStep(query, dialect)];
  const decided = decidedSql(query, dialect);
  return `WITH\n${steps.map(({ name, sql }) => `  ${name} AS (\n${indented(sql)}\n  )`).join(",\n")}\n${decided}`;
}

function indented(sql: string): string {
  return sql
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

/** How many units of the start are a second. */
const UNITS = { seconds: 1, milliseconds: 1000, microseconds: 1_000_000 } as const;

/** Which rows are calls: of the right type and campaign, once each, and not replaced by a correction. */
function rowSteps({ columns, campaignIds }: SqlQuery, dialect: Dialect): readonly Step[] {
  const { rows } = columns;
  const column = (path: ColumnPath): string => columnSql(path, { dialect });
  const text = (path: ColumnPath): string => `NULLIF(${dialect.asText(column(path))}, '')`;
  const own = [
    ...(rows.id === undefined ? [] : [`${text(rows.id)} AS ${OWN}id`]),
    ...(rows.corrects === undefined ? [] : [`${text(rows.corrects)} AS ${OWN}corrects`]),
    ...(rows.order === undefined ? [] : [`${column(rows.order)} AS ${OWN}order`]),
    ...(rows.start === undefined
      ? []
      : [`${startSql(column(rows.start.column), UNITS[rows.start.unit], dialect)} AS ${OWN}start`]),
    ...(rows.caller === undefined
      ? []
      : [
          `${callerSql(`COALESCE(${dialect.asText(column(rows.caller.column))}, '')`, dialect, rows.caller.unavailable)} AS ${OWN}caller`,
        ]),
    ...Object.values(rows.campaign ?? {}).map(
      (path, index) => `COALESCE(${text(path)}, '') AS ${OWN}campaign_${index}`,
    ),
  ];
  const isCall = rows.type === undefined ? [] : [isOneOf(column(rows.type.column), rows.type.calls, dialect, true)];
  const isOwn =
    rows.campaign === undefined || campaignIds === undefined
      ? []
      : isOfCampaign(rows.campaign, campaignIds, text, dialect);
  const once = `(${OWN}id IS NULL OR ${OWN}copy = 1)`;
  const table = columnTable(columns.table, dialect);
  const tests = rows.id === undefined ? [...isCall, ...isOwn] : isCall;
  const first = {
    name: `${OWN}rows`,
    sql: `SELECT ${["t.*", ...own].join(",\n  ")}\nFROM ${table} AS t${whereSql(tests)}`,
  };
  if (rows.id === undefined) return [first];
  const copies = copiesStep(first.name, rows);
  // The first row of an id, and what it was corrected to, may be of another campaign.
  const replaced = `SELECT ${OWN}corrects FROM ${copies.name} WHERE ${once} AND ${OWN}corrects IS NOT NULL AND (${OWN}id IS NULL OR ${OWN}corrects <> ${OWN}id)`;
  const live = rows.corrects === undefined ? [] : [`(${OWN}id IS NULL OR ${OWN}id NOT IN (${replaced}))`];
  const calls = {
    name: `${OWN}calls`,
    sql: `SELECT c.*\nFROM ${copies.name} AS c${whereSql([once, ...isOwn, ...live])}`,
  };
  return [first, copies, calls];
}

/** Numbers the rows of each id, in their order. */
function copiesStep(from: string, { order, start }: SqlColumns["rows"]): Step {
  const undated = start === undefined ? "id" : "start";
  const by = order === undefined ? undated : "order";
  const copy = `ROW_NUMBER() OVER (PARTITION BY ${OWN}id ORDER BY ${OWN}${by})`;
  return { name: `${OWN}copies`, sql: `SELECT r.*,\n  ${copy} AS ${OWN}copy\nFROM ${from} AS r` };
}

function whereSql(tests: readonly string[]): string {
  return tests.length === 0 ? "" : `\nWHERE ${tests.join("\n  AND ")}`;
}

function columnTable(table: ColumnPath, dialect: Dialect): string {
  return (typeof table === "string" ? [table] : table).map((part) => dialect.name(part)).join(".");
}

/** @param takesNone - whether a row without a value counts */
function isOneOf(column: string, texts: readonly string[], dialect: Dialect, takesNone: boolean): string {
  const listed = `${dialect.exact(column)} IN (${texts.map((each) => dialect.exactText(each)).join(", ")})`;
  return takesNone ? `(${column} IS NULL OR ${column} = '' OR ${listed})` : listed;
}

/** Whether a row is of the campaign. One that names none may be of any; without an id in a column, all are. */
function isOfCampaign(
  columns: Readonly<Record<string, ColumnPath>>,
  ids: Readonly<Record<string, string>>,
  textOf: (path: ColumnPath) => string,
  dialect: Dialect,
): readonly string[] {
  const named = Object.entries(columns).flatMap(([name, path]) => {
    const id = Object.hasOwn(ids, name) ? ids[name] : undefined;
    return id === undefined ? [] : [{ path, isIt: isOneOf(textOf(path), [id], dialect, false) }];
  });
  if (named.length === 0) return [];
  const isUnnamed = Object.values(columns).map((path) => `${textOf(path)} IS NULL`);
  const isNamed = [...named.map(({ isIt }) => isIt), isUnnamed.join(" AND ")].join(" OR ");
  // Where ids contradict each other, nobody can tell of which campaign the row is.
  const agrees = named.map(({ path, isIt }) => `(${textOf(path)} IS NULL OR ${isIt})`);
  return [`(${isNamed})`, ...(named.length === 1 ? [] : agrees)];
}

/** A whole number that is a time at which a call can start; anything else is none, and NULL: so is one of another unit. */
function startSql(column: string, second: number, dialect: Dialect): string {
  const text = dialect.asText(column);
  const number = `CAST(${text} AS ${dialect.bigint})`;
  const [earliest, latest] = [callTimes.earliest, callTimes.latest + 1].map(
    (time) => BigInt(time / 1000) * BigInt(second),
  );
  return `CASE WHEN ${dialect.matches(text, "^[0-9]{1,18}$")} THEN CASE WHEN ${number} >= ${earliest} AND ${number} < ${latest} THEN ${number} END END`;
}

/** The facts that are worked out. What the table says itself wins. */
function factSteps(query: SqlQuery, dialect: Dialect): readonly Step[] {
  const { columns, terms, range } = query;
  const { start, id } = columns.rows;
  const asked = derivedFlags(query);
  const before = id === undefined ? `${OWN}rows` : `${OWN}calls`;
  const place = { start: `${OWN}start`, unit: unitOf(columns), moment: `${OWN}moment` };
  const hours =
    terms === undefined || start === undefined || !asked.includes("during_hours")
      ? undefined
      : duringHoursSql(terms, place, [range], dialect);
  const derived = { during_hours: hours?.isOpen, repeat: repeatSql(query) };
  const worked = asked.map((name) => {
    const said = flagColumnSql(columns.facts[name], { dialect, facts: columns.facts });
    return `${saidOr(said, derived[name], columns.facts[name], dialect)} AS ${dialect.name(OWN + name)}`;
  });
  const clock =
    hours?.moment === undefined
      ? []
      : [{ name: `${OWN}clock`, sql: `SELECT l.*,\n  ${hours.moment} AS ${OWN}moment\nFROM ${before} AS l` }];
  const facts = `SELECT ${["l.*", ...worked].join(",\n  ")}\nFROM ${clock.length === 0 ? before : `${OWN}clock`} AS l`;
  return [...clock, { name: `${OWN}facts`, sql: facts }];
}

/** What the table says; where it says nothing, what is worked out. What nobody understands of it is unknown. */
function saidOr(
  said: string | undefined,
  derived: string | undefined,
  flag: FactColumns["repeat"],
  dialect: Dialect,
): string {
  if (said === undefined || flag === undefined) return derived ?? dialect.unknown;
  if (derived === undefined) return said;
  const isSilent = `COALESCE(${dialect.asText(columnSql(flag.column, { dialect }))}, '') = ''`;
  return `COALESCE(${said}, CASE WHEN ${isSilent} THEN ${derived} END)`;
}

function unitOf({ rows }: SqlColumns): number {
  return rows.start === undefined ? 0 : UNITS[rows.start.unit];
}

/** The flags that may be worked out, as far as a condition asks for them. */
function derivedFlags({ candidates }: SqlQuery): readonly ("during_hours" | "repeat")[] {
  const asked = candidates.flatMap(({ condition, recordCalls }) =>
    recordCalls && condition !== null ? predicatesOf(condition) : [],
  );
  return (["during_hours", "repeat"] as const).filter((name) =>
    asked.some((each) => each.kind === "flag" && each.name === name),
  );
}

/**
 * [R15]: an earlier call of the caller to the campaign, more than 0 and at most so long before; unknown where the table does not reach back
 * that far, or where a call of an unknown caller, or one of the caller without a start, may have been that.
 */
function repeatSql({ columns, repeatWindowDays, completeFrom, campaignIds }: SqlQuery): string | undefined {
  const { start, caller, campaign = {} } = columns.rows;
  if (start === undefined || caller === undefined || repeatWindowDays === undefined) return undefined;
  const unit = unitOf(columns);
  const window = repeatWindowDays * 86_400 * unit;
  const names = Object.keys(campaign);
  // Calls that one of the ids picked are of one campaign, whichever of its ids they have.
  const isOne = campaignIds !== undefined && names.some((name) => Object.hasOwn(campaignIds, name));
  const partition = [`${OWN}caller`, ...(isOne ? [] : names.map((_, index) => `${OWN}campaign_${index}`))].join(", ");
  // The latest start before this one. Not a frame as long as the window: ClickHouse takes none beyond 32 bits.
  const frame = `PARTITION BY ${partition} ORDER BY COALESCE(${OWN}start, -2) RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`;
  const before = `MAX(${OWN}start) OVER (${frame})`;
  // Of calls of unknown callers the first and the last; those without a start may be any.
  const unknown = (otherwise: number | bigint): string =>
    `CASE WHEN ${OWN}caller IS NULL THEN COALESCE(${OWN}start, ${otherwise}) END`;
  const latest = BigInt((callTimes.latest + 1) / 1000) * BigInt(unit);
  const isBehind = `${OWN}start > MIN(${unknown(0)}) OVER () AND ${OWN}start - ${window} <= MAX(${unknown(latest)}) OVER ()`;
  const from =
    completeFrom === undefined ? `MIN(${OWN}start) OVER ()` : String(Math.ceil((completeFrom * unit) / 1000));
  const whens = [
    `WHEN ${OWN}caller IS NULL THEN NULL`,
    `WHEN ${OWN}caller = '' THEN FALSE`,
    `WHEN ${OWN}start IS NULL THEN NULL`,
    `WHEN ${OWN}start - ${before} <= ${window} THEN TRUE`,
    // Those without a start come first.
    `WHEN MIN(COALESCE(${OWN}start, -2)) OVER (${frame}) = -2 THEN NULL`,
    `WHEN ${isBehind} THEN NULL`,
    `WHEN ${OWN}start - ${window} >= ${from} THEN FALSE`,
  ];
  return `CASE ${whens.join(" ")} END`;
}

/** What each condition is for each call. */
function truthStep(query: SqlQuery, dialect: Dialect): Step {
  const { columns, candidates } = query;
  const worked = derivedFlags(query).map((name) => [name, { column: `${OWN}${name}` }] as const);
  const facts: FactColumns = { ...columns.facts, ...Object.fromEntries(worked) };
  const truths = candidates.flatMap(({ recordCalls, condition }, index) =>
    recordCalls && condition !== null ? [`${conditionSql(condition, { dialect, facts })} AS ${OWN}truth_${index}`] : [],
  );
  return { name: `${OWN}truths`, sql: `SELECT ${["f.*", ...truths].join(",\n  ")}\nFROM ${OWN}facts AS f` };
}

/** What a column of decisions is called. */
export function decisionColumn(index: number): string {
  return index === 0 ? "decision" : `what_if_${index}`;
}

function decidedSql({ columns, candidates, shows }: SqlQuery, dialect: Dialect): string {
  const decisions = candidates.flatMap((candidate, index) => {
    const column = decisionColumn(index);
    const { decision, reason } = decisionSql(candidate, `${OWN}truth_${index}`, dialect);
    return [`${decision} AS ${column}`, `${reason} AS ${index === 0 ? "reason" : `${column}_reason`}`];
  });
  const id = columns.rows.id === undefined ? [] : [`${OWN}id AS id`];
  if (shows === "calls") {
    return `SELECT ${[...id, ...decisions].join(",\n  ")}\nFROM ${OWN}truths${columns.rows.start === undefined ? "" : `\nORDER BY ${OWN}start`}`;
  }
  const names = candidates.flatMap((_, index) => [
    decisionColumn(index),
    index === 0 ? "reason" : `${decisionColumn(index)}_reason`,
  ]);
  const grouped = names.join(", ");
  return `SELECT ${grouped}, COUNT(*) AS calls\nFROM (\n  SELECT ${decisions.join(",\n    ")}\n  FROM ${OWN}truths\n) AS ${OWN}decisions\nGROUP BY ${grouped}\nORDER BY ${grouped}`;
}

/** The row of section 1's table, from the truth. */
function decisionSql(
  { recordCalls, condition }: SqlCandidate,
  truth: string,
  { text }: Dialect,
): { readonly decision: string; readonly reason: string } {
  if (!recordCalls) return { decision: text("skip"), reason: text("recording-disabled") };
  if (condition === null) return { decision: text("record"), reason: text("no-condition") };
  const cases = (met: string, notMet: string, open: string): string =>
    `CASE WHEN ${truth} THEN ${text(met)} WHEN NOT ${truth} THEN ${text(notMet)} ELSE ${text(open)} END`;
  return {
    decision: cases("record", "skip", "undetermined"),
    reason: cases("condition-true", "condition-false", "condition-unknown"),
  };
}
