import { type BigIntStats, fstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { UserError } from "../terminal/errors.js";
import { STANDARD_INPUT } from "./read-text.js";

/**
 * Refuses to write a report over a file that the run reads.
 *
 * @param inputs - every file that is read: paths, or `-` for standard input; files that do not exist count for nothing
 * @throws UserError when the report would take the place of one of them, whichever way leads to it
 */
export async function requireOutput(
  output: string,
  inputs: readonly string[],
  flag: keyof typeof WRITTEN = "output",
): Promise<void> {
  const written = await idOf(output);
  // A terminal or `/dev/null` may well be both.
  if (written === undefined || !written.isFile()) return;
  const read = await Array.fromAsync(inputs, idOf);
  if (!read.some((each) => each?.dev === written.dev && each.ino === written.ino)) return;
  const what = WRITTEN[flag];
  throw new UserError(
    `\`--${flag} ${output}\` would write the ${what} over a file that is read here. Give the ${what} another name.`,
  );
}

/**
 * What the ending of a file's name says of how it is written.
 *
 * @param endings - those that there are, in words
 * @throws UserError when it has none of them
 */
export function byEnding<Form>(
  flag: string,
  path: string,
  forms: Readonly<Record<string, Form>>,
  endings: string,
): Form {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const form = Object.hasOwn(forms, ending) ? forms[ending] : undefined;
  if (form !== undefined) return form;
  throw new UserError(
    `\`--${flag} ${path}\`: the name of the file must end in ${endings}, which says how it is written.`,
  );
}

/** What each flag writes. */
const WRITTEN = { output: "report", report: "report", out: "decisions", "write-baseline": "baseline" } as const;

/** It identifies a file, whatever names that has. */
async function idOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return path === STANDARD_INPUT ? fstatSync(0, { bigint: true }) : await stat(path, { bigint: true });
  } catch {
    // Reading or writing it will say what is wrong.
    return undefined;
  }
}
