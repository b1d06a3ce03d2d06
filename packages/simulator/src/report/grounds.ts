import { readings } from "@recond/evaluator";
import {
  type Block,
  counted,
  group,
  numberHead,
  type Part,
  textHead,
  words,
  type Words,
  quoted,
  tableBlock,
} from "@recond/reports";
import { heldIn } from "../replay/outcomes.js";
import type { LogSummary, Problem } from "../replay/simulation.js";
import { countWords } from "./outcomes.js";

/** What was in the log, and where each of its rows went. */
export function logPart(log: LogSummary): Part {
  return {
    heading: ["The log"],
    blocks: [
      tableBlock(
        "Files",
        [textHead("file"), textHead("holds"), textHead("as"), numberHead("rows")],
        log.files.map((file) => [
          [{ code: file.name }],
          [heldIn(file)],
          [`${file.container.toUpperCase()}${file.compression === null ? "" : `, ${file.compression}`}`],
          countWords(file.rows),
        ]),
      ),
      rowsTable(log),
      ...campaignsTable(log),
      ...problemBlocks(log.problems),
    ],
  };
}

function rowsTable({ calls, leftOut, rejected, rows }: LogSummary): Block {
  const went: readonly (readonly [string, number])[] = [
    ["calls, decided or undetermined", calls],
    ["left out: rows that are no calls", leftOut.notCalls],
    ["left out: replaced by a correction", leftOut.replaced],
    ["left out: with a transaction id that came before", leftOut.duplicates],
    ["left out: calls of other campaigns", leftOut.otherCampaigns],
    ["rejected: could not be read", rejected],
  ];
  return tableBlock(
    "Where every row went",
    [textHead("rows"), numberHead("count")],
    [
      ...went
        .filter(([, count], index) => index === 0 || count > 0)
        .map(([name, count]) => [[name], countWords(count)]),
      [["all rows"], countWords(rows)],
    ],
  );
}

function campaignsTable({ campaigns }: LogSummary): readonly Block[] {
  if (campaigns.length < 2) return [];
  return [
    tableBlock(
      "Campaigns",
      [textHead("campaign"), numberHead("calls")],
      campaigns.map(({ name, calls }) => [[{ code: name }], countWords(calls)]),
    ),
  ];
}

function problemBlocks(problems: readonly Problem[]): readonly Block[] {
  return problems.flatMap(({ problem, isDoubt, count, examples }): readonly Block[] => [
    words(
      isDoubt ? "In doubt: " : "Wrong: ",
      ...quoted(problem),
      ` (${counted(count, "time")}${count > examples.length ? ", the first of which are:" : ":"})`,
    ),
    {
      is: "list",
      items: examples.map((example): Words => [`${example.file}:${example.line}: `, ...quoted(example.problem)]),
    },
  ]);
}

/** How facts were worked out, and what is assumed. */
export function groundsPart({ derived, notes, readings: names, files }: LogSummary): Part {
  const all: Readonly<Record<string, { readonly summary: string } | undefined>> = readings;
  // Call contexts in our own words give the facts themselves.
  const assumed = files.some(({ format }) => format !== "call-contexts") ? names : [];
  return {
    heading: ["What this rests on"],
    blocks: [
      ...(derived.length === 0 ? [] : [derivedTable(derived)]),
      ...notes.map((note): Block => ({ is: "words", words: quoted(note) })),
      ...(assumed.length === 0
        ? []
        : [
            words("Where the platform's documents are silent, this is assumed:"),
            {
              is: "list" as const,
              items: assumed.map((name): Words => [`${name}: `, ...quoted(all[name]?.summary ?? "")]),
            },
          ]),
    ],
  };
}

function derivedTable(derived: LogSummary["derived"]): Block {
  return tableBlock(
    "Facts that were worked out",
    [textHead("fact"), textHead("from"), numberHead("calls")],
    derived.map(({ fact, how, calls }) => [[{ code: fact }], [how], countWords(calls)]),
  );
}

/** From when to when, in the time of the whole world: a log can be of campaigns in several zones. */
export function periodText({ from, to }: LogSummary): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  return `${timeText(from)} to ${timeText(to)} UTC`;
}

function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

/** How many rows there are, in words. */
export function rowsText({ rows, files }: LogSummary): string {
  const [first] = files;
  if (files.length === 1 && first !== undefined) return `${first.name}, ${counted(rows, "row")}`;
  return `${group(files.length)} files, ${counted(rows, "row")}`;
}
