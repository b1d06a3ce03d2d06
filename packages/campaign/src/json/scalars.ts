import type { JsonNode } from "@recond/documents";

/**
 * A number or the digits of one in a text: the API shows the seconds of `hours` as numbers and documents them as texts.
 *
 * @returns null for what is missing or empty; "unclear" for anything else
 */
export function readNumber(node: JsonNode | undefined): number | null | "unclear" {
  const value: unknown = node?.value;
  if (node === undefined || value === null || value === "") return null;
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : "unclear";
}

/**
 * A boolean or its name in a text.
 *
 * @returns null for what is missing or empty; "unclear" for anything else
 */
export function readBoolean(node: JsonNode | undefined): boolean | null | "unclear" {
  const value: unknown = node?.value;
  if (node === undefined || value === null || value === "") return null;
  if (typeof value === "boolean") return value;
  if (value === "true") return true;
  return value === "false" ? false : "unclear";
}

/** The text, or undefined for what is none. */
export function readText(node: JsonNode | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === "string" ? value : undefined;
}
