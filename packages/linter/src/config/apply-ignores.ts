import { pathText } from "@recond/campaign";
import type { Finding } from "../lint-payload.js";
import type { Ignore } from "./config.js";
import type { ConfigSubject } from "./config-subject.js";
import { isPattern, matchesGlob } from "./globs.js";

/** Findings after ignores. */
export interface Ignored {
  readonly kept: readonly Finding[];
  /** How many findings were left out. */
  readonly ignored: number;
  /** The ignores that left something out. */
  readonly used: readonly Ignore[];
}

/**
 * The ignores that hold for a file today: found once for a file, however many records it has.
 *
 * @param file - its name, from the folder of the configuration, with `/` between folders
 * @param ignores - of the configuration
 * @param today - `YYYY-MM-DD`
 */
export function ignoresFor(file: string, ignores: readonly Ignore[], today: string): readonly Ignore[] {
  return ignores.filter((ignore) => {
    const { files } = ignore;
    return !hasExpired(ignore, today) && (files === undefined || files.some((glob) => matchesGlob(glob, file)));
  });
}

/**
 * Whether the last day of an ignore is over.
 *
 * @param ignore - of the configuration
 * @param today - `YYYY-MM-DD`
 */
export function hasExpired({ until }: Ignore, today: string): boolean {
  return until !== undefined && until < today;
}

/**
 * Whether a run looked at all files that an ignore is for. A hook runs over the files of a commit: of all others nothing is known, and
 * what is said of them would keep people from committing something else.
 *
 * @param ignore - of the configuration
 * @param run - the files that were looked at
 */
export function isCovered(
  { files }: Ignore,
  { isWhole, checked }: Pick<ConfigSubject, "isWhole" | "checked">,
): boolean {
  return isWhole || (files !== undefined && files.every((glob) => !isPattern(glob) && checked.has(glob)));
}

/**
 * Leaves out the findings that a configuration ignores.
 *
 * @param findings - of one text
 * @param ignores - those that hold for its file: see `ignoresFor`
 */
export function applyIgnores(findings: readonly Finding[], ignores: readonly Ignore[]): Ignored {
  if (ignores.length === 0) return { kept: findings, ignored: 0, used: [] };
  const used = new Set<Ignore>();
  const kept = findings.filter((finding) => {
    const fitting = ignores.filter((ignore) => fits(ignore, finding));
    for (const ignore of fitting) used.add(ignore);
    return fitting.length === 0;
  });
  return { kept, ignored: findings.length - kept.length, used: [...used] };
}

function fits({ rule, path }: Ignore, finding: Finding): boolean {
  return finding.code === rule && (path === undefined || isIn(pathText(finding.path), path));
}

/** Whether a place is the one named, or in it. */
function isIn(place: string, named: string): boolean {
  if (!place.startsWith(named)) return false;
  const next = place.charAt(named.length);
  return next === "" || next === "." || next === "[";
}
