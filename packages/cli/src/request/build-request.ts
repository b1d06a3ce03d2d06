import { buildBody, type CampaignIds, campaignUrl, type WantedSettings } from "@recond/campaign";
import type { KeptTree } from "./read-tree.js";

/** The methods that the platform's pages show for a change of a campaign. */
export type Method = "POST" | "PUT";

/** A request to the API, but for the token. */
export interface CampaignRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON text. */
  readonly body: string;
}

/** What a request is built from. */
export interface RequestPlan {
  readonly method: Method;
  readonly base: URL;
  readonly ids: CampaignIds;
  readonly settings: WantedSettings;
  /** Undefined: the request has no tree. */
  readonly tree: KeptTree | undefined;
}

/** The request that sets a campaign's recording settings. */
export function buildRequest({ method, base, ids, settings, tree }: RequestPlan): CampaignRequest {
  return {
    method,
    url: campaignUrl(base.origin + base.pathname.replace(/\/+$/, ""), ids),
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: buildBody(settings, tree && { document: tree.document, node: tree.settings.node }),
  };
}
