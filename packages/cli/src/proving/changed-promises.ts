import { dirname, relative } from "node:path";
import type { ConfigGuarantee } from "@recond/linter";
import { withSlashes } from "../input/walk-folder.js";
import type { ChangedPromise } from "../comparison/changed-guarantees.js";
import type { Texts } from "../git/snapshots.js";
import type { TextFile } from "../input/read-text.js";
import { configIn } from "../linting/find-config.js";
import { UserError } from "../terminal/errors.js";

/**
 * What the configurations of one revision promise and those of a later one no longer, or otherwise, and what these promise newly.
 *
 * @throws UserError when a later one was changed and has mistakes
 */
export function changedPromises([before, after]: readonly [Texts, Texts]): readonly ChangedPromise[] {
  const paths = [...new Set([...before.files.keys(), ...after.files.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [first, second] = [before.files.get(path)?.(), after.files.get(path)?.()];
    if (first?.text === second?.text) return [];
    const b = promisesIn(second, path);
    const a = earlierIn(first, path);
    if (a === undefined) return [];
    const file = withSlashes(relative(after.root, path));
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((guarantee): readonly ChangedPromise[] => {
      const change = changeOf(a.get(guarantee), b.get(guarantee));
      return change === undefined ? [] : [{ change, guarantee, file }];
    });
  });
}

type ByName = ReadonlyMap<string, ConfigGuarantee>;

function promisesIn(file: TextFile | undefined, path: string): ByName {
  const { guarantees = [] } = file === undefined ? {} : configIn(file, dirname(path)).config;
  return new Map(guarantees.map((each) => [each.name, each]));
}

/** Undefined for one with mistakes, which the change mends. */
function earlierIn(file: TextFile | undefined, path: string): ByName | undefined {
  try {
    return promisesIn(file, path);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function changeOf(
  before: ConfigGuarantee | undefined,
  after: ConfigGuarantee | undefined,
): ChangedPromise["change"] | undefined {
  if (before === undefined) return "new";
  if (after === undefined) return "withdrawn";
  return meaningOf(before) === meaningOf(after) ? undefined : "changed";
}

/** What is promised of which campaigns; why is told beside it. */
function meaningOf({ kind, text, campaigns, everyReading }: ConfigGuarantee): string {
  return JSON.stringify([kind, text, campaigns, everyReading]);
}
