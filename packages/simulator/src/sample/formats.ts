import { NoSuchColumnError } from "../logs/errors.js";
import { nearest, quote } from "@recond/parser";
import { type Cell, type Column, flatColumns, localTime, SIGNAL, transactionColumns } from "./transactions.js";
import type { SampledRow } from "./row.js";
import type { SampledCampaign } from "./sampled-campaign.js";

/** How the rows of a log are written as text. */
export interface TextFormat {
  /** What stands before the first row, between rows and behind the last one. */
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  readonly row: (row: SampledRow) => string;
}

/** What the log is of, and which of its columns are wanted. */
export interface Shape {
  readonly campaign: SampledCampaign;
  readonly fields: readonly string[];
  /** Columns that the log has not. */
  readonly without: ReadonlySet<string>;
}

/** The names of the forms of text. */
export type TextFormatName = "csv" | "json" | "ndjson" | "contexts" | "current-calls";

/** One row a line. */
const LINES = { begin: "", between: "\n", end: "\n" } as const;

/** How each form is written. */
export const textFormats: Readonly<Record<TextFormatName, (shape: Shape) => TextFormat>> = {
  csv: (shape) => {
    const columns = wantedColumns(flatColumns(shape.campaign, shape.fields), shape);
    return {
      ...LINES,
      begin: `${csvLine(columns.map(({ name }) => name))}\n`,
      row: csvRow(columns),
    };
  },
  json: (shape) => ({ begin: "[\n", between: ",\n", end: "\n]\n", row: transactionText(shape) }),
  ndjson: (shape) => ({ ...LINES, row: transactionText(shape) }),
  contexts: (shape) => ({ ...LINES, row: contextText(shape) }),
  "current-calls": (shape) => ({
    begin: '{"current_calls":[\n',
    between: ",\n",
    end: "\n]}\n",
    row: currentCallText(shape),
  }),
};

/**
 * The columns that are wanted.
 *
 * @throws NoSuchColumnError for one that is not wanted and not there
 */
export function wantedColumns<Named extends { readonly name: string }>(
  columns: readonly Named[],
  { without }: Pick<Shape, "without">,
): readonly Named[] {
  const names = columns.map(({ name }) => name);
  for (const name of without) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    const hint = meant === undefined ? "" : ` Did you mean ${quote(meant)}?`;
    throw new NoSuchColumnError(
      `The log has no column ${quote(name)}.${hint} It has ${names.map((each) => quote(each)).join(", ")}.`,
    );
  }
  return columns.filter(({ name }) => !without.has(name));
}

function csvLine(cells: readonly Cell[]): string {
  return cells.map(csvCell).join(",");
}

/** Writes rows as lines, a cell after the other: lists of cells, a million of them, take seconds. */
function csvRow(columns: readonly Column[]): (row: SampledRow) => string {
  return (row) => {
    let line = "";
    let before = "";
    for (const { cell, isPlain } of columns) {
      const value = cell(row);
      line += before + (isPlain === true ? String(value ?? "") : csvCell(value));
      before = ",";
    }
    return line;
  };
}

function csvCell(cell: Cell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A property of the objects that stand for rows. */
interface Property {
  readonly name: string;
  /** Its value as JSON; undefined where the row has none. */
  readonly text: (row: SampledRow) => string | undefined;
}

/** Writes rows as objects, without what is not wanted. The names are written once. */
function objectText(properties: readonly Property[], shape: Shape): (row: SampledRow) => string {
  const wanted = wantedColumns(properties, shape).map(({ name, text }) => ({ head: `${JSON.stringify(name)}:`, text }));
  return (row) => {
    let written = "";
    for (const { head, text } of wanted) {
      const value = text(row);
      if (value !== undefined) written += `${written === "" ? "" : ","}${head}${value}`;
    }
    return `{${written}}`;
  };
}

function property(name: string, value: (row: SampledRow) => unknown): Property {
  return { name, text: (row) => JSON.stringify(value(row)) };
}

/** Writes the custom data that a row has, each value between the head of its field and the same tail. */
function filledFields(heads: readonly string[], tail: string): (row: SampledRow) => readonly string[] {
  return ({ customData }) =>
    heads.flatMap((head, index) => {
      const value = customData[index] ?? null;
      return value === null ? [] : [`${head}${JSON.stringify(value)}${tail}`];
    });
}

function transactionText(shape: Shape): (row: SampledRow) => string {
  const columns = transactionColumns(shape.campaign).map(({ name, cell }) => property(name, cell));
  const customOf = filledFields(
    shape.fields.map((name) => `{"name":${JSON.stringify(name)},"data_type":"short_text","source":"Web","value":`),
    "}",
  );
  const signal = JSON.stringify({ name: SIGNAL, data_type: "Signal", source: "Signal", value: true });
  const customText = (row: SampledRow): string =>
    `[${[...customOf(row), ...(row.type === "Signal" ? [signal] : [])].join(",")}]`;
  return objectText([...columns, { name: "custom_data", text: customText }], shape);
}

/** The facts of a call in the words of the language. */
function contextText(shape: Shape): (row: SampledRow) => string {
  const heads = shape.fields.map((name) => `${JSON.stringify(name)}:`);
  const customText = (row: SampledRow): string =>
    `{${heads.map((head, index) => head + JSON.stringify(row.customData[index] ?? null)).join(",")}}`;
  return objectText(
    [
      property("id", ({ id }) => id),
      property("during_hours", ({ isDuringHours }) => isDuringHours ?? undefined),
      property("repeat", ({ repeat }) => repeat ?? undefined),
      property("mobile", ({ phone }) => phone === "Mobile"),
      property("landline", ({ phone }) => phone === "Landline"),
      property("pressed", ({ keys }) => (keys.length === 0 ? [] : [keys.join(" ")])),
      property("affiliate_name", ({ affiliate }) => affiliate),
      property("media_type", ({ media }) => media),
      property("promo_number_description", ({ promo }) => promo),
      { name: "custom_data", text: customText },
    ],
    shape,
  );
}

/** A call in progress. */
function currentCallText(shape: Shape): (row: SampledRow) => string {
  const { campaign, fields } = shape;
  const customOf = filledFields(
    fields.map((name) => `${JSON.stringify(name)}:{"value":`),
    ',"source":"Web"}',
  );
  return objectText(
    [
      property("transaction_id", ({ id }) => id),
      property("call_record_id", ({ callId }) => callId),
      property("calling_phone_number", ({ caller }) =>
        /^\d/.test(caller) ? `+1${caller.replaceAll("-", "")}` : caller,
      ),
      property("start_time", localTime),
      property("phone_type", ({ phone }) => phone),
      property("repeat_calling_phone_number", ({ repeat }) => repeat ?? ""),
      ...[0, 1, 2, 3].map((index) => property(`keypress_${index + 1}`, ({ keys }) => keys[index] ?? "")),
      property("keypresses", ({ keys }) => [...new Set(keys)].join(",")),
      property("affiliate_name", ({ affiliate }) => affiliate ?? ""),
      property("media_type", ({ media }) => media ?? ""),
      property("promo_number_description", ({ promo }) => promo ?? ""),
      property("advertiser_campaign_id", () => campaign.id),
      property("advertiser_campaign_id_from_network", () => campaign.idFromNetwork),
      { name: "custom_data", text: (row) => `{${customOf(row).join(",")}}` },
    ],
    shape,
  );
}
