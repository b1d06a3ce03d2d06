import type { Decision } from "@recond/evaluator";
import {
  type Bar,
  type Block,
  group,
  type Head,
  numberHead,
  type Part,
  type Series,
  textHead,
  type Words,
  tableBlock,
} from "@recond/reports";
import { DECISIONS, share, totalOf } from "../replay/outcomes.js";
import type { Group, Grouping, Outcomes, Simulation } from "../replay/simulation.js";

/** What the parts of bars are that stand for outcomes. */
const outcomeSeries: readonly Series[] = DECISIONS.map((name) => ({ name, color: name }));

/** A count in a cell. */
export function countWords(count: number): Words {
  return [group(count)];
}

function outcomeBar(label: string, outcomes: Outcomes): Bar {
  return { label, values: DECISIONS.map((decision) => outcomes[decision]) };
}

const outcomeHeads: readonly Head[] = DECISIONS.map(numberHead);

/** What a candidate is called: the campaign as it is, or what is tried. */
export function candidateName(simulation: Simulation, index: number): Words {
  if (index === 0) return ["now"];
  return [{ code: simulation.candidates[index]?.name ?? "" }];
}

/** How the calls came out, under each candidate. */
export function outcomesPart(simulation: Simulation): Part {
  const { candidates } = simulation;
  const several = candidates.length > 1;
  const says = candidates
    .map(({ name, outcomes }) => `${name}: ${DECISIONS.map((each) => `${group(outcomes[each])} ${each}`).join(", ")}.`)
    .join(" ");
  const chart: Block = {
    is: "chart",
    chart: {
      title: several ? "Outcomes, now and with what is tried" : "Outcomes",
      says,
      form: "bars",
      series: outcomeSeries,
      bars: candidates.map(({ name, outcomes }) => outcomeBar(several ? name : "calls", outcomes)),
    },
    table: {
      caption: "Outcomes",
      head: [textHead("condition"), ...outcomeHeads, numberHead("recorded")],
      rows: candidates.map(({ outcomes }, index) => [
        candidateName(simulation, index),
        ...DECISIONS.map((decision) => countWords(outcomes[decision])),
        [share(outcomes.record, totalOf(outcomes))],
      ]),
    },
  };
  return { heading: ["Outcomes"], blocks: [chart, reasonsTable(simulation)] };
}

/** What becomes of a call for each reason, in the order in which they are told. */
const REASONS: readonly (readonly [Decision["reason"], string])[] = [
  ["condition-true", "recorded, as the condition is true"],
  ["no-condition", "recorded, as there is no condition"],
  ["condition-false", "skipped, as the condition is false"],
  ["recording-disabled", "skipped, as recording is switched off"],
  ["condition-unknown", "undetermined, as the condition depends on facts that this log does not tell"],
];

function reasonsTable({ candidates: [base], log }: Simulation): Block {
  const counts = REASONS.map(([reason, told]) => ({ told, count: base?.reasons[reason] ?? 0 }));
  return tableBlock(
    "Why",
    [textHead("calls"), numberHead("count"), numberHead("share")],
    counts
      .filter(({ count }) => count > 0)
      .map(({ told, count }) => [[told], countWords(count), [share(count, log.calls)]]),
  );
}

/** Fields whose groups follow one another in time. */
const TIMES: ReadonlySet<string> = new Set(["day", "weekday", "hour"]);

/** More bars than that are no picture. */
const MOST_BARS = 20;

/** More rows than that nobody reads, and more columns nobody tells apart: a year of days. */
const MOST_ROWS = 400;

/** The outcomes by a field. */
export function groupingPart({ by, timeZones, groups }: Grouping, simulation: Simulation): Part {
  const isTime = TIMES.has(by);
  const largest = groups.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const shown = isTime && groups.length <= MOST_ROWS ? groups : largest.slice(0, MOST_BARS);
  const isAll = shown.length === groups.length;
  const listed = isTime ? groups.slice(0, MOST_ROWS) : largest.slice(0, MOST_ROWS);
  const others = simulation.candidates.slice(1);
  const chart: Block = {
    is: "chart",
    chart: {
      title: `Outcomes by ${by}`,
      says: saysOfGroups(by, groups, largest[0]),
      form: isTime && isAll ? "columns" : "bars",
      series: outcomeSeries,
      bars: shown.map((each) => outcomeBar(groupName(each), each.outcomes[0] ?? NONE)),
    },
    table: {
      caption: `Outcomes by ${by}`,
      head: [
        { words: [{ code: by }] },
        ...outcomeHeads,
        ...others.map(({ name }): Head => ({ words: ["recorded with ", { code: name }], isNumber: true })),
      ],
      rows: listed.map((each) => [
        each.value === null ? ["(none)"] : [{ code: each.value }],
        ...DECISIONS.map((decision) => countWords(each.outcomes[0]?.[decision] ?? 0)),
        ...others.map((_, index) => countWords(each.outcomes[index + 1]?.record ?? 0)),
      ]),
    },
  };
  const listedText = listed.length < groups.length ? `, and the table has ${listed.length} of them` : "";
  const cut: readonly Block[] = isAll
    ? []
    : [
        {
          is: "words",
          words: [`The ${shown.length} largest of ${group(groups.length)} groups are drawn${listedText}.`],
        },
      ];
  const clock: readonly Block[] = timeZones === undefined ? [] : [{ is: "words", words: [clockText(timeZones)] }];
  return { heading: ["By ", by], blocks: [chart, ...cut, ...clock] };
}

/** By whose clocks times are told. */
export function clockText(timeZones: readonly string[]): string {
  const [only, ...others] = timeZones;
  return others.length === 0
    ? `By the clock of ${only ?? "UTC"}.`
    : `By the clock of each call's campaign: ${timeZones.join(", ")}.`;
}

const NONE: Outcomes = { record: 0, skip: 0, undetermined: 0 };

/** Blanks at the ends of a value would not be seen. */
function groupName({ value }: Group): string {
  if (value === null) return "(none)";
  return value === value.trim() && value !== "" ? value : `"${value}"`;
}

function sizeOf({ outcomes: [base] }: Group): number {
  return base === undefined ? 0 : totalOf(base);
}

function saysOfGroups(by: string, groups: readonly Group[], largest: Group | undefined): string {
  if (largest === undefined) return "There are no groups.";
  const [base = NONE] = largest.outcomes;
  return `${group(groups.length)} groups by ${by}. Most calls: ${groupName(largest)}, ${group(totalOf(base))} calls, of which ${group(base.record)} record.`;
}
