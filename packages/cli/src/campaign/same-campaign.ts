import { type CampaignIds, pathText, propertyOf, spanOf, type WrittenId, writtenIds } from "@recond/campaign";
import { quote } from "@recond/parser";
import { fileError } from "../input/file-error.js";
import type { JsonDocument } from "../input/json-document.js";
import { UserError } from "../terminal/errors.js";

/** An id of a campaign, and who says it. */
export interface SaidId {
  readonly id: keyof CampaignIds;
  readonly text: string;
  /** Such as `--network`, or the name of the id and that of the file, in backticks. */
  readonly where: string;
  /** Undefined for a flag. */
  readonly place?: { readonly document: JsonDocument; readonly node: WrittenId["node"] };
}

/** The ids in a campaign's file. */
export function idsIn(document: JsonDocument): readonly SaidId[] {
  return writtenIds(document).map(({ id, text, node, path }) => ({
    id,
    text,
    where: `${quote(pathText(path))} in ${quote(document.name)}`,
    place: { document, node },
  }));
}

/** The ids of a campaign by the names that they have in the rows of a call log, where it has both. */
export function logIdsIn(document: JsonDocument): Readonly<Record<string, string>> {
  const network = idsIn(document).find(({ id }) => id === "campaign");
  const own = propertyOf({ node: document.root, path: [] }, "advertiser_campaign_id");
  const text = own?.node.type === "string" || own?.node.type === "number" ? String(own.node.value) : "";
  return {
    ...(network && { advertiser_campaign_id_from_network: network.text }),
    ...(text !== "" && { advertiser_campaign_id: text }),
  };
}

/** A sentence about the first id that differs from one before it, and that id; undefined where all are of one campaign. */
export function differenceIn(
  said: readonly SaidId[],
): { readonly sentence: string; readonly at: SaidId["place"] } | undefined {
  for (const other of said) {
    const first = said.find(({ id }) => id === other.id);
    if (first === undefined || first.text === other.text) continue;
    const sentence = `${other.where} is ${quote(other.text)}, but ${first.where} is ${quote(first.text)}: these are ${TWO[other.id]}.`;
    return { sentence, at: other.place };
  }
  return undefined;
}

const TWO: Readonly<Record<keyof CampaignIds, string>> = {
  campaign: "two campaigns",
  advertiser: "campaigns of two advertisers",
  network: "campaigns of two networks",
};

/**
 * Refuses files that are of different campaigns where one is to complete or to change the other.
 *
 * @throws UserError that names both ids, with a code frame at the second
 */
export function requireSame(said: readonly SaidId[], advice: string): void {
  const difference = differenceIn(said);
  if (difference === undefined) return;
  const { at, sentence } = difference;
  const message = `${sentence} ${advice}`;
  throw at === undefined ? new UserError(message) : fileError(at.document, spanOf(at.node), message);
}
