/** A JSON value. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const name: Json = { type: "string", minLength: 1 };
const column: Json = { anyOf: [name, { type: "array", items: name, minItems: 1 }] };
const absence: Json = { enum: ["none", "unknown"] };

/** A column by its name alone, or with more about it. */
function columnWith(description: string, properties: { readonly [key: string]: Json }): Json {
  const more = {
    type: "object",
    additionalProperties: false,
    required: ["column"],
    properties: { column, ...properties },
  };
  return { description, anyOf: [name, { type: "array", items: name, minItems: 1 }, more] };
}

const text = (description: string): Json =>
  columnWith(description, {
    if_null: { ...absence, description: "What NULL says; none by default." },
    if_empty: { enum: ["none", "unknown", "text"], description: "What an empty text says; none by default." },
  });

const values: Json = { type: "array", items: { type: ["string", "integer", "boolean"] } };

const flag = (description: string): Json =>
  columnWith(description, {
    true_values: { ...values, description: "Values that mean yes; without these lists the column is boolean." },
    false_values: { ...values, description: "Values that mean no; all others are unknown." },
    if_null: { enum: [true, false, "unknown"], description: "What NULL says; unknown by default." },
  });

const names: Json = { type: "array", items: name };

const pressed: Json = {
  description: "Where the keys are that the caller pressed.",
  type: "object",
  additionalProperties: false,
  properties: {
    columns: { type: "array", items: column, description: "A column for each key, in their order." },
    path: { ...column, description: "A column with a key path such as `1 1 2`." },
    paths: { ...column, description: "A column with a list of key paths." },
    if_null: { ...absence, description: "What NULL says: of `path`, unknown by default; of `columns`, none." },
  },
};

const customData: Json = {
  description: "Where custom data is.",
  type: "object",
  additionalProperties: false,
  properties: {
    columns: {
      type: "object",
      additionalProperties: text("The column of this partner name."),
      description: "Columns by partner name.",
    },
    except: { ...names, description: "Names that are no custom data, though there is a column of that name." },
    unknown_texts: {
      ...names,
      description: "Texts that say nothing where a column has the name of its field: in the export `null`.",
    },
    others: {
      description: "Where all other names are.",
      anyOf: [
        { enum: ["column", "none", "unknown"] },
        { type: "object", additionalProperties: false, required: ["map"], properties: { map: column } },
        { type: "object", additionalProperties: false, required: ["json"], properties: { json: column } },
        {
          type: "object",
          additionalProperties: false,
          required: ["list", "name", "value"],
          properties: { list: column, name, value: name },
        },
      ],
    },
  },
};

const rows: Json = {
  description: "What else a whole query must know of rows.",
  type: "object",
  additionalProperties: false,
  properties: {
    id: { ...column, description: "Names a call; rows with the same are one call." },
    order: { ...column, description: "Numbers rows in the order in which they came." },
    type: {
      type: "object",
      additionalProperties: false,
      required: ["column", "calls"],
      properties: { column, calls: names },
      description: "What a row is, and the values of those that are calls.",
    },
    corrects: { ...column, description: "The id of the row that a row replaces." },
    caller: columnWith("Who called.", {
      unavailable: { ...names, description: "Values that stand for nobody, or for many." },
    }),
    campaign: {
      type: "object",
      additionalProperties: column,
      description: "Columns with an id of the campaign, by the name of the id in the API.",
    },
    start: {
      type: "object",
      additionalProperties: false,
      required: ["column", "unit"],
      properties: { column, unit: { enum: ["seconds", "milliseconds", "microseconds"] } },
      description: "When a call started, in time since 1970.",
    },
  },
};

/** The JSON Schema (draft 7) of a file of columns, for editors. */
export const sqlColumnsSchema: { readonly [key: string]: Json } = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Columns for recond sql",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { type: "string", description: "Where this schema is, for editors." },
    table: { ...column, description: "The table of calls; a list of names for one in a schema or a project." },
    during_hours: flag("Whether the call came in during the campaign's hours."),
    repeat: flag("Whether the caller already called this campaign in its repeat interval."),
    landline: flag("Whether the caller uses a landline phone."),
    mobile: flag("Whether the caller uses a mobile phone."),
    pressed,
    affiliate_name: text("The affiliate's name."),
    media_type: text("The media type of the promo number called."),
    promo_number_description: text("The description of the promo number called."),
    custom_data: customData,
    rows,
  },
};
