import { jsonLine } from "@recond/reports";
import { createParquetTable, type ParquetColumn, type ReplayedCall } from "@recond/simulator";
import { byEnding } from "../input/require-output.js";
import { openReplacement } from "../input/write-text.js";

/** A file with a row for each call. */
export interface CallOutput {
  readonly add: (calls: readonly ReplayedCall[]) => Promise<void>;
  /** Puts the file in its place. It is not there before, so that a half-written one is never taken for a whole one. */
  readonly end: () => Promise<void>;
  readonly abandon: () => Promise<void>;
  /** How many cells got an apostrophe, as a spreadsheet would have run them. */
  readonly disarmed: () => number;
}

/** What stands in a row: where the call is in the log, what it is called, its campaign, and what each candidate decides. */
type OutputRow = readonly [file: string, line: number, id: string | null, campaign: string, ...decisions: string[]];

const PLACE_COLUMNS = ["file", "line", "id", "campaign", "decision"];

/** Rows as the bytes or texts of a file. */
interface Form {
  readonly head: string;
  readonly write: (rows: readonly OutputRow[]) => string | Uint8Array;
  readonly end: () => string | Uint8Array;
  readonly disarmed: () => number;
}

/** The forms by the endings of the file's name. */
const FORMS: Readonly<Record<string, (columns: readonly string[]) => Form | Promise<Form>>> = {
  ndjson: ndjsonForm,
  jsonl: ndjsonForm,
  csv: csvForm,
  parquet: parquetForm,
};

/**
 * Opens the file of `--out`.
 *
 * @param names - of the candidates: the decision of the first is in the column `decision`
 * @param campaigns - the names of the campaigns
 * @throws UserError when its name ends otherwise, or it cannot be written
 */
export async function openCallOutput(
  path: string,
  names: readonly string[],
  campaigns: readonly string[],
): Promise<CallOutput> {
  const form = await byEnding("out", path, FORMS, ".csv, .ndjson or .parquet")(columnsFor(names));
  const file = await openReplacement(path);
  const write = (content: string | Uint8Array): Promise<void> =>
    content.length === 0 ? Promise.resolve() : file.write(content);
  await write(form.head);
  return {
    add: (calls) =>
      calls.length === 0 ? Promise.resolve() : write(form.write(calls.map((call) => rowOf(call, campaigns)))),
    async end() {
      await write(form.end());
      await file.commit();
    },
    abandon: file.abandon,
    disarmed: form.disarmed,
  };
}

/** Every column has a name of its own, also where a candidate is called like another column. */
function columnsFor(names: readonly string[]): readonly string[] {
  const columns = [...PLACE_COLUMNS];
  for (const name of names.slice(1)) {
    let own = name;
    for (let number = 2; columns.includes(own); number += 1) own = `${name} (${number})`;
    columns.push(own);
  }
  return columns;
}

function rowOf({ place, campaign, decisions }: ReplayedCall, campaigns: readonly string[]): OutputRow {
  const id = place.id === undefined ? null : String(place.id);
  return [place.file, place.line, id, campaigns[campaign] ?? "", ...decisions];
}

function ndjsonForm(columns: readonly string[]): Form {
  const write = (rows: readonly OutputRow[]): string =>
    rows.map((row) => `${jsonLine(Object.fromEntries(columns.map((name, index) => [name, row[index]])))}\n`).join("");
  return { head: "", write, end: () => "", disarmed: () => 0 };
}

async function parquetForm(columns: readonly string[]): Promise<Form> {
  const typed = columns.map((name): ParquetColumn => ({ name, type: name === "line" ? "INT32" : "text" }));
  const table = await createParquetTable(typed);
  let waiting: OutputRow[] = [];
  const writeWaiting = (): Uint8Array => {
    const bytes = table.write(waiting);
    waiting = [];
    return bytes;
  };
  return {
    head: "",
    write(rows) {
      waiting.push(...rows);
      return waiting.length < PARQUET_GROUP ? "" : writeWaiting();
    },
    end: () => Buffer.concat([waiting.length === 0 ? Buffer.of() : writeWaiting(), table.end()]),
    disarmed: () => 0,
  };
}

/** Rows of a group of a Parquet file. */
const PARQUET_GROUP = 10_000;

/** A spreadsheet takes a cell that begins like this for a formula, and would run it. */
const FORMULA = /^[=+\-@\t\r]/;

function csvForm(columns: readonly string[]): Form {
  let disarmed = 0;
  const cellText = (cell: string | number | null): string => {
    const text = cell === null ? "" : String(cell);
    if (!FORMULA.test(text)) return quoted(text);
    disarmed += 1;
    return quoted(`'${text}`);
  };
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cellText).join(",")}\r\n`;
  const head = line(columns);
  return { head, write: (rows) => rows.map(line).join(""), end: () => "", disarmed: () => disarmed };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
