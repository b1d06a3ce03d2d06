import { timeZoneIn } from "@recond/campaign";
import { otherReadings, type OtherReadings } from "@recond/evaluator";
import { NoSuchColumnError, type SampleFormat, sampleFormats, sampleLog, showroom } from "@recond/simulator";
import { showable } from "@recond/parser";
import { counted, jsonText } from "@recond/reports";
import type { Command } from "@stricli/core";
import { readCampaign } from "../campaign/read-campaign.js";
import { requireOutput } from "../input/require-output.js";
import { openReplacement } from "../input/write-text.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError, withUserErrors } from "../terminal/errors.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

const described = {
  campaign: flag.value("FILE", "The campaign whose calls they are; without it, that of an invented furniture showroom"),
  terms: flag.ofCampaign.terms,
  rows: flag.parsed("N", "Rows of the log; 2000 by default", flag.parseCount),
  seed: flag.parsed("N", "Another number gives another log; 1 by default", flag.parseCount),
  format: flag.oneOf(
    [...sampleFormats, "campaign"],
    "Transactions as csv, json, ndjson or parquet; contexts: facts as `recond simulate` takes them; current-calls: calls in progress; campaign: the showroom's campaign. By default, what the name of the output ends with, or csv",
  ),
  from: flag.parsed("DATE", "The first day; 2026-03-02 by default", parseDate),
  days: flag.parsed("N", "Days over which the calls are spread; 35 by default", parseDays),
  without: flag.repeatedValue("COLUMN", "Leave out a column"),
  "as-if": {
    ...flag.repeated(flag.parsed("READING", "", parseReading)),
    brief:
      "Record as if the platform read the language otherwise, such as R10=ignore-case; may be repeated. `recond explain R10` has ours",
  },
  output: flag.value("FILE", "Write the log to a file; one whose name ends with .gz is compressed (`-`: print it)"),
  json: flag.json,
};

type SampleFlags = flag.FlagsOf<typeof described>;

/** What the command writes: a log, or the campaign that it is of. */
type Written = SampleFormat | "campaign";

/** `recond sample`: a call log that is made up. */
export const sampleCommand: Command<Environment> = createCommand(
  runSample,
  { flags: described, aliases: { f: "format", o: "output" } },
  "Make up a call log of a campaign, to try things out",
  `Writes a call log as the platform might export it of a campaign: with busy and quiet hours, callers who call again, and some mess. Its recordings are those that the campaign's condition asks for, but for a few that failed. The same flags give the same log, byte for byte.

EXAMPLES
  recond sample --output calls.csv
  recond sample --campaign campaign.json --rows 1000000 --output calls.parquet
  recond sample --format ndjson --output calls.ndjson.gz
  recond sample --format campaign --output campaign.json`,
);

async function runSample(environment: Environment, flags: SampleFlags): Promise<ExitCode> {
  const { output, messages } = environment;
  const path = flag.outputPath(flags.output);
  const format = flags.format ?? formatOf(path);
  if (flags.json && path === undefined) {
    throw new UserError("The log goes to standard output, and so would `--json`. Give the log a file with `--output`.");
  }
  requireNoCampaign(format, flags);
  const bytes = format === "campaign" ? [Buffer.from(showroom)] : await logBytes(format, flags, environment);
  if (path === undefined) {
    for await (const piece of bytes) {
      if (output.isClosed()) break;
      await output.writeRaw(piece);
    }
    return 0;
  }
  if (flags.campaign !== undefined) await requireOutput(path, [flags.campaign]);
  const written = await writeBytes(path, bytes);
  const rows = format === "campaign" ? 0 : (flags.rows ?? 2000);
  const told = format === "campaign" ? "the campaign" : counted(rows, "row");
  if (flags.json) await output.write(jsonText({ file: path, format, rows, bytes: written }));
  else await messages.write(`${showable(path)}: ${told} written\n`);
  return 0;
}

/** What a file of that name holds, whether it is compressed or not. */
function formatOf(path: string | undefined): SampleFormat {
  const ending = /\.(\w+)(?:\.gz)?$/.exec(path ?? "")?.[1]?.toLowerCase();
  return sampleFormats.find((format) => format === (ending === "jsonl" ? "ndjson" : ending)) ?? "csv";
}

/** The showroom's campaign takes no wishes. */
function requireNoCampaign(format: Written, flags: SampleFlags): void {
  if (format !== "campaign" || flags.campaign === undefined) return;
  throw new UserError("`--format campaign` writes the campaign of the showroom. Leave out `--campaign`.");
}

const UNKNOWN_ZONE = "The campaign's time zone is none that is known: the sample goes by the clock of UTC.\n";

async function logBytes(
  format: SampleFormat,
  { campaign, terms, rows, seed, from, days, without, output, "as-if": readings = [] }: SampleFlags,
  environment: Environment,
): Promise<AsyncIterable<Uint8Array>> {
  const source = campaign ?? { name: "the showroom's campaign", text: showroom, mark: "" };
  const { facts } = await readCampaign({ campaign: source, terms, current: undefined }, environment);
  const zone = facts.find("timezone");
  if (zone !== undefined && timeZoneIn(facts) === undefined) await environment.messages.write(UNKNOWN_ZONE);
  const options = {
    format,
    ...(rows !== undefined && { rows }),
    ...(seed !== undefined && { seed }),
    ...(from !== undefined && { from }),
    ...(days !== undefined && { days }),
    without: new Set(without),
    readings: Object.fromEntries(readings.flatMap((each) => Object.entries(each))),
    compression: output?.endsWith(".gz") === true ? ("gzip" as const) : undefined,
  };
  return withUserErrors(() => sampleLog(facts, options), NoSuchColumnError);
}

/** @returns how many bytes were written */
async function writeBytes(path: string, bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<number> {
  const file = await openReplacement(path);
  let written = 0;
  try {
    for await (const piece of bytes) {
      written += piece.length;
      await file.write(piece);
    }
    await file.commit();
  } finally {
    await file.abandon();
  }
  return written;
}

/** @throws UserError when there is no such day */
function parseDate(text: string): number {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (date >= 0 && new Date(date).toISOString().startsWith(text)) return date;
  throw new UserError(`\`${text}\` is no day such as 2026-03-02, from 1970 on`);
}

/** @throws UserError when there is no such reading */
function parseReading(text: string): OtherReadings {
  const row = otherReadings.find(({ reading, option }) => text === `${reading}=${option}`);
  if (row !== undefined) return { [row.reading]: row.option };
  const known = otherReadings.map(({ reading, option }) => `${reading}=${option}`).join(", ");
  throw new UserError(`\`${text}\` is none of the other readings: ${known}`);
}

/** Ten years: more hours take long to look up. */
const MOST_DAYS = 3660;

/** @throws UserError when it is no such number */
function parseDays(text: string): number {
  const days = flag.parseCount(text);
  if (days <= MOST_DAYS) return days;
  throw new UserError(`\`${text}\` days are more than ${MOST_DAYS}`);
}
