import { jsonEscape, replaceControls, requireList } from "@recond/parser";
import { jsonLine } from "@recond/reports";
import { Document, isMap, isScalar, visit } from "yaml";
import type { SuggestedCase, TestFileFormat } from "./test-file.js";

/**
 * Cases as they are written in a test file, ready to be pasted below the others.
 *
 * @returns YAML list items, indented by two; JSON objects, each on a line of its own. `""` without cases
 */
export function writeCases(cases: readonly SuggestedCase[], format: TestFileFormat): string {
  requireList("The cases are a list", cases);
  if (cases.length === 0) return "";
  const items = cases.map(({ name, call, expect }) => ({ name, call, expect }));
  if (format === "json") return `${items.map((item) => `    ${jsonLine(item)}`).join(",\n")}\n`;
  const document = new Document(items, { version: "1.2", schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    // A call on a line, as one writes it.
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === "call" && isMap(value)) value.flow = true;
    },
    // A character that a terminal would obey can be written in double quotes only.
    Scalar: (_, scalar) => {
      const { value } = scalar;
      if (typeof value === "string" && replaceControls(value, () => "") !== value) scalar.type = "QUOTE_DOUBLE";
    },
  });
  const text = replaceControls(document.toString({ lineWidth: 0, flowCollectionPadding: true }), jsonEscape);
  const lines = text.split("\n");
  return lines.map((line) => (line === "" ? line : `  ${line}`)).join("\n");
}
