import type { Predicate } from "@recond/parser";
import type { Plan } from "../replay/plan.js";
import type { FactColumns } from "./columns.js";
import { dialectTable } from "./dialects.js";
import { OTHER_CAMPAIGN } from "./duckdb-rows.js";
import { duringHoursSql } from "./hours.js";
import { flagColumnSql, predicateSql } from "./predicates.js";

const dialect = dialectTable.duckdb;

/** The table of all rows. */
export const ROWS = "recond_rows";
/** The table of all rows with what became of them. */
const STATES = "recond_states";

/** What becomes of each row: the first row of an id is the call, unless another row corrects it. */
export const STATES_SQL: string = `CREATE OR REPLACE TEMP TABLE ${STATES} AS
WITH copies AS (
  SELECT *, row_number() OVER (PARTITION BY CASE WHEN is_call AND is_row THEN id END ORDER BY file, n) AS copy FROM ${ROWS}
), firsts AS (
  SELECT *, id IS NULL OR copy = 1 AS is_first FROM copies
)
SELECT *, CASE
  WHEN NOT is_row THEN 'rejected'
  WHEN NOT is_call THEN 'notCalls'
  WHEN campaign = ${OTHER_CAMPAIGN} THEN 'otherCampaigns'
  WHEN NOT is_first THEN 'duplicates'
  WHEN id IN (
    SELECT corrects FROM firsts WHERE is_row AND is_call AND is_first AND corrects IS NOT NULL AND corrects IS DISTINCT FROM id
  ) THEN 'replaced'
  ELSE 'live' END AS state
FROM firsts`;

/** How many rows of each file became what. */
export const COUNTS_SQL: string = `SELECT file, state, COUNT(*), MIN(start), MAX(start) FROM ${STATES} GROUP BY file, state`;

/** Rows that are no JSON objects. */
export const BROKEN_SQL: string = `SELECT file, n FROM ${STATES} WHERE state = 'rejected' ORDER BY file, n LIMIT 1000`;

/** What is asked of the calls. */
export interface Asked {
  readonly plan: Plan;
  readonly predicates: readonly Predicate[];
  readonly facts: FactColumns;
  /** When the first and the last row started, in epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** How many fields there are by which is grouped, and whether one of them follows from the time. */
  readonly groups: number;
  readonly byTime: boolean;
}

/** How many calls there are of each kind: alike in all that is asked of them. */
export function kindsSql(asked: Asked): string {
  const { predicates, facts, groups, byTime } = asked;
  const leaves = predicates.map((node, index) => `${predicateSql(node, { dialect, facts })} AS leaf_${index}`);
  const keys = [
    "file",
    "campaign",
    "recorded",
    ...(isDerived(asked, "repeat") ? ["given", "derived"] : []),
    ...predicates.map((_, index) => `leaf_${index}`),
    ...Array.from({ length: groups }, (_, index) => `g_${index}`),
    ...(byTime ? [`bucket`] : []),
  ];
  const kinds = ["*", ...leaves, ...(byTime ? [`start // ${BUCKET} AS bucket`] : [])];
  return `WITH ${derivedSteps(asked).join(", ")}, kinds AS (SELECT ${kinds.join(",\n  ")} FROM recond_facts)
SELECT ${keys.join(", ")}, COUNT(*) AS calls, min_by({n: n, id: id}, n, 10) AS examples
FROM kinds GROUP BY ALL ORDER BY MIN(file), MIN(n)`;
}

/** Clocks stand apart by whole quarters of an hour, so that all calls of one have one hour, and one day, in every time zone. */
export const BUCKET = 900_000;

/** Whether a flag is asked for, and to be worked out. */
export function isDerived(
  { plan, predicates }: Pick<Asked, "plan" | "predicates">,
  name: "during_hours" | "repeat",
): boolean {
  return plan.underived?.has(name) !== true && predicates.some((each) => each.kind === "flag" && each.name === name);
}

function derivedSteps(asked: Asked): readonly string[] {
  const { facts, predicates } = asked;
  const asks = (name: string): boolean => predicates.some((each) => each.kind === "flag" && each.name === name);
  const given = flagColumnSql(
    { column: "f_repeat", trueValues: ["1", "true", "yes"], falseValues: ["0", "false", "no"] },
    { dialect, facts },
  );
  const repeat = isDerived(asked, "repeat") ? repeatSql(asked) : dialect.unknown;
  const moments = isDerived(asked, "during_hours") ? hoursSql(asked) : [];
  // A flag that nobody understands is unknown, and not worked out as an empty one is.
  const isSilent = "(given IS NOT NULL OR COALESCE(f_repeat, '') = '')";
  const worked = [
    ...(asks("repeat")
      ? [
          `${given} AS given`,
          `CASE WHEN ${isSilent} THEN ${repeat} END AS derived`,
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
function hoursSql({ plan, from, to }: Asked): readonly ReturnType<typeof duringHoursSql>[] {
  const range = { from: Math.floor(from / 1000), until: Math.floor(to / 1000) + 1 };
  return plan.campaigns.map(({ terms }, index) =>
    terms === undefined
      ? { moment: undefined, isOpen: dialect.unknown }
      : duringHoursSql(terms, { start: "start", unit: 1000, moment: `moment_${index}` }, range, dialect),
  );
}

const DAY = 86_400_000;

/** [R15], as a whole query has it. */
function repeatSql({ plan, from }: Asked): string {
  const windows = plan.campaigns.map(({ repeatWindowDays }, index) => `WHEN ${index} THEN ${repeatWindowDays * DAY}`);
  const window = `CASE campaign ${windows.join(" ")} END`;
  const frame =
    "PARTITION BY caller, campaign, campaign_key ORDER BY COALESCE(start, -2) RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
  const whens = [
    "WHEN caller IS NULL THEN NULL",
    "WHEN caller = '' THEN FALSE",
    "WHEN start IS NULL THEN NULL",
    `WHEN start - MAX(start) OVER (${frame}) <= ${window} THEN TRUE`,
    `WHEN start - ${window} >= ${plan.completeFrom ?? from} THEN FALSE`,
  ];
  return `CASE ${whens.join(" ")} END`;
}
