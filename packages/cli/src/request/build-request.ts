import {
  buildBody,
  type CampaignIds,
  campaignUrl,
  deeper,
  layOut,
  layOutObject,
  readJson,
  type WantedSettings,
} from "@recond/campaign";
import type { KeptTree } from "./read-tree.js";
import { safeJson } from "@recond/reports";

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

/**
 * A request as JSON: `method`, `url`, `headers` (without the token), `body`. Numbers and escapes of the body are written as they are sent.
 */
export function requestJson(request: CampaignRequest): string {
  return `${safeJson(requestText(request, ""))}\n`;
}

/** A request and what came of it, as JSON. */
export function requestResultJson(request: CampaignRequest, others: Readonly<Record<string, unknown>>): string {
  const indent = deeper("");
  const properties = [
    { name: '"request"', value: requestText(request, indent) },
    ...Object.entries(others).map(([name, value]) => ({ name: JSON.stringify(name), value: plainText(value, indent) })),
  ];
  return `${safeJson(layOutObject(properties))}\n`;
}

function requestText({ body, ...others }: CampaignRequest, indent: string): string {
  const inner = deeper(indent);
  const properties = [
    ...Object.entries(others).map(([name, value]) => ({ name: JSON.stringify(name), value: plainText(value, inner) })),
    { name: '"body"', value: laidOut(body, inner) },
  ];
  return layOutObject(properties, indent);
}

function plainText(value: unknown, indent: string): string {
  return laidOut(JSON.stringify(value), indent);
}

function laidOut(text: string, indent: string): string {
  const read = readJson(text);
  return "root" in read ? layOut({ text }, read.root, indent) : text;
}

/**
 * A command for `sh` that sends the request with curl. The shell takes every text of the tree for a text. The token is not
 * in it: the shell puts it in. The body stands below it, as an argument may be 128 KB long at most on Linux.
 *
 * @param tokenName - the environment variable with the token, a name that `sh` knows as one
 * @returns lines; characters that a terminal obeys are written as JSON escapes
 */
export function writeCurl({ method, url, headers, body }: CampaignRequest, tokenName: string, seconds: number): string {
  const given = Object.entries(headers).map(([name, value]) => `--header ${inQuotes(`${name}: ${value}`)}`);
  const lines = safeJson(body);
  const end = endOf(lines);
  const parts = [
    // Without globbing: brackets and braces are characters like others.
    `curl --globoff --request ${method} ${inQuotes(url)}`,
    ...given,
    `--header "Authorization: Bearer $${tokenName}"`,
    `--max-time ${seconds}`,
    // The exit code tells whether the platform took the change, and its words are printed all the same.
    "--fail-with-body",
    `--data-binary @- <<'${end}'`,
  ];
  return `${parts.join(" \\\n  ")}\n${lines}\n${end}\n`;
}

/** A word that is no line of the body. In quotes behind `<<` it makes the shell take every character up to it for itself. */
function endOf(body: string): string {
  const lines = new Set(body.split("\n"));
  let end = "RECOND";
  while (lines.has(end)) end += "_";
  return end;
}

/** In single quotes only the next single quote has a meaning. */
function inQuotes(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
