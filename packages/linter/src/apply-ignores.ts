import { pathText } from "@recond/campaign";
import { requireList, requireText } from "@recond/parser";
import { matchesGlob } from "./ignores/globs.js";
import { hasExpired } from "./ignores/reach.js";
import type { Finding } from "./rule/finding.js";
import type { ConfigGuarantee, Ignore } from "./rule/config.js";

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
 * @param today - `YYYY-MM-DD`
 */
export function ignoresFor(file: string, ignores: readonly Ignore[], today: string): readonly Ignore[] {
  requireText("The name of a file is a string", file);
  requireList("The ignores are a list", ignores);
  return ignores.filter((ignore) => !hasExpired(ignore, today) && isFor(ignore.files, file));
}

/** Whether globs are for a file; none are for every file. */
function isFor(globs: readonly string[] | undefined, file: string): boolean {
  return globs?.some((glob) => matchesGlob(glob, file)) ?? true;
}

/**
 * Leaves out the findings that a configuration ignores.
 *
 * @param ignores - those that hold for its file: see `ignoresFor`
 */
export function applyIgnores(findings: readonly Finding[], ignores: readonly Ignore[]): Ignored {
  requireList("The findings are a list", findings);
  requireList("The ignores are a list", ignores);
  if (ignores.length === 0) return { kept: findings, ignored: 0, used: [] };
  const used = new Set<Ignore>();
  const kept = findings.filter((finding) => {
    const place = pathText(finding.path);
    const fitting = ignores.filter(
      ({ rule, path }) => finding.code === rule && (path === undefined || isIn(place, path)),
    );
    for (const ignore of fitting) used.add(ignore);
    return fitting.length === 0;
  });
  return { kept, ignored: findings.length - kept.length, used: [...used] };
}

/** Whether a place is the one named, or in it. */
function isIn(place: string, named: string): boolean {
  if (!place.startsWith(named)) return false;
  const next = place.charAt(named.length);
  return next === "" || next === "." || next === "[";
}

/**
 * The guarantees that hold for a campaign's file.
 *
 * @param file - its name, from the folder of the configuration, with `/` between folders
 */
export function guaranteesFor<Guarantee extends Pick<ConfigGuarantee, "campaigns">>(
  file: string,
  guarantees: readonly Guarantee[],
): readonly Guarantee[] {
  requireText("The name of a file is a string", file);
  requireList("The guarantees are a list", guarantees);
  return guarantees.filter(({ campaigns }) => isFor(campaigns, file));
}
