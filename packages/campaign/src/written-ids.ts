import { type JsonText, rawText, writtenNames } from "@recond/documents";
import { lettersOf } from "@recond/parser";
import type { CampaignIds } from "./campaign-url.js";
import type { Located } from "./json/located.js";

/** The names that the ids of a campaign have in the API (documented), in the order in which an address has them. */
export const idNames: Readonly<Record<keyof CampaignIds, string>> = {
  network: "network_id",
  advertiser: "advertiser_id_from_network",
  campaign: "advertiser_campaign_id_from_network",
};

/** An id that stands in a campaign's document. */
export interface WrittenId extends Located {
  readonly id: keyof CampaignIds;
  /** The id as a text, whether it is written as a text or as a number. */
  readonly text: string;
}

/**
 * The ids in the document of one campaign: beside its terms and in them, each as often as it is there. A list of campaigns has none that
 * would be that of all.
 */
export function writtenIds(document: JsonText): readonly WrittenId[] {
  const campaign: Located = { node: document.root, path: [] };
  const terms = ["current_terms", "future_terms"].flatMap((name) => propertiesOf(campaign, name));
  return [campaign, ...terms].flatMap((object) =>
    ids.flatMap((id) =>
      propertiesOf(object, idNames[id]).flatMap((found) => {
        const text = idText(document, found);
        return text === "" ? [] : [{ ...found, id, text }];
      }),
    ),
  );
}

const ids = ["network", "advertiser", "campaign"] as const;

/** All properties of that name in whatever style it is written: two that differ must not hide each other. */
function propertiesOf({ node, path }: Located, name: string): readonly Located[] {
  return writtenNames(node)
    .filter((written) => lettersOf(written.name) === lettersOf(name))
    .map((written) => ({ node: written.value, path: [...path, written.name] }));
}

/** A number that is too large for a number of JavaScript counts as it is written. */
function idText(document: JsonText, { node }: Located): string {
  if (node.type === "string") return String(node.value);
  if (node.type !== "number") return "";
  return Number.isSafeInteger(node.value) ? String(node.value) : rawText(document, node);
}
