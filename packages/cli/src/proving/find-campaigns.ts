import { createPassedOver, type PassingFlags } from "../input/passed-over.js";
import { type ConfigFlags, findConfigs } from "../linting/find-config.js";
import { findTargets, type Target } from "../linting/find-targets.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";

/** The files that are looked at. */
export interface FoundCampaigns {
  readonly targets: readonly Target[];
  /** Whether a folder was looked into: a file that is named says nothing of the others. */
  readonly isWhole: boolean;
}

/**
 * The files that the arguments name, or without any the configuration.
 *
 * @throws UserError when there is none
 */
export async function findCampaigns(
  args: readonly string[],
  flags: ConfigFlags & PassingFlags,
  environment: Environment,
): Promise<FoundCampaigns> {
  const { here } = args.length === 0 ? await findConfigs(flags, environment) : { here: [] };
  if (args.length === 0 && (here[0]?.config.files ?? []).length === 0) {
    throw new UserError(
      "Nothing says which campaigns. Give files or folders, or name `files` in `recond.config.yaml`.",
    );
  }
  const targets = await findTargets(args, "files", here[0], createPassedOver(flags));
  if (targets.length === 0) throw new UserError("There is no campaign: no file that ends in .json.");
  if (targets.some(({ kind }) => kind === "input")) {
    throw new UserError("`prove` reads files. Give a campaign's file in the place of `-`.");
  }
  // What has no campaign is passed over in a folder, and a mistake where it was named.
  const found = targets.map((each) => (each.kind === "file" ? { ...each, isFound: !args.includes(each.path) } : each));
  return { targets: found, isWhole: args.length === 0 || found.some((each) => each.kind === "file" && each.isFound) };
}
