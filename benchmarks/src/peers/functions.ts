import { has, hasPressed, isFilled } from "../hand-written/predicates.js";

/** What conditions need and a language lacks, for engines that can be given functions: the hand-written ones. */
export const hostFunctions = {
  hasPart: (text: unknown, part: unknown): boolean => has(asText(text), String(part)),
  isFilled: (text: unknown): boolean => isFilled(asText(text)),
  hasPressed: (paths: unknown, path: unknown): boolean => isPaths(paths) && hasPressed(paths, String(path)),
} as const;

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
