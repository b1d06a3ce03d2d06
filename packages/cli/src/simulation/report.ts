import { shorten, showable } from "@recond/parser";
import { alignColumns, counted, group, MARK, type Style } from "@recond/reports";
import {
  type CallPlace,
  type CandidateResult,
  clockText,
  type Comparison,
  DECISIONS,
  type Evidence,
  evidenceText,
  type FlipGroup,
  type Grouping,
  heldIn,
  placeIn,
  type LogSummary,
  type Recordings,
  share,
  type Simulation,
  totalOf,
} from "@recond/simulator";
import { readings } from "@recond/evaluator";
import { countsText } from "./counts.js";

/** Tables are cut here: what is behind stands in the files that `--report` writes. */
const MOST_LINES = 12;

const TITLE_WIDTH = 12;

/**
 * A simulation as text: the answer first, then what it comes from.
 *
 * @param columns - how wide a table may be
 */
export function simulationText(simulation: Simulation, style: Style, columns: number): string {
  const { log, candidates, comparisons, groupings, recordings, evidence, isPartial } = simulation;
  const [base, ...others] = candidates;
  if (base === undefined) return "";
  const sections = [
    isPartial ? [style.yellow("This is partial: the log was not read to its end.")] : [],
    countsText(log, base, style, columns),
    missingText(base),
    leftOutText(log, style),
    campaignsText(log, style, columns),
    predicatesText(base, style, columns),
    ...comparisons.map((comparison) => comparisonText(comparison, base, others[comparison.candidate - 1], log, style)),
    ...groupings.map((grouping) => groupingText(grouping, candidates, style, columns)),
    recordings === undefined ? [] : recordingsText(recordings, log, style),
    evidence === undefined ? [] : evidenceLines(evidence, log, style),
    groundsText(log, style),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => `${section.join("\n")}\n`)
    .join("\n");
}

function entry(name: string, text: string, style: Style): string {
  return `${style.dim(name.padEnd(TITLE_WIDTH))}${text}`;
}

function indented(rows: readonly (readonly string[])[]): readonly string[] {
  return alignColumns(rows).map((line) => `  ${line}`);
}

/** Which facts keep calls open: these are the columns that the log lacks. */
function missingText({ missing }: CandidateResult): readonly string[] {
  return missing.slice(0, MOST_LINES).map(({ fact, calls, alone }) => {
    const only = alone === calls ? "" : ` (in ${alone === 0 ? "none" : group(alone)} of them alone)`;
    return `  ${showable(fact)} unknown in ${counted(calls, "call")}${only}`;
  });
}

/** What the files turned out to be, and which of their rows are no calls to be decided. */
function leftOutText(log: LogSummary, style: Style): readonly string[] {
  const { leftOut, rows } = log;
  const parts = [
    [leftOut.notCalls, "other than calls"],
    [leftOut.replaced, "replaced by a correction"],
    [leftOut.duplicates, "with a transaction id that came before"],
    [leftOut.otherCampaigns, "of other campaigns"],
  ] as const;
  const some = parts.filter(([count]) => count > 0).map(([count, what]) => `${group(count)} ${what}`);
  return [
    ...filesText(log).map((file) => entry("read", file, style)),
    ...(some.length === 0 ? [] : [entry("left out", `of ${counted(rows, "row")}: ${some.join(", ")}`, style)]),
  ];
}

/** How many calls each of several campaigns has, those without any included. */
function campaignsText({ campaigns }: LogSummary, style: Style, columns: number): readonly string[] {
  if (campaigns.length < 2) return [];
  const without = campaigns.filter(({ calls }) => calls === 0);
  const shown = campaigns.filter(({ calls }) => calls > 0).toSorted((a, b) => b.calls - a.calls);
  const head = ["campaign", "calls"].map((cell) => style.dim(cell));
  const rows = shown.slice(0, MOST_LINES).map(({ name, calls }) => [showable(name), group(calls)]);
  const rest = shown.length - rows.length;
  return [
    ...numbersTable([head, ...rows], columns),
    ...(rest > 0 ? [`  and ${counted(rest, "campaign")} with fewer calls`] : []),
    ...(without.length === 0
      ? []
      : [
          `  no calls of ${without
            .slice(0, MOST_LINES)
            .map(({ name }) => showable(name))
            .join(", ")}${without.length > MOST_LINES ? ` and ${without.length - MOST_LINES} more` : ""}`,
        ]),
  ];
}

function predicatesText({ predicates }: CandidateResult, style: Style, columns: number): readonly string[] {
  if (predicates.length === 0) return [];
  const head = ["predicate", "true", "false", "unknown", "decided"].map((cell) => style.dim(cell));
  const rows = predicates
    .slice(0, MOST_LINES)
    .map(({ text, decided, ...counts }) => [
      showable(text),
      ...[counts.true, counts.false, counts.unknown, decided].map((count) => group(count)),
    ]);
  return numbersTable([head, ...rows], columns);
}

/** A text and numbers in each row; texts are cut where the table is too wide otherwise. */
function numbersTable(rows: readonly (readonly string[])[], columns: number): readonly string[] {
  const cells = numbersRight(rows);
  const lines = indented(cells);
  const excess = Math.max(...lines.map((line) => plain(line).length)) - columns;
  if (excess <= 0) return lines;
  const room = Math.max(SHORTEST_TEXT, Math.max(...cells.map(([first = ""]) => plain(first).length)) - excess);
  return indented(
    cells.map(([first = "", ...others]) => [
      plain(first).length > room ? shorten(plain(first), room) : first,
      ...others,
    ]),
  );
}

/** A text that is cut further says nothing any more. */
const SHORTEST_TEXT = 12;

/** Numbers stand under each other at their right ends; the first cell is a text. */
function numbersRight(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => plain(row[column] ?? "").length));
  const widths = (rows[0] ?? []).map((_, column) => widthOf(column));
  return rows.map(([first = "", ...cells]) => [
    first,
    ...cells.map((cell, index) => " ".repeat((widths[index + 1] ?? 0) - plain(cell).length) + cell),
  ]);
}

/** A cell without its colours. */
function plain(cell: string): string {
  return cell.replaceAll(MARKS, "");
}

const MARKS = new RegExp(MARK, "g");

function comparisonText(
  { word, table, flips }: Comparison,
  base: CandidateResult,
  candidate: CandidateResult | undefined,
  log: LogSummary,
  style: Style,
): readonly string[] {
  const name = candidate?.name ?? "";
  const said = word === null ? "" : ` (${word} over all calls)`;
  const head = ["", ...DECISIONS.map((decision) => style.dim(decision))];
  const rows = DECISIONS.map((from) => [`now ${from}`, ...DECISIONS.map((to) => group(table[from][to]))]);
  const turned = flips.reduce((sum, { calls }) => sum + calls, 0);
  return [
    `${style.bold("what if")}  ${showable(name)}${style.dim(said)}`,
    `  ${counted(turned, "call")} of ${group(totalOf(base.outcomes))} decided otherwise`,
    "",
    ...numbersTable([head, ...rows], Number.POSITIVE_INFINITY),
    ...(flips.length === 0 ? [] : ["", ...flipsText(flips, log)]),
  ];
}

/** Two lines for each group: how many, and what made them. */
function flipsText(flips: readonly FlipGroup[], log: LogSummary): readonly string[] {
  const shown = flips.slice(0, MOST_GROUPS);
  const rest = flips.length - shown.length;
  const lines = shown.flatMap(({ from, to, because, calls, examples: [example] }) => {
    const why = because.map(({ text, truth }) => `${showable(text)} ${truth ?? "unknown"}`).join(", ");
    const where = example === undefined ? "" : `, e.g. ${placeText(example, log)}`;
    return [
      `${group(calls).padStart(9)}  ${from} → ${to}${where}`,
      `           ${why === "" ? "for other reasons" : why}`,
    ];
  });
  return [...lines, ...(rest > 0 ? [`           and ${counted(rest, "smaller group")}`] : [])];
}

/** So many groups of calls that are decided otherwise are told: all of them stand in the files that `--report` writes. */
const MOST_GROUPS = 6;

/** Where a call stands: in its file, and what the log calls it. */
function placeText(place: CallPlace, log: LogSummary): string {
  const { id } = place;
  return `${showable(placeIn(log, place))}${id === undefined ? "" : ` (${showable(String(id))})`}`;
}

function groupingText(
  { by, timeZones, groups }: Grouping,
  candidates: readonly CandidateResult[],
  style: Style,
  columns: number,
): readonly string[] {
  const told = groups.length <= MOST_VALUES ? groups : groups.filter((each) => sizeOf(each) > 0);
  const shown =
    told.length <= MOST_VALUES ? told : told.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_VALUES);
  // What-ifs that do not fit beside the decisions have tables of their own.
  const most = Math.max(1, Math.min(candidates.length, Math.floor((columns - 50) / (SHORTEST_NAME + 10))));
  const table = (first: number): readonly string[] => {
    const others = candidates.slice(first, first + most);
    const room = Math.min(LONGEST_NAME, Math.max(SHORTEST_NAME, Math.floor((columns - 50) / others.length) - 10));
    const decisions = first === 1 ? DECISIONS : [];
    const names = others.map(({ name }) => `record: ${shorten(showable(name), room)}`);
    const head = [`by ${showable(by)}`, ...decisions, ...names].map((cell) => style.dim(cell));
    const rows = shown.map(({ value, outcomes }) => [
      value === null ? "(none)" : showable(value),
      ...decisions.map((decision) => group(outcomes[0]?.[decision] ?? 0)),
      ...outcomes.slice(first, first + most).map(({ record }) => group(record)),
    ]);
    return numbersTable([head, ...rows], columns);
  };
  const tables = Array.from({ length: Math.ceil((candidates.length - 1) / most) || 1 }, (_, index) =>
    table(1 + index * most),
  );
  const rest = told.length - shown.length;
  return [
    ...tables.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines])),
    ...(rest > 0 ? [`  and ${counted(rest, "smaller group")}`] : []),
    ...(timeZones === undefined ? [] : [style.dim(`  ${clockText(timeZones)}`)]),
  ];
}

const MOST_VALUES = 40;
/** What-ifs above their columns, behind `record: `. */
const LONGEST_NAME = 30;
const SHORTEST_NAME = 8;

function sizeOf({ outcomes: [base] }: Grouping["groups"][number]): number {
  return base === undefined ? 0 : totalOf(base);
}

function recordingsText(recordings: Recordings, log: LogSummary, style: Style): readonly string[] {
  const { agree, recordedButSkip, notRecordedButRecord, undetermined, causes } = recordings;
  const compared = agree + recordedButSkip + notRecordedButRecord;
  const title = style.bold("what the log says was recorded");
  if (compared + undetermined === 0) return [];
  if (compared === 0) return [title, "  No call can be compared: all are undetermined."];
  const rows = [
    [group(agree).padStart(7), `as decided (${share(agree, compared)} of those that can be compared)`],
    [group(recordedButSkip).padStart(7), "recorded, though decided: skip"],
    [
      group(notRecordedButRecord).padStart(7),
      "not recorded, though decided: record (a recording may have failed, or been deleted)",
    ],
    [group(undetermined).padStart(7), "cannot be compared, as undetermined"],
  ];
  return [title, ...indented(rows), ...(causes.length === 0 ? [] : ["", ...flipsText(causes, log)])];
}

/** What the recordings say about our readings. */
function evidenceLines(evidence: readonly Evidence[], log: LogSummary, style: Style): readonly string[] {
  if (evidence.length === 0) return ["No reading that calls can tell from another matters to the condition."];
  const words = { ours: style.green("as we read"), other: style.red("otherwise"), open: style.dim("open") } as const;
  const rows = evidence.map((each) => {
    const [example] = each.examples;
    return [
      words[each.verdict],
      `${evidenceText(each)}${example === undefined ? "" : style.dim(`, e.g. ${placeText(example, log)}`)}`,
    ];
  });
  const against = evidence.filter(({ verdict }) => verdict === "other");
  return [
    style.bold("what the recordings say about our readings"),
    ...indented(rows),
    ...against.map(({ reading, says }) => `  ${reading} may be otherwise than we read it: ${says}`),
    style.dim("  A recording that failed or was deleted counts as none. What the log leaves unknown is not counted."),
  ];
}

/** What the answer rests on: how facts were worked out, and what is assumed where the documents are silent. */
function groundsText(log: LogSummary, style: Style): readonly string[] {
  const { derived, notes, readings: names } = log;
  const assumed = log.files.some(({ format }) => format !== "call-contexts") ? names : [];
  return [
    ...derived.map(({ fact, how, calls }) =>
      entry("derived", `${fact} from ${how}, for ${counted(calls, "call")}`, style),
    ),
    ...notes.map((note) => entry("note", note, style)),
    ...(assumed.length === 0 ? [] : [entry("assumed", assumedText(assumed), style)]),
  ];
}

/** The readings by their names: `recond explain` has them in words. [R17] concerns every answer, and is said. */
function assumedText(names: readonly string[]): string {
  const others = names.filter((name) => name !== "R17");
  const [first] = others;
  const named = first === undefined ? "" : `${others.join(", ")} (\`recond explain ${first}\` says what). `;
  return `${named}${readings.R17.summary}`;
}

/** What the log is, in a line for each file. */
function filesText({ files }: LogSummary): readonly string[] {
  return files.map((file) => {
    const { name, container, compression, rows } = file;
    const packed = compression === null ? "" : `, ${compression}`;
    return `${showable(name)} (${heldIn(file)} as ${CONTAINERS[container] ?? container}${packed}; ${counted(rows, "row")})`;
  });
}

const CONTAINERS: Readonly<Record<string, string>> = {
  csv: "CSV",
  json: "JSON",
  ndjson: "NDJSON",
  parquet: "Parquet",
};

/** So many of each kind are told one by one: nobody reads thousands of lines that say the same. */
const MOST_TOLD = 10;

/** Mistakes by their kind, the first ones of each with their places, in the order of the log. */
export function problemLines({ problems }: LogSummary): readonly string[] {
  const lines = problems.flatMap(({ count, examples }) => {
    const shown = examples.slice(0, MOST_TOLD).map((place) => ({ place, text: `${placed(place)}${place.problem}` }));
    const [first] = examples;
    const more = count - shown.length;
    if (more === 0 || first === undefined) return shown;
    const rest = `${first.file}: ${counted(more, "more error")} like that of line ${first.line}: ${first.problem}`;
    return [...shown, { place: { ...first, line: Number.POSITIVE_INFINITY }, text: rest }];
  });
  return lines
    .toSorted(
      (a, b) =>
        Number(a.place.file > b.place.file) - Number(a.place.file < b.place.file) || a.place.line - b.place.line,
    )
    .map(({ text }) => `${showable(text)}\n`);
}

function placed({ file, line, row, id }: CallPlace): string {
  return `${file}:${line}: ${row === undefined ? "" : `call ${row}${id === undefined ? "" : ` (${id})`}: `}`;
}
