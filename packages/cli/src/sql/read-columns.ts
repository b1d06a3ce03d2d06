import { readSqlColumns, type SqlColumns, transactionColumns } from "@recond/simulator";
import { frames } from "../input/file-error.js";
import { readText } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";

/**
 * The columns of a file, those of the Transactions export without one.
 *
 * @throws UserError with a code frame for each mistake
 */
export async function readColumns(path: string | undefined, environment: Environment): Promise<SqlColumns> {
  if (path === undefined) return transactionColumns;
  const file = await readText(path, environment);
  const isJson = /\.json$/i.test(path) || (!/\.ya?ml$/i.test(path) && /^\s*\{/.test(file.text));
  const read = readSqlColumns(file.text, isJson ? "json" : "yaml");
  if ("columns" in read) return read.columns;
  throw new UserError("The file of columns has mistakes.", "", frames(file, read.problems, environment.messages.style));
}
