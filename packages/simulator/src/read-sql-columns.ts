import { type JsonNode, type Mistake, readJson, readYaml, tooDeep, tooDeepAt, type YamlKind } from "@recond/documents";
import { type Diagnostic, requireText, requireThat } from "@recond/parser";
import type { SqlColumns } from "./sql/columns.js";
import { columnsOf } from "./sql/columns-reader.js";

/** A mapping of columns, or everything that is wrong with it. */
export type ReadSqlColumns = { readonly columns: SqlColumns } | { readonly problems: readonly Diagnostic[] };

const FILE: YamlKind = { name: "file of columns", quoted: "a text", maxDepth: 20 };

/** Most units of a file of columns: one with thousands of names has fewer. */
const LONGEST_TEXT = 1_000_000;

/** Most problems that are reported. */
const MOST_PROBLEMS = 100;

/**
 * Reads a file that says in which columns SQL finds calls and their facts. No text makes it throw.
 *
 * @param text - without a byte-order mark
 * @returns the columns, or at least one problem, in the order of the text
 */
export function readSqlColumns(text: string, format: "json" | "yaml"): ReadSqlColumns {
  requireText("A file of columns is a string", text);
  requireThat(format === "yaml" || format === "json", 'A file of columns is read as "yaml" or as "json"', format);
  const problems: Mistake[] = [];
  const read = rootOf(text, format);
  if ("mistakes" in read) problems.push(...read.mistakes);
  const empty: JsonNode = { type: "object", offset: 0, length: 0 };
  const node = "root" in read ? (read.root ?? empty) : empty;
  const columns = columnsOf({ node, path: [] }, (message, span) => problems.push({ message, span }));
  if (problems.length === 0) return { columns };
  const inOrder = problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
  return { problems: inOrder.map(({ message, span }) => ({ code: "", severity: "error", message, span, fixes: [] })) };
}

function rootOf(
  text: string,
  format: "json" | "yaml",
): { readonly root: JsonNode | undefined } | { readonly mistakes: readonly Mistake[] } {
  if (text.length > LONGEST_TEXT) {
    const message = `This is longer than ${LONGEST_TEXT.toLocaleString("en-US")} characters. No file of columns is.`;
    return { mistakes: [{ message, span: { start: 0, end: 0 } }] };
  }
  if (format === "yaml") return readYaml(text, FILE);
  const read = readJson(text);
  if (!("root" in read)) return { mistakes: read.problems };
  const deep = tooDeepAt(text, FILE.maxDepth);
  return deep === undefined ? read : { mistakes: [{ message: tooDeep(FILE), span: { start: deep, end: deep + 1 } }] };
}
