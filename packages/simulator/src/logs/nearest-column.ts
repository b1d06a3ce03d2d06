import { lettersOf, nearest } from "@recond/parser";

/**
 * The column that a wanted one most likely stands under.
 *
 * @returns undefined when none is near
 */
export function nearestColumn(wanted: string, columns: readonly string[]): string | undefined {
  const letters = lettersOf(wanted);
  const spelled = columns.find((column) => lettersOf(column) === letters);
  if (spelled !== undefined) return spelled;
  const near = nearest(letters, columns.map(lettersOf));
  return near === undefined ? undefined : columns.find((column) => lettersOf(column) === near);
}
