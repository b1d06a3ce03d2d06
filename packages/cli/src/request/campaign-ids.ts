import { type CampaignIds, InvalidIdError, parseId, spanOf } from "@recond/campaign";
import { idsIn, requireSame, type SaidId } from "../campaign/same-campaign.js";
import { fileError } from "../input/file-error.js";
import type { JsonDocument } from "../input/json-document.js";
import { UserError } from "../terminal/errors.js";

/** The flags with the ids; each may be left out where a file has it. */
export interface IdFlags {
  readonly network?: string | undefined;
  readonly advertiser?: string | undefined;
  readonly "campaign-id"?: string | undefined;
}

/** Which campaign a request is for. */
export interface ChosenIds {
  readonly ids: CampaignIds;
  /** What to say of the ids that were taken from a file; a line for each. */
  readonly note: string;
}

/**
 * The ids of the campaign that a request is for: those of the flags, and of the files where a flag is not given. The tree of one campaign
 * must never get to another.
 *
 * @throws UserError when two of them differ, one is missing, or no address can name it
 */
export function campaignIds(flags: IdFlags, documents: readonly JsonDocument[]): ChosenIds {
  const given = idKinds.flatMap((id): readonly SaidId[] => {
    const text = flags[FLAGS[id]];
    return text === undefined ? [] : [{ id, text, where: `\`--${FLAGS[id]}\`` }];
  });
  const said = [...given, ...documents.flatMap(idsIn)];
  requireSame(said, "The request would put the tree of one on the other. It is not built, and nothing was sent.");
  const found = (id: keyof CampaignIds): SaidId => requireId(id, said);
  const chosen = [found("network"), found("advertiser"), found("campaign")] as const;
  const [network, advertiser, campaign] = chosen;
  return {
    ids: { network: network.text, advertiser: advertiser.text, campaign: campaign.text },
    note: chosen
      .filter(({ place }) => place !== undefined)
      .map(({ id, text, where }) => `\`--${FLAGS[id]}\` is \`${text}\`, as ${where} is.\n`)
      .join(""),
  };
}

const idKinds = ["network", "advertiser", "campaign"] as const;

const FLAGS = { network: "network", advertiser: "advertiser", campaign: "campaign-id" } as const;

function requireId(id: keyof CampaignIds, said: readonly SaidId[]): SaidId {
  const found = said.find((each) => each.id === id);
  if (found === undefined) {
    throw new UserError(
      `\`--${FLAGS[id]}\` is missing, and no file says it. \`--help\` behind the command lists what it takes.`,
    );
  }
  const { text, place } = found;
  if (place === undefined) return found;
  try {
    parseId(text);
    return found;
  } catch (error) {
    if (!(error instanceof InvalidIdError)) throw error;
    throw fileError(place.document, spanOf(place.node), `This id is wrong: ${error.message}.`);
  }
}
