import { quote } from "@recond/parser";
import { compactReporter } from "./compact.js";
import { githubReporter } from "./github.js";
import { jsonReporter } from "./json.js";
import { junitReporter } from "./junit.js";
import type { Reporter, ReportFormat, ReportOptions } from "./report.js";
import { sarifReporter } from "./sarif.js";
import { textReporter } from "./text.js";

/**
 * A reporter for one run: what it gives is written one after the other.
 *
 * @param format - the form of the report
 * @param options - colours, version
 * @throws TypeError when there is no such form
 */
export function createReporter(format: ReportFormat, options: ReportOptions = {}): Reporter {
  switch (format) {
    case "text":
      return textReporter(options.colors === true);
    case "json":
      return jsonReporter();
    case "sarif":
      return sarifReporter(options);
    case "github":
      return githubReporter();
    case "junit":
      return junitReporter();
    case "compact":
      return compactReporter();
    default:
      throw new TypeError(`There is no report ${quote(String(format))}. ${FORMS}`);
  }
}

const FORMS = "There is `text`, `json`, `sarif`, `github`, `junit` and `compact`.";
