import { matchesGlob } from "./ignores/matches-glob.js";
import type { ConfigGuarantee } from "./rule/config.js";

/**
 * The guarantees that hold for a campaign's file.
 *
 * @param file - its name, from the folder of the configuration, with `/` between folders
 */
export function guaranteesFor<Guarantee extends Pick<ConfigGuarantee, "campaigns">>(
  file: string,
  guarantees: readonly Guarantee[],
): readonly Guarantee[] {
  return guarantees.filter(({ campaigns }) => campaigns?.some((glob) => matchesGlob(glob, file)) ?? true);
}
