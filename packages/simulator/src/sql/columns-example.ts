import { transactionColumns } from "./transaction-columns.js";

const { custom_data: custom } = transactionColumns.facts;

/** A file of columns that says what is the case without one: a table of the Transactions export. */
export const exampleColumns: string = `# Where SQL finds calls and their facts. This is the Transactions export as it comes, each column a text.
# A column is a name, or a list of names for a field in a column: [call, media_type].

# The table; a list of names for one in a schema or a project: [project, dataset, calls].
table: calls

# A flag. A value in neither list is unknown, and so is NULL unless if_null says otherwise.
# Without the lists the column is boolean: during_hours: in_hours
repeat:
  column: repeat_calling_phone_number
  true_values: ["1", "true", "True", "TRUE", "yes", "Yes", "YES"]
  false_values: ["0", "false", "False", "FALSE", "no", "No", "NO"]
mobile:
  column: mobile
  true_values: [Mobile]
  false_values: [Landline, ""]
  if_null: false
landline:
  column: mobile
  true_values: [Landline]
  false_values: [Mobile, ""]
  if_null: false

# The keys pressed: a column for each; or path: a column with \`1 1 2\`; or paths: a column with a list of these.
pressed:
  columns: [keypress_1, keypress_2, keypress_3, keypress_4]

# A text. NULL and the empty text are "no value" unless if_null and if_empty say otherwise (none, unknown; for an empty one also text).
affiliate_name: affiliate_name
media_type: media_type
# The export has no promo-number description: without a column it is unknown.
# promo_number_description: promo_number_description

# Custom data: columns by partner name; the others in a column of their own name.
# Or others: { map: custom_data }, { json: custom_data }, { list: custom_data, name: partner_name, value: value }, none, unknown
custom_data:
  # columns: { "Preferred Color": preferred_color }
  others: column
  except: [${(custom?.except ?? []).join(", ")}]
  # In such a column the export writes null for a Signal that is not there: nobody can tell it from a text.
  unknown_texts: ["null"]

# What a whole query (--query) must know of rows.
rows:
  id: transaction_id
  type: { column: transaction_type, calls: [Call] }
  corrects: corrects_transaction_id
  caller: calling_phone_number
  campaign:
    advertiser_campaign_id: advertiser_campaign_id
    advertiser_campaign_id_from_network: advertiser_campaign_id_from_network
  start: { column: start_time_utc, unit: milliseconds }
`;
