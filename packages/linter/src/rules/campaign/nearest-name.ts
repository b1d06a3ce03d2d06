import { nearest } from "@recond/parser";
import { looseName } from "../conditions/helpers/field-names.js";

/**
 * The name that was meant by one that does not exist: the same but for case, blanks, `_` and `-`, or the nearest.
 *
 * @param name - the name that was written
 * @param names - those that exist
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const byLooseName = new Map(names.map((each) => [looseName(each), each]));
  const loose = looseName(name);
  const near = byLooseName.has(loose) ? loose : nearest(loose, byLooseName.keys());
  return near === undefined ? undefined : byLooseName.get(near);
}
