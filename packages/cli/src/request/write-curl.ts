import { safeJson } from "@recond/reports";
import type { CampaignRequest } from "./build-request.js";

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
