import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  type Baseline,
  baselineOf,
  baselineText,
  emptyBaseline,
  type KnownFinding,
  readBaseline,
} from "@recond/linter";
import { showable } from "@recond/parser";
import { counted } from "@recond/reports";
import { withSlashes } from "../input/walk-folder.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { frames } from "../input/file-error.js";
import { readText } from "../input/read-text.js";
import { replaceText } from "../input/write-text.js";
import type { Report } from "./report.js";

/** What the flags say about the baseline. */
export interface BaselineFlags {
  readonly baseline?: string | undefined;
  readonly "write-baseline"?: string | undefined;
}

/** The baseline of a run, in its file. */
export interface BaselineFile {
  readonly path: string;
  readonly baseline: Baseline;
  /** Of a baseline that is written, what its file had before. */
  readonly before: readonly KnownFinding[];
  readonly isWritten: boolean;
}

/**
 * The baseline that the flags name.
 *
 * @throws UserError when it cannot be read, or both are given
 */
export async function findBaseline(flags: BaselineFlags, environment: Environment): Promise<BaselineFile | undefined> {
  const { baseline: read, "write-baseline": written } = flags;
  if (read !== undefined && written !== undefined) {
    throw new UserError("`--baseline` reads a baseline and `--write-baseline` writes one. Give only one of them.");
  }
  if (read !== undefined) {
    return { path: read, baseline: baselineOf(await knownIn(read, environment)), before: [], isWritten: false };
  }
  if (written === undefined) return undefined;
  const before = existsSync(written) ? await knownIn(written, environment) : [];
  return { path: written, baseline: emptyBaseline(), before, isWritten: true };
}

async function knownIn(path: string, environment: Environment): Promise<readonly KnownFinding[]> {
  const file = await readText(path, environment);
  const read = readBaseline(file.text);
  if ("findings" in read) return read.findings;
  throw new UserError("The baseline has mistakes.", "", frames(file, read.problems));
}

/** A report without what the baseline knows. */
export function withoutKnown(report: Report, file: BaselineFile | undefined): Report {
  if (file === undefined) return report;
  return {
    ...report,
    async add(linted) {
      // What is no file has no name that the next run could know it by.
      if (linted.isNoFile === true || linted.kind === "config") return report.add(linted);
      const findings = file.baseline.apply(nameIn(file, linted.name), linted.text, linted.findings);
      report.count({ known: linted.findings.length - findings.length });
      return report.add({ ...linted, findings });
    },
  };
}

/** From the folder of the baseline, with `/` between folders. */
function nameIn({ path }: BaselineFile, name: string): string {
  return withSlashes(relative(dirname(resolve(path)), resolve(name)));
}

/**
 * Writes the baseline; or, of one that was read, tells what is not found any more.
 *
 * @param checked - the names of the files that were linted: of the others nothing is known
 * @param isWhole - whether these were all
 */
export async function endBaseline(
  file: BaselineFile,
  checked: ReadonlySet<string>,
  isWhole: boolean,
  environment: Environment,
): Promise<void> {
  const { path, baseline, before, isWritten } = file;
  const folder = dirname(resolve(path));
  const names = new Set([...checked].map((name) => nameIn(file, name)));
  const isLookedAt = (known: KnownFinding): boolean =>
    isWhole || names.has(known.file) || !existsSync(resolve(folder, known.file));
  if (isWritten) {
    const known = [...before.filter((each) => !isLookedAt(each)), ...baseline.entries()];
    await replaceText(path, baselineText(known));
    await environment.messages.write(`${showable(path)}: ${countText(known)} written\n`);
    return;
  }
  const stale = baseline.entries().filter(isLookedAt);
  if (stale.length > 0) await environment.messages.write(staleText(path, stale));
}

function countText(known: readonly KnownFinding[]): string {
  return counted(
    known.reduce((sum, { count }) => sum + count, 0),
    "finding",
  );
}

/** As many are named. */
const MOST_NAMED = 5;

function staleText(path: string, stale: readonly KnownFinding[]): string {
  const named = stale.slice(0, MOST_NAMED).map(({ rule, file }) => `  ${showable(rule)} in ${showable(file)}\n`);
  const more = stale.length > MOST_NAMED ? `  and ${stale.length - MOST_NAMED} more\n` : "";
  const name = showable(path);
  const gone = countText(stale);
  const [are, them] = gone.startsWith("1 ") ? ["is", "it"] : ["are", "them"];
  return `${gone} of the baseline \`${name}\` ${are} gone; \`--write-baseline ${name}\` leaves ${them} out:\n${named.join("")}${more}`;
}
