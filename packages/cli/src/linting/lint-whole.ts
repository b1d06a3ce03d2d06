import { type FixedFindings, isForeign, isSurelyCampaign, lintAndFix } from "@recond/linter";
import { UserError, userError } from "../terminal/errors.js";
import { replaceUnchanged } from "../input/write-text.js";
import type { WholeInput } from "./open-input.js";
import { diffText, printDiff, printFixed } from "./print-changes.js";
import { namedBy, type Origin, type Run } from "./run.js";

/** Lints, fixes and reports a text that was read at once. */
export async function lintWhole(input: WholeInput, origin: Origin, run: Run): Promise<void> {
  const { kind, file } = input;
  const { settings, report } = run;
  const found = lintAndFix(
    { kind, text: file.text, ignores: origin.ignores, path: [] },
    { ...settings, options: origin.options },
    run.used,
  );
  const isDoubtful = kind === "payload" && origin.isFound;
  if (isDoubtful && (isForeign(file.text, found.findings) || !isSurelyCampaign(file.text))) {
    run.foreign.push(origin.name);
    return;
  }
  run.checked.add(origin.path ?? origin.name);
  report.count({
    files: origin.path === undefined ? 0 : 1,
    ...(kind === "payload" ? { payloads: 1 } : { conditions: 1 }),
  });
  const isFixed = await deliver(input, found, origin, run);
  // A file that could not be written has as many fixes to apply as before.
  if (isFixed || settings.isDiff) report.count({ fixed: found.applied, refused: found.refused });
  const { findings, ignored, mended } = isFixed ? found.left : found;
  await report.add({
    ...namedBy(origin),
    kind,
    text: isFixed ? found.fixed : file.text,
    firstLine: 1,
    firstOffset: 0,
    ...(file.mark === "" ? {} : { mark: file.mark }),
    findings,
    ignored,
    mended,
  });
}

/** Whether the fixes have been applied: written to the file, or printed. */
async function deliver(input: WholeInput, { fixed }: FixedFindings, origin: Origin, run: Run): Promise<boolean> {
  const { file, isArgument } = input;
  const { settings, report, environment } = run;
  if (settings.fixes === "none") return false;
  const before = file.mark + file.text;
  const after = file.mark + fixed;
  if (settings.isDiff) {
    await report.clear();
    if (after !== before) await printDiff(await diffText(origin.name, before, after), environment.output);
    return false;
  }
  if (origin.path === undefined) {
    await report.clear();
    await printFixed(isArgument ? `${after}\n` : after, environment.output);
    return true;
  }
  return after === before || replace(origin.path, after, origin, run);
}

/** A file that cannot be written does not keep the others from being fixed. */
async function replace(path: string, text: string, origin: Origin, { report }: Run): Promise<boolean> {
  const failure = await replaceUnchanged(path, text, origin.state).catch(userError);
  if (!(failure instanceof UserError)) return true;
  await report.fail(failure, namedBy(origin));
  return false;
}
