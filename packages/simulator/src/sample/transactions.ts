import type { SampledRow } from "./row.js";
import type { SampledCampaign } from "./sampled-campaign.js";

/** A value of a transaction; null and the empty text stand for none. */
export type Cell = string | number | null;

/** A column of the transactions under its documented name. */
export interface Column {
  readonly name: string;
  readonly cell: (row: SampledRow) => Cell;
  /** Whether no value has a character that CSV would put into quotes. */
  readonly isPlain?: boolean;
}

/** When a call started by the clock at the campaign: `2026-03-02T09:30:00-08:00`. */
export function localTime({ start, offset }: SampledRow): string {
  return `${new Date(start + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** The name of the signal that some rows bring. */
export const SIGNAL = "Purchase";

/** The columns that every row of the transactions has, whatever its custom data. */
export function transactionColumns(campaign: SampledCampaign): readonly Column[] {
  // Two columns show the time of a row.
  let last: SampledRow | undefined;
  let time = "";
  const shown = (row: SampledRow): string => {
    if (row !== last) time = localTime(row);
    last = row;
    return time;
  };
  const columns: readonly Column[] = [
    { name: "transaction_id", cell: ({ id }) => id },
    { name: "complete_call_id", cell: ({ callId }) => callId },
    { name: "transaction_type", cell: ({ type }) => type },
    { name: "corrects_transaction_id", cell: ({ corrects }) => corrects },
    { name: "start_time_utc", cell: ({ start }) => start },
    {
      name: "start_time_local",
      cell: (row) =>
        shown(row)
          .replace("T", " ")
          .replace(/(?=[+-]\d\d:)/, " "),
    },
    { name: "start_time_xml", cell: shown },
    { name: "calling_phone_number", cell: ({ caller }) => caller },
    { name: "mobile", cell: ({ phone }) => phone },
    { name: "repeat_calling_phone_number", cell: ({ repeat }) => yesNo(repeat) },
    ...[0, 1, 2, 3].map((index) => ({
      name: `keypress_${index + 1}`,
      cell: ({ keys }: SampledRow) => keys[index] ?? null,
    })),
    { name: "keypresses", cell: ({ keys }) => (keys.length < 2 ? (keys[0] ?? "") : [...new Set(keys)].join(",")) },
    { name: "affiliate_name", cell: ({ affiliate }) => affiliate },
    { name: "media_type", cell: ({ media }) => media },
    { name: "advertiser_campaign_id", cell: () => campaign.id },
    { name: "advertiser_campaign_id_from_network", cell: () => campaign.idFromNetwork },
    { name: "advertiser_campaign_name", cell: () => campaign.name },
    { name: "duration", cell: ({ duration }) => duration },
    { name: "recording", cell: ({ recording }) => recording },
  ];
  return columns.map((column) => ({ ...column, isPlain: !QUOTED.has(column.name) }));
}

/** The columns that can hold anything. */
const QUOTED: ReadonlySet<string> = new Set([
  "keypresses",
  "affiliate_name",
  "media_type",
  "advertiser_campaign_id",
  "advertiser_campaign_id_from_network",
  "advertiser_campaign_name",
]);

function yesNo(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? "Yes" : "No";
}

/** The custom data as columns of their own, each under its partner name, and the signal: the form of CSV. A documented name is not given twice. */
export function flatColumns(campaign: SampledCampaign, fields: readonly string[]): readonly Column[] {
  const columns = transactionColumns(campaign);
  const taken = new Set(columns.map(({ name }) => name));
  const custom = fields.map((name, index) => ({ name, cell: (row: SampledRow) => row.customData[index] ?? null }));
  const signal = { name: SIGNAL, cell: ({ type }: SampledRow) => (type === "Signal" ? 1 : null) };
  return [...columns, ...[...custom, signal].filter(({ name }) => !taken.has(name))];
}
