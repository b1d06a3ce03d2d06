import { showable } from "@recond/parser";
import { htmlReport, markdownReport, type Simulation } from "@recond/simulator";
import { byEnding, requireOutput } from "../input/require-output.js";
import { replaceText } from "../input/write-text.js";
import type { Environment } from "../terminal/environment.js";

/** Writes the report of a replay to a file. */
export type WriteReplayReport = (simulation: Simulation) => Promise<void>;

/** By which fields a report counts apart where nothing else is asked for. */
export const REPORT_FIELDS: readonly string[] = ["day", "hour"];

/** By the ending of the file's name. */
const FORMS = { html: htmlReport, htm: htmlReport, md: markdownReport } as const;

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
  const write = byEnding("report", path, FORMS, ".html or .md");
  await requireOutput(path, inputs, "report");
  return async (simulation) => {
    await replaceText(path, await write(simulation, { about: `Made by Recond ${about.version}.` }));
    await messages.write(`${showable(path)}: report written\n`);
  };
}
