import type { WantedSettings } from "@recond/campaign";
import { settingNames } from "@recond/evaluator";
import { shorten, showable } from "@recond/parser";
import { alignColumns } from "@recond/reports";
import type { CampaignRequest } from "./build-request.js";
import type { KeptTree } from "./read-tree.js";
import { type Replaced, replacedText } from "./compare-before.js";
import type { SettingsBefore } from "./settings-before.js";

/** Longest value before the change that is shown; the new value is shown whole. */
const MOST_SHOWN = 200;

/** What a request will change. */
export interface Change {
  readonly request: CampaignRequest;
  readonly settings: WantedSettings;
  /** The tree that it keeps. */
  readonly tree: KeptTree | undefined;
  readonly before: readonly SettingsBefore[];
  /** How it stands to what is live and staged. */
  readonly replaced: readonly Replaced[];
}

/** What a request will change, and from what, for people. */
export function changeText({ request: { method, url }, settings, tree, before, replaced }: Change): string {
  const rows = settingNames.map((name, index) => {
    const wanted = JSON.stringify(settings[name]);
    const was = wasText(
      before.map(({ version, values }) => ({ version, value: values[index] })),
      wanted,
    );
    return [`  ${name}`, was === "" ? wanted : `${wanted}  (${was})`];
  });
  const head = [`${method} ${url}`, ...alignColumns([...rows, ["  tree", treeName(tree)]]), ""].join("\n");
  return head + replacedText(replaced);
}

/** The value before, with its version where live and staged values differ. */
function wasText(
  before: readonly { readonly version: string; readonly value: string | undefined }[],
  wanted: string,
): string {
  const [first, ...others] = before;
  if (first === undefined) return "";
  if (others.some(({ value }) => value !== first.value)) {
    return before.map(({ version, value }) => `${version}: ${shown(value)}`).join(", ");
  }
  return first.value === wanted ? "as before" : `before: ${shown(first.value)}`;
}

function shown(value: string | undefined): string {
  return shorten(value ?? "not set", MOST_SHOWN);
}

function treeName(tree: KeptTree | undefined): string {
  if (tree === undefined) return "not sent (--without-tree)";
  const file = showable(tree.document.name);
  const { which } = tree.terms;
  return `kept as in ${file}${which === null ? "" : ` (${which} terms)`}`;
}
