import { jsonLine } from "@recond/reports";
import type { ReplayedCall } from "@recond/simulator";
import { openReplacement } from "../input/write-text.js";
import { UserError } from "../terminal/errors.js";

/** A file with a row for each call. */
export interface CallOutput {
  readonly add: (calls: readonly ReplayedCall[]) => Promise<void>;
  /** Puts the file in its place. It is not there before, so that a half-written one is never taken for a whole one. */
  readonly end: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** What stands in a row: where the call is in the log, what it is called, and what each candidate decides. */
interface OutputRow {
  readonly file: string;
  readonly line: number;
  readonly id: string | number | null;
  readonly decisions: readonly string[];
}

/** The forms by the endings of the file's name. */
const FORMS: Readonly<Record<string, (names: readonly string[]) => { head: string; row: (row: OutputRow) => string }>> =
  {
    ndjson: (names) => ({
      head: "",
      row: ({ file, line, id, decisions }) =>
        `${jsonLine({ file, line, id, ...Object.fromEntries(names.map((name, index) => [name, decisions[index]])) })}\n`,
    }),
    csv: (names) => ({
      head: csvLine(["file", "line", "id", ...names]),
      row: ({ file, line, id, decisions }) =>
        csvLine([file, String(line), id === null ? "" : String(id), ...decisions]),
    }),
  };

/**
 * Opens the file of `--out`.
 *
 * @param names - of the candidates: `decision` is that of the first
 * @throws UserError when its name ends otherwise, or it cannot be written
 */
export async function openCallOutput(path: string, names: readonly string[]): Promise<CallOutput> {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const form = FORMS[ending === "jsonl" ? "ndjson" : ending]?.(["decision", ...names.slice(1)]);
  if (form === undefined) {
    throw new UserError(
      `\`--out ${path}\`: the name of the file must end in .ndjson or .csv, which says how it is written.`,
    );
  }
  const file = await openReplacement(path);
  if (form.head !== "") await file.write(form.head);
  return {
    add: (calls) => {
      const rows = calls.map(({ place, decisions }) => form.row({ ...place, id: place.id ?? null, decisions }));
      return rows.length === 0 ? Promise.resolve() : file.write(rows.join(""));
    },
    end: file.commit,
    abandon: file.abandon,
  };
}

/** A spreadsheet takes a cell that begins like this for a formula, and would run it. */
const FORMULA = /^[=+\-@\t\r]/;

function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const text = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}
