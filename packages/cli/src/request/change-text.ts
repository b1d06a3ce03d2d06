import { settingNames } from "@recond/evaluator";
import { showable } from "@recond/parser";
import { shorten } from "../output/facts.js";
import { alignColumns } from "../output/table.js";
import type { WantedSettings } from "./build-body.js";
import type { CampaignRequest } from "./build-request.js";
import { type KeptTree, presentSettings } from "./read-tree.js";

/** Longest present value that is shown; the new one is shown whole. */
const MOST_SHOWN = 200;

/**
 * What a request will change, for people.
 *
 * @param request - the request
 * @param settings - what it sets
 * @param tree - the tree that it keeps
 */
export function changeText(
  { method, url }: CampaignRequest,
  settings: WantedSettings,
  tree: KeptTree | undefined,
): string {
  const present = tree === undefined ? [] : presentSettings(tree);
  const rows = settingNames.map((name, index) => {
    const before = present[index];
    const wanted = JSON.stringify(settings[name]);
    const was = before === wanted ? "as before" : `before: ${shorten(before ?? "not set", MOST_SHOWN)}`;
    return [`  ${name}`, tree === undefined ? wanted : `${wanted}  (${was})`];
  });
  return [`${method} ${url}`, ...alignColumns([...rows, ["  tree", treeName(tree)]]), ""].join("\n");
}

function treeName(tree: KeptTree | undefined): string {
  if (tree === undefined) return "not sent (--without-tree)";
  const file = showable(tree.document.name);
  return `kept as in ${file}${tree.terms === null ? "" : ` (${tree.terms} terms)`}`;
}
