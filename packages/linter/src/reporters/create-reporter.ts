import type { Reporter, ReportFormat, ReportOptions } from "./report.js";

/**
 * A reporter for one run.
 *
 * @param format - the form of the report
 * @param options - colours, version
 */
export function createReporter(format: ReportFormat, options: ReportOptions = {}): Reporter {
  return { start: () => "", file: () => "", end: () => `${format}${String(options.colors)}\n` };
}
