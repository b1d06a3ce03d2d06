import { isDeepStrictEqual } from "node:util";
import { type JsonNode, plainValue, rawText, readJson } from "@recond/documents";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearlyJson } from "./texts.js";
import { newRuns } from "../../../parser/test/runs.js";

describe("a JSON text", () => {
  it("is read if and only if JSON.parse reads it, with the same values", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearlyJson), (text) => {
        const read = readJson(text);
        expect("root" in read ? { value: plainValue(read.root) } : undefined).toEqual(parsedBy(text));
        expect("root" in read ? misplacedIn(text, read.root) : []).toEqual([]);
      }),
      newRuns(750),
    );
  });
});

function parsedBy(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The values that do not stand where they say, or in what they say. */
function misplacedIn(text: string, node: JsonNode): readonly JsonNode[] {
  const children = node.children ?? [];
  const isPlaced = node.type === "property" || isDeepStrictEqual(JSON.parse(rawText({ text }, node)), plainValue(node));
  return [
    ...(isPlaced && children.every(({ parent }) => parent === node) ? [] : [node]),
    ...children.flatMap((child) => misplacedIn(text, child)),
  ];
}
