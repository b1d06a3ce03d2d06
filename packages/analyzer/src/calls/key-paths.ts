import { LEGAL_KEYS } from "@recond/parser";
import type { Steps } from "../search/steps.js";

/** A key path among others. */
export interface RelatedPath {
  /** The path, canonical. */
  readonly path: string;
  /** The longest of the others that it goes on from. */
  readonly beginning: string | undefined;
  /** The others that go on from it, in the order of their texts. */
  readonly longer: readonly string[];
}

/**
 * Says of key paths which begin which.
 *
 * @param paths - canonical key paths, each once
 */
export function relatePaths(paths: readonly string[], steps: Steps): readonly RelatedPath[] {
  const related: RelatedPath[] = [];
  // In the order of their texts, the paths that go on from one stand right behind it. These are the ones that the next may go on from.
  const beginnings: { readonly path: string; readonly longer: string[] }[] = [];
  for (const path of paths.toSorted()) {
    while (beginnings.length > 0 && !path.startsWith(beginnings.at(-1)?.path ?? "")) beginnings.pop();
    steps.take(1 + beginnings.length + path.length / 64);
    for (const { longer } of beginnings) longer.push(path);
    const own = { path, beginning: beginnings.at(-1)?.path, longer: [] };
    related.push(own);
    beginnings.push(own);
  }
  return related;
}

/**
 * How one can go on from a key path without meeting a longer one.
 *
 * @returns the path, or one that goes on from it, that none of the longer ones begins with; or, when every key leads to some of these,
 * the ones that are met first
 */
export function wayAround({ path, longer }: RelatedPath, steps: Steps): string | readonly string[] {
  if (longer.length === 0) return path;
  const met: string[] = [];
  const open: Pick<RelatedPath, "path" | "longer">[] = [{ path, longer }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { path: start } = place;
    steps.take(place.longer.length);
    const byKey = groupByKey(place.longer, start.length + 1);
    const free = [...LEGAL_KEYS].find((key) => !byKey.has(key));
    if (free !== undefined) return `${start} ${free}`;
    for (const [key, beyond] of byKey) {
      const next = `${start} ${key}`;
      if (beyond[0] === next) met.push(next);
      else open.push({ path: next, longer: beyond });
    }
  }
  return met;
}

function groupByKey(paths: readonly string[], place: number): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = path.charAt(place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return groups;
}
