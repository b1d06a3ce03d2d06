import { createGzip } from "node:zlib";
import { Readable } from "node:stream";
import type { Terms } from "@recond/campaign";
import type { OtherReadings } from "@recond/evaluator";
import { type TextFormat, textFormats, wantedColumns } from "./sample/formats.js";
import { parquetBytes } from "./sample/parquet.js";
import type { SampledRow } from "./sample/row.js";
import { sampledRows } from "./sample/rows.js";
import { sampledCampaign } from "./sample/sampled-campaign.js";
import { flatColumns } from "./sample/transactions.js";

/** The forms in which a sample log can be written. */
export const sampleFormats = ["csv", "json", "ndjson", "parquet", "contexts", "current-calls"] as const;

/** The form of a sample log: transactions as CSV, JSON, NDJSON or Parquet, call contexts as NDJSON, or calls in progress. */
export type SampleFormat = (typeof sampleFormats)[number];

/** Which log it is to be; the same options give the same bytes. */
export interface SampleOptions {
  /** 2,000 by default. */
  readonly rows?: number | undefined;
  /** A whole number; 1 by default. */
  readonly seed?: number | undefined;
  readonly format?: SampleFormat | undefined;
  /** The first day at the campaign, as `Date.UTC` has its beginning; by default 2 March 2026, a Monday. */
  readonly from?: number | undefined;
  /** Over how many days the calls are spread; 35 by default. */
  readonly days?: number | undefined;
  /** Columns that the log is not to have. */
  readonly without?: ReadonlySet<string> | undefined;
  /** Other readings, by which the platform is to decide on the recordings: so that one can see whether a log tells them apart. */
  readonly readings?: OtherReadings | undefined;
  readonly compression?: "gzip" | undefined;
}

/**
 * A call log as the platform might export it of a campaign, made up: for trying things out, and for tests. Its recordings are those that
 * the campaign's condition asks for, but for a few that failed.
 *
 * @param terms - of the campaign, with its recording settings
 * @returns the bytes of a file, piece by piece, so that it may be of any size
 * @throws ConditionSyntaxError when the recording condition has an error; NoSuchColumnError when a column is to be left out that is not there
 */
export function sampleLog(terms: Terms, options: SampleOptions = {}): AsyncIterable<Uint8Array> {
  const bytes = plainBytes(terms, options);
  // Gzip of Node writes no time, so the same log gives the same bytes.
  return options.compression === "gzip" ? Readable.from(bytes).pipe(createGzip()) : bytes;
}

function plainBytes(terms: Terms, options: SampleOptions): AsyncGenerator<Uint8Array> {
  const { rows = 2000, seed = 1, format = "csv", from = Date.UTC(2026, 2, 2), days = 35, readings = {} } = options;
  const campaign = sampledCampaign(terms);
  const isClean = format === "contexts" || format === "current-calls";
  const sampled = sampledRows(campaign, { rows, seed, from, days, isClean, readings });
  const shape = { campaign, fields: sampled.fields, without: options.without ?? new Set<string>() };
  // What is not there to be left out is told before anything is written.
  return format === "parquet"
    ? parquetBytes(sampled.rows, wantedColumns(flatColumns(campaign, sampled.fields), shape))
    : textBytes(sampled.rows, textFormats[format](shape));
}

/** Large enough that writing costs little, small enough to be held. */
const PIECE = 256 * 1024;

async function* textBytes(
  rows: Iterable<SampledRow>,
  { begin, between, end, row: write }: TextFormat,
): AsyncGenerator<Uint8Array> {
  let text = begin;
  let before = "";
  for (const row of rows) {
    text += before + write(row);
    before = between;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text + end);
}
