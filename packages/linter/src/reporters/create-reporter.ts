import { describeValue, quote, requireObject } from "@recond/parser";
import { checkstyleReporter } from "./checkstyle.js";
import { compactReporter } from "./compact.js";
import { githubReporter } from "./github.js";
import { gitlabReporter } from "./gitlab.js";
import { jsonReporter } from "./json.js";
import { junitReporter } from "./junit.js";
import { markdownReporter } from "./markdown.js";
import { rdjsonReporter } from "./rdjson.js";
import type { Fixable, Reporter, ReportForm, ReportFormat, ReportOptions } from "./report.js";
import { sarifReporter } from "./sarif.js";
import { textReporter } from "./text.js";
import { countFixable } from "./words.js";

/**
 * A reporter for one run: what it gives is written one after the other.
 *
 * @throws TypeError when there is no such form
 */
export function createReporter(format: ReportFormat, options: ReportOptions = {}): Reporter {
  const given: unknown = format;
  if (typeof given !== "string" || !Object.hasOwn(REPORTERS, format)) {
    throw new TypeError(
      `There is no report ${typeof given === "string" ? quote(given) : describeValue(given)}. ${FORMS}`,
    );
  }
  requireObject("The options are an object", options);
  const form = REPORTERS[format](options);
  let fixable: Fixable = { safe: 0, suggested: 0 };
  return {
    start: () => form.start?.() ?? "",
    file(linted) {
      fixable = countFixable(linted.findings, fixable);
      return form.file(linted);
    },
    fail: form.fail,
    end: (summary) => form.end?.(summary, fixable) ?? "",
  };
}

const REPORTERS: Readonly<Record<ReportFormat, (options: ReportOptions) => ReportForm>> = {
  text: ({ colors = false }) => textReporter(colors),
  json: jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
  junit: junitReporter,
  compact: compactReporter,
  gitlab: gitlabReporter,
  rdjson: rdjsonReporter,
  checkstyle: checkstyleReporter,
  markdown: markdownReporter,
};

const FORMS =
  "There is `text`, `json`, `sarif`, `github`, `junit`, `compact`, `gitlab`, `rdjson`, `checkstyle` and `markdown`.";
