import { showable } from "@recond/parser";
import { htmlReport, markdownReport, type Simulation } from "@recond/simulator";
import { requireOutput } from "../input/require-output.js";
import { replaceText } from "../input/write-text.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";

/** Writes the report of a replay to a file. */
export type WriteReplayReport = (simulation: Simulation) => Promise<void>;

/** By which fields a report counts apart where nothing else is asked for. */
export const REPORT_FIELDS: readonly string[] = ["day", "hour"];

/**
 * What writes the report of `--report`.
 *
 * @param inputs - the files that are read, over which it is not to be written
 * @throws UserError when the name of the file does not say how it is written, or is that of a file that is read
 */
export async function createReplayReport(
  path: string,
  inputs: readonly string[],
  { about, messages }: Environment,
): Promise<WriteReplayReport> {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  if (ending !== "html" && ending !== "htm" && ending !== "md") {
    throw new UserError(
      `\`--report ${path}\`: the name of the file must end in .html or .md, which says how it is written.`,
    );
  }
  await requireOutput(path, inputs, "report");
  return async (simulation) => {
    const options = { about: `Made by Recond ${about.version}.` };
    const text = ending === "md" ? markdownReport(simulation, options) : await htmlReport(simulation, options);
    await replaceText(path, text);
    await messages.write(`${showable(path)}: report written\n`);
  };
}
