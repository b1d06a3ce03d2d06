import { openReplacement, type Replacement, requireUnchanged } from "../input/write-text.js";
import type { StreamInput } from "./open-input.js";
import { diffHead, lineDiff, printDiff, printFixed } from "./print-changes.js";
import type { CheckedPart } from "./record-linter.js";
import type { Origin, Run } from "./run.js";

/** Where the fixed records of a stream go, in the order in which they come. */
export interface FixedStream {
  /** Whether fixes are applied, and not only shown. */
  readonly isFixing: boolean;
  readonly write: (parts: readonly CheckedPart[]) => Promise<void>;
  /** After the last part. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was. Does nothing after `commit`. */
  readonly abandon: () => Promise<void>;
}

/**
 * Where the fixed records of a stream go: into its place, to standard output, or nowhere.
 *
 * @throws UserError when the file cannot be written
 */
export async function openFixedStream(input: StreamInput, origin: Origin, run: Run): Promise<FixedStream> {
  const { settings } = run;
  if (settings.fixes === "none") return nowhere;
  if (settings.isDiff) return asDiff(origin, run);
  if (origin.path === undefined) return toOutput(input, run);
  return intoFile(input, { ...origin, path: origin.path });
}

/** The records stay as they are. */
export const nowhere: FixedStream = {
  isFixing: false,
  write: async () => {},
  commit: async () => {},
  abandon: async () => {},
};

function asDiff({ name }: Origin, { report, environment }: Run): FixedStream {
  let head: string | undefined;
  return {
    ...nowhere,
    async write(parts) {
      const changed = parts.flatMap((part, index) => {
        if (part.fixed === part.bytes) return [];
        // A record is followed by the break of its line, unless the file ends with it.
        const end = parts[index + 1]?.bytes.toString("utf8") ?? "";
        return [lineDiff(part.line, `${part.bytes.toString("utf8")}${end}`, `${part.fixed.toString("utf8")}${end}`)];
      });
      if (changed.length === 0) return;
      const changes = await Promise.all(changed);
      head = head === undefined ? await diffHead(name) : "";
      await report.clear();
      await printDiff(head + changes.join(""), environment.output);
    },
  };
}

function toOutput({ mark }: StreamInput, { report, environment }: Run): FixedStream {
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

async function intoFile({ mark }: StreamInput, origin: Origin & { readonly path: string }): Promise<FixedStream> {
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
