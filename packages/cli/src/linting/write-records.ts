import { requireUnchanged } from "../input/file-state.js";
import { openReplacement, type Replacement } from "../input/write-text.js";
import type { LintedPart } from "./lint-parts.js";
import type { LintRun, Origin } from "./lint-run.js";
import type { RecordsSource } from "./open-source.js";
import { printFixed } from "./print-fixed.js";
import { diffHead, lineDiff, printDiff } from "./show-diff.js";

/** Where the fixed records of a file go, in the order in which they come. */
export interface FixedRecords {
  /** Whether fixes are applied, and not only shown. */
  readonly isFixing: boolean;
  readonly write: (parts: readonly LintedPart[]) => Promise<void>;
  /** After the last part. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was. Does nothing after `commit`. */
  readonly abandon: () => Promise<void>;
}

/**
 * Where the fixed records of a file go: into its place, to standard output, or nowhere.
 *
 * @param source - the file
 * @param origin - where it came from
 * @param run - which fixes are wanted
 * @throws UserError when the file cannot be written
 */
export async function openFixedRecords(source: RecordsSource, origin: Origin, run: LintRun): Promise<FixedRecords> {
  const { settings } = run;
  if (settings.fixes === "none") return nowhere;
  if (settings.isDiff) return asDiff(origin, run);
  if (origin.path === undefined) return toOutput(source, run);
  return intoFile(source, { ...origin, path: origin.path });
}

/** The records stay as they are. */
export const nowhere: FixedRecords = {
  isFixing: false,
  write: async () => {},
  commit: async () => {},
  abandon: async () => {},
};

function asDiff({ name }: Origin, { report, environment }: LintRun): FixedRecords {
  let head = diffHead(name);
  return {
    ...nowhere,
    async write(parts) {
      const changes = parts.flatMap((part, index) => {
        if (part.fixed === part.bytes) return [];
        // A record is followed by the break of its line, unless the file ends with it.
        const end = parts[index + 1]?.bytes.toString("utf8") ?? "";
        return [lineDiff(part.line, `${part.bytes.toString("utf8")}${end}`, `${part.fixed.toString("utf8")}${end}`)];
      });
      if (changes.length === 0) return;
      await report.clear();
      await printDiff(head + changes.join(""), environment.output);
      head = "";
    },
  };
}

function toOutput({ mark }: RecordsSource, { report, environment }: LintRun): FixedRecords {
  let rest: readonly Buffer[] = [mark];
  return {
    ...nowhere,
    isFixing: true,
    async write(parts) {
      await report.clear();
      await printFixed(Buffer.concat([...rest, ...parts.map(({ fixed }) => fixed)]), environment.output);
      rest = [];
    },
  };
}

async function intoFile({ mark }: RecordsSource, origin: Origin & { readonly path: string }): Promise<FixedRecords> {
  const { path, state } = origin;
  const replacement: Replacement = await openReplacement(path);
  await replacement.write(mark);
  let isChanged = false;
  return {
    isFixing: true,
    async write(parts) {
      isChanged ||= parts.some(({ fixed, bytes }) => fixed !== bytes);
      await replacement.write(Buffer.concat(parts.map(({ fixed }) => fixed)));
    },
    async commit() {
      if (!isChanged) return;
      await requireUnchanged(path, state);
      await replacement.commit();
    },
    abandon: () => replacement.abandon(),
  };
}
