/** The way to a column: its name, or names from the outside in for a field of a column that holds several. */
export type ColumnPath = string | readonly string[];

/** What a column without a value says of a text field: that the field has none ([R11]), or nothing. */
export type Absence = "none" | "unknown";

/** A column with a text. */
export interface TextColumn {
  readonly column: ColumnPath;
  /** What NULL says; `none` by default. */
  readonly ifNull?: Absence | undefined;
  /** What an empty text says; `none` by default, as in exports that cannot write "no value" otherwise. `text`: it is a value. */
  readonly ifEmpty?: Absence | "text" | undefined;
}

/** A value of a flag's column. */
export type FlagValue = string | number | boolean;

/** A column that says whether a flag holds. */
export interface FlagColumn {
  readonly column: ColumnPath;
  /** The values that mean that it does; a value in neither list is unknown. Without the lists, the column is boolean. */
  readonly trueValues?: readonly FlagValue[] | undefined;
  /** The values that mean that it does not. */
  readonly falseValues?: readonly FlagValue[] | undefined;
  /** What NULL says; `unknown` by default. */
  readonly ifNull?: boolean | "unknown" | undefined;
}

/** Where the keys are that the caller pressed. */
export type PressedColumns =
  /**
   * A column for each key, in their order; NULL or an empty text for none. More keys than columns may have been pressed unseen, and which
   * letter a question has is not told.
   */
  | {
      readonly columns: readonly ColumnPath[];
      /** What NULL says: that no key was pressed (`none`, by default), or that nobody can tell from there on. */
      readonly ifNull?: Absence | undefined;
    }
  /** A column with a key path such as `1 1 2`; an empty one is "pressed nothing", NULL is what `ifNull` says, unknown by default. */
  | { readonly path: ColumnPath; readonly ifNull?: Absence | undefined }
  /** A column with a list of key paths; NULL is unknown. */
  | { readonly paths: ColumnPath };

/** Where custom data is. */
export interface CustomDataColumns {
  /** Columns by partner name. */
  readonly columns?: Readonly<Record<string, TextColumn>> | undefined;
  /** Names that are no custom data, though there is a column of that name. */
  readonly except?: readonly string[] | undefined;
  /** Texts that say nothing where a column has the name of its field: in the export `null`, a Signal that is not there, or a text. */
  readonly unknownTexts?: readonly string[] | undefined;
  /** Where the other names are: `column`, each in a column of its name; in a map, a JSON object, or a list of names with values. */
  readonly others?:
    | "column"
    | Absence
    | { readonly map: ColumnPath }
    | { readonly json: ColumnPath }
    | { readonly list: ColumnPath; readonly name: string; readonly value: string }
    | undefined;
}

/** Where the facts of calls are. A fact without a column is unknown. */
export interface FactColumns {
  readonly during_hours?: FlagColumn | undefined;
  readonly repeat?: FlagColumn | undefined;
  readonly landline?: FlagColumn | undefined;
  readonly mobile?: FlagColumn | undefined;
  readonly pressed?: PressedColumns | undefined;
  readonly affiliate_name?: TextColumn | undefined;
  readonly media_type?: TextColumn | undefined;
  readonly promo_number_description?: TextColumn | undefined;
  readonly custom_data?: CustomDataColumns | undefined;
}

/** Where a query finds what else it must know of rows. */
export interface RowColumns {
  /** Names a call; rows with the same are one call. */
  readonly id?: ColumnPath | undefined;
  /** Numbers rows in the order in which they came: the first of several of one id is the call; the earliest, without. */
  readonly order?: ColumnPath | undefined;
  /** What a row is; only those with one of `calls` are calls. */
  readonly type?: { readonly column: ColumnPath; readonly calls: readonly string[] } | undefined;
  /** The id of the row that a row replaces. */
  readonly corrects?: ColumnPath | undefined;
  /** Who called; `unavailable` are values that stand for nobody, or for many, besides empty ones and words such as `Anonymous`. */
  readonly caller?: { readonly column: ColumnPath; readonly unavailable?: readonly string[] | undefined } | undefined;
  /** Columns with an id of the call's campaign, by the name that the id has in the API. */
  readonly campaign?: Readonly<Record<string, ColumnPath>> | undefined;
  /** When a call started, in time since 1970. */
  readonly start?:
    | { readonly column: ColumnPath; readonly unit: "seconds" | "milliseconds" | "microseconds" }
    | undefined;
}

/** Where SQL finds calls and their facts. */
export interface SqlColumns {
  readonly table: ColumnPath;
  readonly facts: FactColumns;
  readonly rows: RowColumns;
}
