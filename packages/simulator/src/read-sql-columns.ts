import { type Mistake, readDocument, type YamlKind } from "@recond/documents";
import { type Diagnostic, requireText, requireThat } from "@recond/parser";
import type { SqlColumns } from "./sql/columns.js";
import { columnsOf } from "./sql/columns-reader.js";

/** A mapping of columns, or everything that is wrong with it. */
export type ReadSqlColumns = { readonly columns: SqlColumns } | { readonly problems: readonly Diagnostic[] };

const FILE: YamlKind = { name: "file of columns", quoted: "a text", maxDepth: 20 };

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
  const read = readDocument(text, format, FILE);
  if ("mistakes" in read) return { problems: diagnosticsOf(read.mistakes) };
  const problems: Mistake[] = [];
  const columns = columnsOf({ node: read.root, path: [] }, (message, span) => problems.push({ message, span }));
  return problems.length === 0 ? { columns } : { problems: diagnosticsOf(problems) };
}

function diagnosticsOf(problems: readonly Mistake[]): readonly Diagnostic[] {
  const inOrder = problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
  return inOrder.map(({ message, span }) => ({ code: "", severity: "error", message, span, fixes: [] }));
}
