import { readFileSync } from "node:fs";
import { lint } from "@recond/linter";
import type { VocabularyName } from "@recond/parser";
import { expect, it } from "vitest";

interface Example {
  readonly name: string;
  readonly source: string;
  readonly vocabulary?: VocabularyName;
}

const examples = JSON.parse(
  readFileSync(new URL("../../../conformance/syntax/documented.json", import.meta.url), "utf8"),
) as readonly Example[];

it.each(examples)("there is nothing to act on in the documents' example: $name", ({ source, vocabulary }) => {
  const found = lint(source, { vocabulary: vocabulary ?? "recording" });
  expect(found.filter(({ severity }) => severity !== "info")).toEqual([]);
});
