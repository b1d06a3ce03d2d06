import { UserError } from "../terminal/errors.js";
import { requireUnchanged } from "../input/file-state.js";
import type { TextFile } from "../input/read-text.js";
import { replaceText } from "../input/write-text.js";
import type { LintRun, Origin } from "./lint-run.js";
import { type Linted, lintText } from "./lint-text.js";
import { printFixed } from "./print-fixed.js";
import { diffText, printDiff } from "./show-diff.js";
import { isForeign } from "./is-foreign.js";

/** A text that was read at once. */
export interface WholeText {
  readonly kind: "condition" | "payload";
  readonly file: TextFile;
  /** Whether it came among the arguments: then it has no line break of its own when it is printed. */
  readonly isArgument?: true;
}

/**
 * Lints, fixes and reports a text.
 *
 * @param text - the text
 * @param origin - where it came from
 * @param run - what all texts have in common
 */
export async function lintWhole(text: WholeText, origin: Origin, run: LintRun): Promise<void> {
  const { kind, file } = text;
  const { settings, report } = run;
  const linted = lintText({ kind, text: file.text, ignores: origin.ignores, path: [] }, settings, run.used);
  if (kind === "payload" && origin.isFound && isForeign(file.text, linted.findings)) {
    run.foreign.push(origin.name);
    return;
  }
  run.checked.add(origin.file);
  report.count({
    files: origin.path === undefined ? 0 : 1,
    ...(kind === "payload" ? { payloads: 1 } : { conditions: 1 }),
  });
  const isFixed = await deliver(text, linted, origin, run);
  // A file that could not be written has as many fixes to apply as before.
  if (isFixed || settings.isDiff) report.count({ fixed: linted.applied, refused: linted.refused });
  const { findings, ignored } = isFixed ? linted.left : linted;
  await report.add({
    name: origin.name,
    ...(origin.path === undefined ? { isNoFile: true } : {}),
    kind,
    text: isFixed ? linted.fixed : file.text,
    firstLine: 1,
    firstOffset: 0,
    findings,
    ignored,
  });
}

/** Whether the fixes have been applied: written to the file, or printed. */
async function deliver(text: WholeText, { fixed }: Linted, origin: Origin, run: LintRun): Promise<boolean> {
  const { file, isArgument } = text;
  const { settings, report, environment } = run;
  if (settings.fixes === "none") return false;
  const before = file.mark + file.text;
  const after = file.mark + fixed;
  if (settings.isDiff) {
    await report.clear();
    if (after !== before) await printDiff(diffText(origin.name, before, after), environment.output);
    return false;
  }
  if (origin.path === undefined) {
    await report.clear();
    await printFixed(isArgument === true ? `${after}\n` : after, environment.output);
    return true;
  }
  return after === before || replace(origin.path, after, origin, run);
}

/** A file that cannot be written does not keep the others from being fixed. */
async function replace(path: string, text: string, { state }: Origin, { report }: LintRun): Promise<boolean> {
  try {
    await requireUnchanged(path, state);
    await replaceText(path, text);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await report.fail(error);
    return false;
  }
}
