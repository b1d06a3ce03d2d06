import { quote, requireObject, requireText } from "@recond/parser";

/** Which campaign a request is about: the ids that the network gave. */
export interface CampaignIds {
  readonly network: string;
  readonly advertiser: string;
  readonly campaign: string;
}

/** An id that no address can name. */
export class InvalidIdError extends Error {
  override readonly name = "InvalidIdError";
}

/**
 * The address of a campaign in the platform's API.
 *
 * @param base - where the API is, without a slash at its end: `https://invoca.net`
 * @throws InvalidIdError when no address can name one of the ids
 */
export function campaignUrl(base: string, ids: CampaignIds): string {
  requireText("An address is a string", base);
  requireObject("The ids are an object", ids);
  const { network, advertiser, campaign } = ids;
  const [inNetwork, ofAdvertiser, itself] = [network, advertiser, campaign].map((id) =>
    encodeURIComponent(parseId(id)),
  );
  return `${base}/api/2022-08-01/${inNetwork}/advertisers/${ofAdvertiser}/advertiser_campaigns/${itself}.json`;
}

/**
 * An id as one step of a path. Any text may be an id; what means something in an address is encoded.
 *
 * @throws InvalidIdError when no address can name it
 */
export function parseId(text: string): string {
  requireText("An id is a string", text);
  if (text.trim() === "") throw new InvalidIdError("an id cannot be empty");
  // Every reader of addresses takes these two for a folder, even when they are encoded.
  if (text.split(/[/\\]/).some((step) => step === "." || step === "..")) {
    throw new InvalidIdError(
      `${quote(text)} is no id. An id is one step of an address, and no \`.\` or \`..\` leads elsewhere`,
    );
  }
  if (/\p{Cc}/u.test(text)) throw new InvalidIdError(`${quote(text)} has a control character in it`);
  if (/\p{Surrogate}/u.test(text)) throw new InvalidIdError(`${quote(text)} has half a character in it`);
  return text;
}
