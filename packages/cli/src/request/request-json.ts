import { deeper, layOut, layOutObject, readJson } from "@recond/campaign";
import { safeJson } from "@recond/reports";
import type { CampaignRequest } from "./build-request.js";

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
