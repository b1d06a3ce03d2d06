import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearest, parse, quote } from "@recond/parser";

/** What is said of a file that there is not. */
export function noFileText(path: string): string {
  return `There is no file \`${path}\`. ${hint(path) ?? whatElse(path) ?? "Check the name and the folder."}`;
}

/** What was meant in the place of a file. */
function whatElse(path: string): string | undefined {
  if (/^\s*[{[]/.test(path)) return "JSON itself is no argument: write it to a file, or pipe it to `-`.";
  return parse(path).valid ? "What is wanted here is a file, and no condition." : undefined;
}

/**
 * What is said of a condition that cannot be read and may have been meant as a file.
 *
 * @param isSurely - whether nothing else is likely, so that it is said where no file has such a name either
 * @returns undefined for what was hardly meant as one
 */
export function noConditionText(argument: string, isSurely: boolean): string | undefined {
  // A single word without quotes and operators.
  const mayBeFile = /^[\p{L}\p{N}._/\\-]+$/u.test(argument);
  if (!mayBeFile) return undefined;
  const meant = hint(argument);
  if (meant === undefined && !isSurely) return undefined;
  return `There is no file or folder ${quote(argument)}, so it was read as a condition.${meant === undefined ? "" : ` ${meant}`}`;
}

function hint(path: string): string | undefined {
  const meant = nearestPath(path);
  return meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
}

/** The path that there is and that is nearest to one that there is not; one step of it may be misspelt, or lack what its name ends in. */
export function nearestPath(path: string): string | undefined {
  const folder = dirname(path);
  const meant = existsSync(folder) ? folder : nearestPath(folder);
  if (meant === undefined) return undefined;
  const exact = join(meant, basename(path));
  if (existsSync(exact)) return exact;
  if (meant !== folder) return undefined;
  const name = nearestName(basename(path), namesIn(folder));
  return name === undefined ? undefined : join(folder, name);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .toSorted();
  } catch {
    return [];
  }
}

function nearestName(name: string, names: readonly string[]): string | undefined {
  const whole = new Map(names.map((each) => [each.toLowerCase(), each]));
  // Of several the first: `a.json` before `a.test.yaml`.
  const stems = new Map(names.toReversed().map((each) => [each.replace(/(?<=.)\..*$/, "").toLowerCase(), each]));
  const found = nearest(name, whole.keys());
  if (found !== undefined) return whole.get(found);
  const stem = nearest(name, stems.keys());
  return stem === undefined ? undefined : stems.get(stem);
}
