import {
  createReporter,
  type Finding,
  type LintedText,
  type LintFailure,
  type LintSummary,
  type ReportFormat,
  type RuleCount,
  type WantedFixes,
} from "@recond/linter";
import { showable } from "@recond/parser";
import { group } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import type { UserError } from "../terminal/errors.js";
import { openReplacement, type Replacement } from "../input/write-text.js";
import { createProgress } from "../terminal/progress.js";
import { tellError } from "../terminal/tell.js";

/** Writes the report of a run while it goes on, and counts. */
export interface Report {
  /** Says what was found in a text. */
  readonly add: (linted: LintedText) => Promise<void>;
  /** Counts what was looked at. */
  readonly count: (counts: Partial<Counts>) => void;
  /** Says what kept a file from being linted or fixed. */
  readonly fail: (error: UserError, origin: Named) => Promise<void>;
  /** How many bytes have been read. */
  readonly progress: (bytes: number) => Promise<void>;
  /** Makes way for something else on the terminal. */
  readonly clear: () => Promise<void>;
  readonly state: () => Readonly<Counts>;
  /** Ends the report. Nothing is written before the first `add` or this. */
  readonly end: () => Promise<void>;
  /** Leaves the file of the report as it was, if the report did not come to its end. */
  readonly abandon: () => Promise<void>;
}

/** What a failure is about. */
type Named = Pick<LintFailure, "name" | "isNoFile">;

/** How a run reports. */
export interface ReportSettings {
  readonly format: ReportFormat;
  /** A file for the report. */
  readonly path: string | undefined;
  /** Whether only errors are listed; everything is counted. */
  readonly isQuiet: boolean;
  /** Whether standard output is needed for fixed texts or differences. */
  readonly isOutputTaken: boolean;
  /** Which fixes are tried. */
  readonly wanted: WantedFixes;
  /** Whether fixes are applied, and not only shown. */
  readonly isFixing: boolean;
  /** Whether there is a baseline. */
  readonly hasBaseline: boolean;
  /** Whether the findings are counted by rule as well. */
  readonly hasStatistics: boolean;
}

/** What a run looked at and did, before it did anything. */
const NOTHING = {
  files: 0,
  payloads: 0,
  /** Those that stand alone. */
  conditions: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  /** Fixes that were applied, or would be. */
  fixed: 0,
  /** Findings that are left though their fix was asked for. */
  refused: 0,
  ignored: 0,
  /** Files that were found and have nothing to do with campaigns. */
  foreign: 0,
  /** Findings that are in the baseline. */
  known: 0,
  /** Files that could not be linted or fixed. */
  failures: 0,
};

type Counts = typeof NOTHING;

/** What is counted while the run goes on. */
const LOOKED = ["files", "payloads", "conditions", "fixed", "refused", "foreign", "known"] as const;

/** The report of a run. */
export function createReport(options: ReportSettings, environment: Environment): Report {
  const { isQuiet } = options;
  const counts = { ...NOTHING };
  const byRule = new Map<string, RuleCount>();
  let bytes = 0;
  const writer = createWriter(options, environment);
  const progress = createProgress(environment.messages, true);
  const write = async (text: string): Promise<void> => {
    if (text === "") return;
    await progress.clear();
    await writer.write(text);
  };
  return {
    async add(linted) {
      const listed = isQuiet ? linted.findings.filter(({ severity }) => severity === "error") : linted.findings;
      for (const finding of linted.findings) {
        counts[countOf[finding.severity]] += 1;
        countByRule(finding, byRule);
      }
      counts.ignored += linted.ignored;
      const hidden = linted.findings.length - listed.length;
      await write(writer.reporter.file({ ...linted, findings: listed, ...(hidden > 0 ? { hidden } : {}) }));
    },
    count(more) {
      for (const name of LOOKED) counts[name] += more[name] ?? 0;
    },
    async fail(error, { name, isNoFile }) {
      // It is the report itself that cannot be written: then the run is over.
      if (writer.isBroken()) throw error;
      counts.failures += 1;
      await progress.clear();
      await tellError(error, environment);
      // A person who reads the report on a terminal has just been told.
      if (options.format === "text" && options.path === undefined) return;
      const noFile = isNoFile === true ? { isNoFile } : {};
      await write(writer.reporter.fail({ name, ...noFile, message: error.message, ...error.place }));
    },
    async progress(read) {
      bytes += read;
      await progress.show(bytes, () => `${group(counts.payloads)} payloads in ${group(counts.files)} files`);
    },
    clear: () => progress.clear(),
    state: () => ({ ...counts }),
    async end() {
      await progress.clear();
      const summary = summaryOf(counts, options);
      await writer.write(writer.reporter.end({ ...summary, ...ruleCounts(byRule, options) }));
      await writer.end();
    },
    abandon: () => writer.abandon(),
  };
}

function summaryOf(
  { fixed, refused, known, ...others }: Counts,
  { wanted, isFixing, hasBaseline }: ReportSettings,
): LintSummary {
  return {
    ...others,
    ...(hasBaseline ? { known } : {}),
    ...(isFixing ? { fixed } : {}),
    ...(wanted === "none" ? {} : { tried: { wanted, applied: fixed, refused } }),
  };
}

function countByRule({ code, severity, fixes }: Finding, counts: Map<string, RuleCount>): void {
  const key = `${code} ${severity}`;
  const { count, fixable } = counts.get(key) ?? { count: 0, fixable: 0 };
  counts.set(key, { code, severity, count: count + 1, fixable: fixable + Math.min(fixes.length, 1) });
}

/** More findings than these are nothing that one reads to its end: people then get the counts by rule unasked. */
const LONG_REPORT = 100;

function ruleCounts(byRule: ReadonlyMap<string, RuleCount>, options: ReportSettings): Pick<LintSummary, "byRule"> {
  const counts = [...byRule.values()].toSorted((a, b) => b.count - a.count);
  const isLong = counts.length > 1 && counts.reduce((sum, { count }) => sum + count, 0) > LONG_REPORT;
  return options.hasStatistics || (options.format === "text" && isLong) ? { byRule: counts } : {};
}

const countOf = { error: "errors", warning: "warnings", info: "infos" } as const;

/** Writes where the report goes. */
interface Writer {
  readonly reporter: ReturnType<typeof createReporter>;
  readonly write: (text: string) => Promise<void>;
  /** Whether something could not be written. */
  readonly isBroken: () => boolean;
  readonly end: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

function createWriter({ format, path, isOutputTaken }: ReportSettings, environment: Environment): Writer {
  const { output, messages } = environment;
  const stream = isOutputTaken ? messages : output;
  const colors = path === undefined && stream.style.colors;
  const reporter = createReporter(format, { colors, ...environment.about });
  // Control characters of what is quoted must not reach a terminal; other programs get every byte.
  const print = format === "text" || format === "compact" ? stream.write : stream.writeRaw;
  let replacement: Replacement | undefined;
  let isStarted = false;
  let isBroken = false;
  const open = async (): Promise<void> => {
    isStarted = true;
    if (path !== undefined) replacement = await openReplacement(path);
    await put(reporter.start());
  };
  const put = (text: string): Promise<void> => (replacement === undefined ? print(text) : replacement.write(text));
  return {
    reporter,
    async write(text) {
      isBroken = true;
      if (!isStarted) await open();
      await put(text);
      isBroken = false;
    },
    isBroken: () => isBroken,
    async end() {
      if (replacement === undefined || path === undefined) return;
      await replacement.commit();
      await messages.write(`${showable(path)}: written\n`);
    },
    async abandon() {
      await replacement?.abandon();
    },
  };
}
