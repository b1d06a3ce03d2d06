import type { Predicate } from "@recond/parser";
import { isOfTime } from "../facts/group-readers.js";
import type { UnknownCalls } from "../facts/repeats.js";
import type { Plan } from "../replay/plan.js";
import { dialectTable } from "./dialects.js";
import { isFlag, isTold, OTHER_CAMPAIGN } from "./duckdb-rows.js";
import { duringHoursSql } from "./hours.js";

const dialect = dialectTable.duckdb;

/** The table of all rows. */
export const ROWS = "recond_rows";
/** All rows with what became of them. */
const STATES = "recond_states";

/**
 * What becomes of each row: the first row of an id is the call, unless another row corrects it. Few ids stand in several rows: those are found by
 * their hashes, which are smaller than all ids, and only their rows are put in order.
 */
export const STATES_SQL: readonly string[] = [
  `CREATE TEMP TABLE recond_duplicates AS
WITH named AS (
  SELECT file, n, id FROM ${ROWS} WHERE is_row AND is_call AND id IS NOT NULL
), several AS (
  SELECT hash(id) AS hash FROM named GROUP BY hash HAVING COUNT(*) > 1
)
SELECT file, n FROM named WHERE hash(id) IN (SELECT hash FROM several)
QUALIFY row_number() OVER (PARTITION BY id ORDER BY file, n) > 1`,
  `CREATE TEMP TABLE recond_replaced AS
SELECT DISTINCT corrects AS id FROM ${ROWS} ANTI JOIN recond_duplicates USING (file, n)
WHERE is_row AND is_call AND corrects IS NOT NULL AND corrects IS DISTINCT FROM id`,
  `CREATE TEMP VIEW ${STATES} AS
SELECT r.*, CASE
  WHEN NOT is_row THEN 'rejected'
  WHEN NOT is_call THEN 'notCalls'
  WHEN campaign = ${OTHER_CAMPAIGN} THEN 'otherCampaigns'
  WHEN d.n IS NOT NULL THEN 'duplicates'
  WHEN c.id IS NOT NULL THEN 'replaced'
  ELSE 'live' END AS state
FROM ${ROWS} r LEFT JOIN recond_duplicates d USING (file, n) LEFT JOIN recond_replaced c USING (id)`,
];

/** How many rows of each file became what. */
export const COUNTS_SQL: string = `SELECT file, state, COUNT(*), MIN(start), MAX(start) FROM ${STATES} GROUP BY file, state`;

/** Rows that are no JSON objects. */
export const BROKEN_SQL: string = `SELECT file, n, '' AS wrong FROM ${STATES} WHERE state = 'rejected'`;

/** Seconds of a part of time: one wrong year among the starts must not make a list of all changes of clocks up to then. */
const SPAN = 32 * 86_400;

/** The parts of time in which calls start. */
export const SPANS_SQL: string = `SELECT DISTINCT start // ${SPAN * 1000} AS span FROM ${ROWS} WHERE start IS NOT NULL ORDER BY span`;

/** When calls of unknown callers started: the first, the last, and whether it is known of all of them. */
export const UNKNOWN_SQL: string = `SELECT campaign, MIN(start), MAX(start), COUNT(*) = COUNT(start)
FROM ${STATES} WHERE state = 'live' AND caller IS NULL GROUP BY campaign`;

/** Of rows with something wrong, by file, how many there are, and the first ones. @param rows - a query: their file, their number, what is wrong */
export function wrongSql(rows: string): string {
  return `SELECT file, COUNT(*), min_by({n: n, wrong: wrong}, n, 10) FROM (${rows}) GROUP BY file ORDER BY file`;
}

/** Rows with a value that is wrong. @param index - among the doubts */
export function doubtSql(index: number): string {
  return `SELECT file, n, doubt_${index} AS wrong FROM ${ROWS} WHERE doubt_${index} IS NOT NULL`;
}

/** Calls that correct a call that an earlier one corrects, too. */
export const CORRECTED_AGAIN_SQL: string = `WITH again AS (
  SELECT file, n, corrects AS original FROM ${ROWS} ANTI JOIN recond_duplicates USING (file, n)
  WHERE is_row AND is_call AND corrects IS DISTINCT FROM id AND corrects IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY corrects ORDER BY file, n) > 1
), originals AS (
  SELECT id FROM ${ROWS} WHERE is_row AND is_call AND id IN (SELECT original FROM again)
)
SELECT file, n, '' AS wrong FROM ${STATES} JOIN again USING (file, n)
WHERE state = 'live' AND original IN (SELECT id FROM originals)`;

/** Rows that differ in what is asked from the first one of their id. */
export function differentSql(asked: Pick<Asked, "plan" | "predicates">): string {
  const told = asked.predicates.flatMap((node, index) => {
    if (isTold(node)) return [`leaf_${index}`];
    return isFlag(node, "repeat") ? ["given", "is_silent"] : [];
  });
  const caller = isDerived(asked, "repeat") ? ["caller"] : [];
  const rowOf = (name: string): string =>
    `(${["start", "campaign", "campaign_key", "corrects", ...caller, ...told].map((each) => `${name}.${each}`).join(", ")})`;
  return `WITH later AS (
  SELECT * FROM ${ROWS} SEMI JOIN recond_duplicates USING (file, n) WHERE campaign <> ${OTHER_CAMPAIGN}
), firsts AS (
  SELECT * FROM ${ROWS} ANTI JOIN recond_duplicates USING (file, n) WHERE is_row AND is_call AND id IN (SELECT id FROM later)
)
SELECT l.file, l.n, '' AS wrong FROM later l JOIN firsts f USING (id) WHERE ${rowOf("l")} IS DISTINCT FROM ${rowOf("f")}`;
}

/** What is asked of the calls. */
export interface Asked {
  readonly plan: Plan;
  readonly predicates: readonly Predicate[];
  /** When the first row started, in epoch milliseconds. */
  readonly from: number;
  /** The parts of time in which calls start, numbered as `SPANS_SQL` does. */
  readonly spans: readonly number[];
  /** When the first and the last call of unknown callers started, by campaign. */
  readonly unknown: ReadonlyMap<number, UnknownCalls>;
}

/** How many calls there are of each kind: alike in all that is asked of them. */
export function kindsSql(asked: Asked): string {
  const keys = [
    "file",
    "campaign",
    "recorded",
    ...(isDerived(asked, "repeat") ? ["given", "derived"] : []),
    ...leafColumns(asked),
  ];
  return `${kindsStep(asked)} SELECT ${keys.join(", ")}, COUNT(*) AS calls, min_by({n: n, id: id}, n, 10) AS examples
FROM kinds GROUP BY ALL ORDER BY MIN(file), MIN(n)`;
}

/**
 * The same calls by what they are grouped by: only what decides tells kinds apart, and each column by which is grouped by itself. All together
 * would make a kind of nearly every call.
 */
export function groupsSql(asked: Asked): string {
  const keys = ["campaign", ...leafColumns(asked)];
  const groups = groupColumns(asked);
  const sets = groups.map((group) => `(${[...keys, group].join(", ")})`);
  const isIn = groups.map((group) => `GROUPING(${group}) = 0`);
  return `${kindsStep(asked)} SELECT ${[...keys, ...groups, ...isIn].join(", ")}, COUNT(*) AS calls
FROM kinds GROUP BY GROUPING SETS (${sets.join(", ")})`;
}

/** The columns by which is grouped. */
export function groupColumns({ plan }: Pick<Asked, "plan">): readonly string[] {
  return [...new Set((plan.by ?? []).map(groupColumn))];
}

/** The column of a field by which is grouped: all that follow from the time have one. @param index - among these fields */
export function groupColumn(by: string, index: number): string {
  if (isOfTime(by)) return "bucket";
  return by === "campaign" ? "campaign_group" : `g_${index}`;
}

function leafColumns({ predicates }: Asked): readonly string[] {
  return predicates.map((_, index) => `leaf_${index}`);
}

function kindsStep(asked: Asked): string {
  const leaves = asked.predicates.flatMap((node, index) =>
    isTold(node) ? [] : [`${isFlag(node, "repeat") ? "d_repeat" : "d_hours"} AS leaf_${index}`],
  );
  const kinds = ["*", ...leaves, "campaign AS campaign_group", `start // ${BUCKET} AS bucket`];
  return `WITH ${derivedSteps(asked).join(", ")}, kinds AS (SELECT ${kinds.join(",\n  ")} FROM recond_facts)`;
}

/** Clocks stand apart by whole quarters of an hour, so that all calls of one have one hour, and one day, in every time zone. */
export const BUCKET = 900_000;

/** Whether a flag is asked for, and to be worked out. */
export function isDerived(
  { plan, predicates }: Pick<Asked, "plan" | "predicates">,
  name: "during_hours" | "repeat",
): boolean {
  return plan.underived?.has(name) !== true && predicates.some((each) => isFlag(each, name));
}

function derivedSteps(asked: Asked): readonly string[] {
  const asks = (name: "during_hours" | "repeat"): boolean => asked.predicates.some((each) => isFlag(each, name));
  const repeat = isDerived(asked, "repeat") ? repeatSql(asked) : dialect.unknown;
  const moments = isDerived(asked, "during_hours") ? hoursSql(asked) : [];
  const worked = [
    ...(asks("repeat")
      ? [
          `CASE WHEN given IS NOT NULL OR is_silent THEN ${repeat} END AS derived`,
          "COALESCE(given, derived) AS d_repeat",
        ]
      : []),
    ...(asks("during_hours")
      ? [
          `CASE campaign ${moments.map(({ isOpen }, index) => `WHEN ${index} THEN ${isOpen}`).join(" ")} WHEN -1 THEN NULL END AS d_hours`,
        ]
      : []),
  ];
  const clocks = moments.map(({ moment }, index) => `${moment ?? "NULL"} AS moment_${index}`);
  return [
    `recond_clock AS (SELECT ${["*", ...clocks].join(",\n  ")} FROM ${STATES} WHERE state = 'live')`,
    `recond_facts AS (SELECT ${["*", ...worked].join(",\n  ")} FROM recond_clock)`,
  ];
}

/** `during_hours` of each campaign. */
function hoursSql({ plan, spans }: Asked): readonly ReturnType<typeof duringHoursSql>[] {
  const ranges = spans.map((span) => ({ from: span * SPAN, until: (span + 1) * SPAN }));
  return plan.campaigns.map(({ terms }, index) =>
    terms === undefined
      ? { moment: undefined, isOpen: dialect.unknown }
      : duringHoursSql(terms, { start: "start", unit: 1000, moment: `moment_${index}` }, ranges, dialect),
  );
}

const DAY = 86_400_000;

/** [R15], as a whole query has it: calls without a start come first. */
function repeatSql({ plan, from, unknown }: Asked): string {
  const windows = plan.campaigns.map(({ repeatWindowDays }, index) => `WHEN ${index} THEN ${repeatWindowDays * DAY}`);
  const window = `CASE campaign ${windows.join(" ")} END`;
  const frame =
    "PARTITION BY caller, campaign, campaign_key ORDER BY COALESCE(start, -2) RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
  const whens = [
    "WHEN caller IS NULL THEN NULL",
    "WHEN caller = '' THEN FALSE",
    "WHEN start IS NULL THEN NULL",
    `WHEN start - MAX(start) OVER (${frame}) <= ${window} THEN TRUE`,
    `WHEN MIN(COALESCE(start, -2)) OVER (${frame}) = -2 THEN NULL`,
    ...[...unknown].map(([campaign, span]) => {
      const isBehind = Number.isFinite(span.from)
        ? ` AND start > ${span.from} AND start - ${window} <= ${span.to}`
        : "";
      return `WHEN campaign = ${campaign}${isBehind} THEN NULL`;
    }),
    `WHEN start - ${window} >= ${plan.completeFrom ?? from} THEN FALSE`,
  ];
  return `CASE ${whens.join(" ")} END`;
}
