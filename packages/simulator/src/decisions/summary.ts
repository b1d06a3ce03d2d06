import { type Bits, both, countBits, forEachRow } from "../columns/bits.js";
import { duringHours, nearestTimeZone, readHours, readText, timeZoneOf, weekdays } from "@recond/campaign";
import { quote } from "@recond/parser";
import { factKey } from "../facts/column-readers.js";
import type { Plan } from "../replay/plan.js";
import { createProblems, type Problems } from "../replay/problems.js";
import type { CallPlace, DerivedFact, LogFileSummary, LogSummary } from "../replay/simulation.js";
import type { AskedRows } from "./asked-rows.js";
import type { SettledBatch } from "./pending.js";
import type { PlannedPredicate } from "./programs.js";

/** What another engine counted in a file. */
export interface CountedFile extends LogFileSummary {
  readonly leftOut: LogSummary["leftOut"];
  /** Rows that could not be read, and the first ones of them. */
  readonly rejected: number;
  readonly problems: readonly {
    readonly problem: string;
    readonly line: number;
    readonly isDoubt?: boolean;
    readonly count?: number;
  }[];
  /** Sentences about facts of which no row says anything. */
  readonly lacking: readonly string[];
  /** When the first and the last row started, if any does. */
  readonly starts: readonly number[];
}

/** What is said of a log as a whole, as it grows. */
export interface GrowingSummary {
  /** Takes what another engine counted, in the place of rows. */
  readonly addCounted: (file: CountedFile) => void;
  readonly add: (rows: AskedRows, placeOf: (row: number) => CallPlace) => void;
  readonly addSettled: (batch: SettledBatch) => void;
  /** How many rows there were so far. */
  readonly rows: () => number;
  readonly result: () => LogSummary;
}

/** An empty log. */
export function createLogSummary(
  plan: Plan,
  predicates: readonly PlannedPredicate[],
  names: readonly string[],
): GrowingSummary {
  const files = new Map<number, LogFileSummary>();
  const problems = createProblems();
  const counts = createRowCounts();
  const calls = plan.campaigns.map(() => 0);
  const facts = { repeat: 0, duringHours: 0, givenRepeats: 0, disagreements: 0, told: new Map<string, number>() };
  const keys = new Set(predicates.map(({ node }) => factKey(node)));
  const { leftOut, span, lacking } = counts;
  let decided = 0;

  return {
    addCounted({ leftOut: left, rejected, problems: found, lacking: sentences, starts, ...file }) {
      files.set(files.size, file);
      addCountedProblems(problems, file.name, found);
      const { rows } = file;
      addRows(counts, { ...left, rows, rowsOfPlatform: rows, rejected, starts, lacking: sentences }, files.size - 1);
    },
    add(batch, placeOf) {
      const { source } = batch;
      const lost = source.rejected.filter(({ isRow }) => isRow).length;
      const count = source.rows + lost;
      addProblems(problems, batch, { file: names[source.file] ?? "", placeOf, rows: counts.rows });
      addFile(files, batch, names, count);
      const rowsOfPlatform = batch.identities === null ? 0 : source.rows;
      const rejected = lost + batch.rejected.length;
      addRows(counts, { ...batch, rows: count, rowsOfPlatform, rejected, replaced: 0, duplicates: 0 }, source.file);
    },
    addSettled({ live, campaigns, counts: settled, hours, placeOf, fromCampaign = NONE_TOLD }) {
      addDoubtfulRows(problems, settled, placeOf);
      decided += countBits(live);
      leftOut.replaced += settled.replaced;
      leftOut.duplicates += settled.duplicates;
      facts.repeat += settled.derivedRepeats;
      facts.givenRepeats += settled.givenRepeats;
      facts.disagreements += settled.disagreements;
      for (const [fact, rows] of fromCampaign) facts.told.set(fact, (facts.told.get(fact) ?? 0) + countBits(rows));
      if (hours !== null) facts.duringHours += countBits(both(live, hours));
      forEachRow(live, (row) => {
        calls[campaigns[row] ?? 0] = (calls[campaigns[row] ?? 0] ?? 0) + 1;
      });
    },
    rows: () => counts.rows,
    result: () => ({
      files: [...files.values()],
      rows: counts.rows,
      calls: decided,
      leftOut: { ...leftOut },
      rejected: counts.rejected,
      problems: problems.all(),
      ...(span.from <= span.to && { from: span.from, to: span.to }),
      derived: derivedFacts(facts, keys),
      campaigns: plan.campaigns.map(({ name, file }, index) => ({ name, file, calls: calls[index] ?? 0 })),
      readings: readingsOf(predicates, facts),
      notes: [...lackingText(lacking, files), ...notesOf(facts, keys, plan, { ...counts, decided })],
    }),
  };
}

function addCountedProblems(problems: Problems, file: string, found: CountedFile["problems"]): void {
  for (const { problem, line, isDoubt, count } of found) problems.add(problem, { file, line }, isDoubt, count);
}

/** What is wrong between rows. */
export const DIFFERENT_ROW =
  "This row has the transaction id of an earlier one, and differs from it in what is asked: the earlier row counts.";
export const CORRECTED_AGAIN =
  "This row corrects a call that an earlier row corrects, too: both count as calls, and one of them is none.";

/** What is counted of rows, whatever becomes of them. */
interface RowCounts {
  rows: number;
  /** Of those, rows as the platform writes them. */
  rowsOfPlatform: number;
  rejected: number;
  readonly leftOut: { -readonly [Name in keyof LogSummary["leftOut"]]: number };
  readonly span: { from: number; to: number };
  /** Sentences about what rows do not say, and the files of which each is true. */
  readonly lacking: Map<string, Set<number>>;
}

function createRowCounts(): RowCounts {
  return {
    rows: 0,
    rowsOfPlatform: 0,
    rejected: 0,
    leftOut: { notCalls: 0, replaced: 0, duplicates: 0, otherCampaigns: 0 },
    span: { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
    lacking: new Map(),
  };
}

/** More rows. */
interface MoreRows extends Readonly<LogSummary["leftOut"]> {
  readonly rows: number;
  readonly rowsOfPlatform: number;
  readonly rejected: number;
  readonly starts: readonly number[];
  readonly lacking: readonly string[];
}

function addRows(counts: RowCounts, more: MoreRows, file: number): void {
  const { leftOut, span, lacking } = counts;
  counts.rows += more.rows;
  counts.rowsOfPlatform += more.rowsOfPlatform;
  counts.rejected += more.rejected;
  leftOut.notCalls += more.notCalls;
  leftOut.replaced += more.replaced;
  leftOut.duplicates += more.duplicates;
  leftOut.otherCampaigns += more.otherCampaigns;
  for (const sentence of more.lacking) lacking.set(sentence, (lacking.get(sentence) ?? new Set()).add(file));
  for (const start of more.starts) {
    if (start < span.from) span.from = start;
    if (start > span.to) span.to = start;
  }
}

/** What is not true of all files names the first of which it is. */
function lackingText(lacking: RowCounts["lacking"], files: ReadonlyMap<number, LogFileSummary>): readonly string[] {
  return [...lacking].map(([sentence, of]) => {
    const [first = 0] = of;
    const more = of.size > 1 ? ` and ${of.size - 1} more` : "";
    return of.size === files.size ? sentence : `In ${quote(files.get(first)?.name ?? "")}${more}: ${sentence}`;
  });
}

function addDoubtfulRows(
  problems: Problems,
  { different, again }: SettledBatch["counts"],
  placeOf: (row: number) => CallPlace,
): void {
  for (const row of different) problems.add(DIFFERENT_ROW, placeOf(row), true);
  for (const row of again) problems.add(CORRECTED_AGAIN, placeOf(row), true);
}

function addProblems(
  problems: Problems,
  { source, rejected, doubts }: AskedRows,
  { file, placeOf, rows }: { file: string; placeOf: (row: number) => CallPlace; rows: number },
): void {
  const found: { readonly problem: string; readonly place: CallPlace; readonly isDoubt: boolean }[] = [];
  let [above, before] = [0, 0];
  for (const { isRow, line, problem } of source.rejected) {
    while (above < source.lines.length && (source.lines[above] ?? 0) < line) above += 1;
    found.push({ problem, place: { file, line, ...(isRow && { row: rows + before + above + 1 }) }, isDoubt: false });
    if (isRow) before += 1;
  }
  for (const { row, problem } of rejected) found.push({ problem, place: placeOf(row), isDoubt: false });
  for (const { row, problem } of doubts) found.push({ problem, place: placeOf(row), isDoubt: true });
  // In the order of the log, so that it does not matter which rows came together.
  found.sort((a, b) => a.place.line - b.place.line);
  for (const { problem, place, isDoubt } of found) problems.add(problem, place, isDoubt);
}

function addFile(
  files: Map<number, LogFileSummary>,
  { source }: AskedRows,
  names: readonly string[],
  count: number,
): void {
  const { file, format, container, compression } = source;
  const rows = (files.get(file)?.rows ?? 0) + count;
  files.set(file, { name: names[file] ?? "", format, container, compression, rows });
}

const NONE_TOLD: ReadonlyMap<string, Bits> = new Map();

interface FactCounts {
  readonly repeat: number;
  readonly duringHours: number;
  readonly givenRepeats: number;
  readonly disagreements: number;
  /** By fact how many calls have it from their campaign alone. */
  readonly told: ReadonlyMap<string, number>;
}

function derivedFacts(facts: FactCounts, keys: ReadonlySet<string>): readonly DerivedFact[] {
  const derived: DerivedFact[] = [];
  if (keys.has("during_hours") && facts.duringHours > 0) {
    derived.push({
      fact: "during_hours",
      how: "the start of the call and the campaign's hours",
      calls: facts.duringHours,
    });
  }
  if (facts.repeat > 0) derived.push({ fact: "repeat", how: "earlier calls of the log", calls: facts.repeat });
  const how = "what the campaign settles for all of its calls";
  return [...derived, ...[...facts.told].flatMap(([fact, calls]) => (calls > 0 ? [{ fact, how, calls }] : []))];
}

/** The readings that answers about such predicates rest on, and [R17], on which all of them do. */
function readingsOf(predicates: readonly PlannedPredicate[], facts: FactCounts): readonly string[] {
  const names = new Set<string>(["R17"]);
  for (const { node } of predicates) {
    if (node.kind === "pressed") names.add("R9");
    if (node.kind === "comparison") names.add("R10").add("R11");
    if (node.kind === "presence") names.add("R11").add("R12");
    if (factKey(node) === "phone") names.add("R14");
  }
  if (facts.repeat > 0) names.add("R15");
  if (facts.duringHours > 0) names.add("R16");
  return [...names].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

function notesOf(
  facts: FactCounts,
  keys: ReadonlySet<string>,
  plan: Plan,
  { rowsOfPlatform, leftOut, decided }: RowCounts & { readonly decided: number },
): readonly string[] {
  if (rowsOfPlatform === 0) return [];
  const isDerived = (fact: "during_hours" | "repeat"): boolean => keys.has(fact) && plan.underived?.has(fact) !== true;
  return [
    ...(decided === 0 && leftOut.otherCampaigns > 0 ? [noteOfOthers(plan)] : []),
    ...(isDerived("during_hours") ? plan.campaigns.flatMap(noteOfHours) : []),
    ...(isDerived("repeat") ? [noteOfRepeat(plan)] : []),
    ...(facts.disagreements > 0
      ? [
          `The log's own repeat flag says otherwise than its calls do for ${facts.disagreements} calls. The flag counts.`,
        ]
      : []),
  ];
}

/** Where no call is left, an id is mistaken, or it is another campaign's log. */
function noteOfOthers({ campaigns }: Plan): string {
  const [first, ...others] = campaigns;
  const ids = Object.entries(first?.ids ?? {}).map(([name, id]) => `${quote(name)} ${quote(id)}`);
  return others.length === 0
    ? `All calls of the log are of other campaigns than ${quote(first?.file ?? "")}, which has ${ids.join(" and ")}. Compare that with the log.`
    : "All calls of the log are of other campaigns than these. Compare their ids with those of the log.";
}

/** Without hours, or without a time zone, nobody can tell when a campaign is open. */
function noteOfHours({ file, terms }: Plan["campaigns"][number]): readonly string[] {
  if (terms !== undefined && ["always", "never"].includes(duringHours(terms))) return [];
  const hasNo = (name: string, type: string): boolean => terms?.find(name)?.node.type !== type;
  const lacking = [
    ...(hasNo("hours", "object") ? ["hours"] : []),
    ...(hasNo("timezone", "string") ? ["timezone"] : []),
  ];
  if (lacking.length > 0) {
    const names = lacking.map((name) => quote(name)).join(" and no ");
    return [`${quote(file)} has no ${names}, so \`during_hours\` is unknown. Give the campaign as the API returns it.`];
  }
  const zone = readText(terms?.find("timezone")?.node) ?? "";
  if (timeZoneOf(zone) !== undefined) return noteOfDays(file, terms);
  const meant = nearestTimeZone(zone)?.name ?? "Pacific Time (US & Canada)";
  return [
    `${quote(file)} has the \`timezone\` ${quote(zone)}, which there is not, so \`during_hours\` is unknown. Write a name such as ${quote(meant)}.`,
  ];
}

/** Hours may be missing, or wrong, on some days only. */
function noteOfDays(file: string, terms: Plan["campaigns"][number]["terms"]): readonly string[] {
  const hours = terms && readHours(terms);
  const days = weekdays.filter((day) => hours?.[day].is === "unknown").map((day) => quote(day));
  if (days.length === 0) return [];
  return [
    `${quote(file)} does not say when it is open on ${days.join(", ")}: \`during_hours\` is unknown where that matters. \`recond lint\` says why.`,
  ];
}

function noteOfRepeat({ campaigns, completeFrom }: Plan): string {
  const days = [...new Set(campaigns.map(({ repeatWindowDays }) => repeatWindowDays))].join(" or ");
  const worked = `Whether a caller called in the ${days} days before is worked out from this log, which is taken to be complete from`;
  return completeFrom === undefined
    ? `${worked} its first call on. Before it has run for ${days} days, a first call leaves \`repeat\` unknown.`
    : `${worked} the given day on.`;
}
