import { escapeUnsafe } from "../output/json.js";
import type { CampaignRequest } from "./build-request.js";

/**
 * A command for `sh` that sends the request with curl. Whatever the tree has in it, the shell takes every text for a text. The token is not
 * in it: the shell puts it in.
 *
 * @param request - the request
 * @param tokenName - the environment variable with the token, a name that `sh` knows as one
 * @param seconds - how long to wait for the answer
 * @returns lines; characters that a terminal obeys are written as JSON escapes
 */
export function writeCurl({ method, url, headers, body }: CampaignRequest, tokenName: string, seconds: number): string {
  const given = Object.entries(headers).map(([name, value]) => `--header ${inQuotes(`${name}: ${value}`)}`);
  const parts = [
    // Without globbing: brackets and braces are characters like others.
    `curl --globoff --request ${method} ${inQuotes(url)}`,
    ...given,
    `--header "Authorization: Bearer $${tokenName}"`,
    `--max-time ${seconds}`,
    `--data-binary ${inQuotes(escapeUnsafe(body))}`,
  ];
  return `${parts.join(" \\\n  ")}\n`;
}

/** In single quotes nothing means anything but the next single quote. */
function inQuotes(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
