import type { LintedText } from "@recond/linter";
import { UserError, userError } from "../terminal/errors.js";
import type { StreamInput } from "./open-input.js";
import { type CheckedPart, createRecordLinter, type RecordLinter } from "./record-linter.js";
import { namedBy, type Origin, type Run } from "./run.js";
import { type FixedStream, nowhere, openFixedStream } from "./write-stream.js";

/** As many records tell whether a file holds campaigns at all. */
const MOST_FOREIGN = 100;

/**
 * Lints, fixes and reports the campaigns of a stream one by one, so that the stream may be of any size.
 *
 * @throws UserError when there is no record, none of the first is a campaign, or the file cannot be read to its end
 */
export async function lintStream(input: StreamInput, origin: Origin, run: Run): Promise<void> {
  const { report } = run;
  const fixed = await openFixed(input, origin, run);
  const linter = createRecordLinter(input.shape, fixed.isFixing, origin, run);
  const doubt = createDoubt(origin, report.add);
  const count = createCount(linter, origin, report);
  try {
    for await (const piece of input.pieces) {
      const parts = linter.take(piece);
      await doubt.add(parts);
      if (doubt.isLarge() || run.isOver()) break;
      await fixed.write(parts);
      if (!doubt.isLeft()) count();
      await report.progress(piece.read);
    }
    if (linter.records() === 0 && !origin.isFound) throw new UserError(`\`${input.name}\` is empty.`);
    if (doubt.isLeft()) {
      run.foreign.push(origin.name);
      return;
    }
    run.checked.add(origin.path ?? origin.name);
    await fixed.commit();
    const { fixes, refused } = linter.counts();
    if (fixed.isFixing || run.settings.isDiff) report.count({ fixed: fixes, refused });
  } finally {
    await fixed.abandon();
  }
}

/** Counts what has come since the last time, so that the progress that is shown goes on within a file. */
function createCount(linter: RecordLinter, { path }: Origin, report: Run["report"]): () => void {
  let files = path === undefined ? 0 : 1;
  let counted = 0;
  return () => {
    const { payloads } = linter.counts();
    report.count({ files, payloads: payloads - counted });
    files = 0;
    counted = payloads;
  };
}

/** A file that cannot be written is linted all the same. */
async function openFixed(input: StreamInput, origin: Origin, run: Run): Promise<FixedStream> {
  const fixed = await openFixedStream(input, origin, run).catch(userError);
  if (!(fixed instanceof UserError)) return fixed;
  await run.report.fail(fixed, namedBy(origin));
  return nowhere;
}

/** Whether a file holds campaigns. Until that is known, nothing is said of a file that was found. */
interface Doubt {
  readonly add: (parts: readonly CheckedPart[]) => Promise<void>;
  /** Whether enough of a file that was found has been seen. */
  readonly isLarge: () => boolean;
  /** At the end of a file that was found. */
  readonly isLeft: () => boolean;
}

/** @throws UserError out of `add` when a file that was named holds no campaigns */
function createDoubt({ name, isFound }: Origin, report: (linted: LintedText) => Promise<void>): Doubt {
  let held: readonly LintedText[] = [];
  let foreign = 0;
  let isCertain = false;
  return {
    async add(parts) {
      foreign += parts.filter((part) => part.isForeign).length;
      isCertain ||= parts.some(({ linted, isForeign }) => linted !== undefined && !isForeign);
      if (!isCertain && foreign >= MOST_FOREIGN && !isFound) {
        throw new UserError(`None of the first ${MOST_FOREIGN} records of \`${name}\` is a campaign.`);
      }
      held = [...held, ...parts.flatMap(({ linted }) => linted ?? [])];
      if (isFound && !isCertain) return;
      const ready = held;
      held = [];
      await Array.fromAsync(ready, report);
    },
    isLarge: () => isFound && !isCertain && foreign >= MOST_FOREIGN,
    isLeft: () => isFound && !isCertain,
  };
}
