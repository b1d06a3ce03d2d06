import { htmlPage, markdownText } from "@recond/reports";
import { createDrawing } from "./report/charts.js";
import type { Simulation } from "./replay/simulation.js";
import { reportOf } from "./report/report-of.js";

/** What a report says of itself. */
export interface ReportOptions {
  /** What stands at its end, such as what made it and when. */
  readonly about?: string | undefined;
}

/**
 * A simulation as a page for a browser, in one file that needs neither network nor scripts.
 *
 * @returns HTML
 */
export async function htmlReport(
  simulation: Simulation,
  { about = "Made by Recond." }: ReportOptions = {},
): Promise<string> {
  return htmlPage(reportOf(simulation), about, await createDrawing());
}

/** A simulation as Markdown, for a comment or a wiki. */
export function markdownReport(simulation: Simulation, { about = "Made by Recond." }: ReportOptions = {}): string {
  return markdownText(reportOf(simulation), about);
}
