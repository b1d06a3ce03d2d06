import { documentedNames, type RowFields } from "@recond/campaign";
import { factName } from "@recond/evaluator";
import { type Predicate, quote } from "@recond/parser";
import { nearestColumn } from "../logs/nearest-column.js";
import type { Plan, PlannedCampaign } from "../replay/plan.js";
import type { LogRow, LogRows } from "../logs/log-rows.js";
import type { Cells } from "./cells.js";
import { isOwnField, OWN_FIELDS } from "./group-readers.js";

/** What a fact is read from: one of these columns has to be there. */
interface Needed {
  readonly fact: string;
  readonly names: readonly string[];
}

/**
 * Sentences about what the rows do not say, as they do not have the column that says it.
 *
 * @param rows - the first ones: columns that none of them has are taken to be in no row
 */
export function lackingIn(
  { campaigns, by = [] }: Pick<Plan, "campaigns" | "by">,
  predicates: readonly Predicate[],
  { rows, columns }: Pick<LogRows, "rows" | "columns">,
  cells: Cells,
  fields: RowFields,
): readonly string[] {
  if (rows.length === 0) return [];
  return [
    ...lackingIds(campaigns, rows, cells, fields),
    ...lackingRoles(rows, columns, cells, fields),
    ...lackingColumns(predicates, rows, columns, cells, fields),
    ...lackingGroups(by, rows, columns, cells),
  ];
}

/** Of columns that no fact is read from, those that seem to be there under another name. Without a type every row is a call. */
function lackingRoles(
  rows: readonly LogRow[],
  columns: readonly string[] | null,
  cells: Cells,
  fields: RowFields,
): readonly string[] {
  const documented = documentedNames(fields);
  const names = namesOf(rows, columns).filter((name) => !documented.has(name));
  return ROLES.flatMap(([field, without]) => {
    const [wanted] = fields[field];
    if (wanted === undefined || !isLacking(fields[field], rows, cells)) return [];
    const hint = hintOf(wanted, names);
    return hint === "" && field !== "type" ? [] : [`No column ${quote(wanted)} is in the log, so ${without}.${hint}`];
  });
}

const ROLES = [
  ["type", "every row counts as a call"],
  ["id", "calls that come twice are not seen"],
  ["corrects", "corrections are not seen"],
  ["caller", "nobody knows who called"],
  ["repeat", "the log itself does not say who called before"],
  ["campaignIds", "nobody knows of which campaign a call is"],
  ["recording", "what was recorded is unknown"],
] as const;

/** Sentences about facts. */
function lackingColumns(
  predicates: readonly Predicate[],
  rows: readonly LogRow[],
  columns: readonly string[] | null,
  cells: Cells,
  fields: RowFields,
): readonly string[] {
  const names = namesOf(rows, columns);
  const needed = predicates.flatMap((predicate) => neededFor(predicate, fields));
  const lacking = new Map(needed.filter((each) => isLacking(each.names, rows, cells)).map((each) => [each.fact, each]));
  return [...lacking.values()].map(({ fact, names: wanted }) => {
    const [documented = fact] = wanted;
    return `No column ${quote(documented)} is in the log, so ${quote(fact)} is unknown.${hintOf(documented, names)}`;
  });
}

/** The same about campaigns: their ids have to be among those by which the rows name theirs. */
function lackingIds(
  campaigns: readonly PlannedCampaign[],
  rows: readonly LogRow[],
  cells: Cells,
  fields: RowFields,
): readonly string[] {
  const named = fields.campaignIds.filter((name) => !isLacking([name], rows, cells));
  const [first] = named;
  if (first === undefined) return [];
  return campaigns.flatMap(({ file, ids }) => {
    const own = Object.keys(ids);
    if (own.length === 0 || own.some((name) => named.includes(name))) return [];
    return [
      `The log names campaigns by ${quote(first)}, and ${quote(file)} does not have that id: none of its calls are found. Add ${quote(first)} to it, as the log has it.`,
    ];
  });
}

/** The same about fields by which is counted apart. */
function lackingGroups(
  by: readonly string[],
  rows: readonly LogRow[],
  columns: readonly string[] | null,
  cells: Cells,
): readonly string[] {
  const names = [...OWN_FIELDS, ...namesOf(rows, columns)];
  return by
    .filter((field) => !isOwnField(field) && isLacking([field], rows, cells))
    .map((field) => `No column ${quote(field)} is in the log to count by.${hintOf(field, names)}`);
}

function namesOf([first = {}]: readonly LogRow[], columns: readonly string[] | null): readonly string[] {
  return columns ?? Object.keys(first);
}

function isLacking(wanted: readonly string[], rows: readonly LogRow[], cells: Cells): boolean {
  const get = cells.getter(wanted);
  return rows.every((row) => get(row) === undefined);
}

function hintOf(wanted: string, names: readonly string[]): string {
  const near = nearestColumn(wanted, names);
  if (near === undefined) return "";
  return OWN_FIELDS.includes(near) ? ` Did you mean ${quote(near)}?` : ` There is a column ${quote(near)}: is that it?`;
}

function neededFor(predicate: Predicate, fields: RowFields): readonly Needed[] {
  switch (predicate.kind) {
    case "flag":
      return [{ fact: predicate.name, names: neededForFlag(predicate.name, fields) }];
    case "pressed":
      return [{ fact: factName(predicate), names: fields.keys.slice(0, 1) }];
    case "comparison":
    case "presence": {
      const { field } = predicate;
      const names = {
        custom_data: field.name === "custom_data" ? [field.key, ...fields.customData] : [],
        affiliate_name: fields.affiliate,
        media_type: fields.media,
        promo_number_description: fields.promo,
      };
      return [{ fact: factName(predicate), names: names[field.name] }];
    }
    case "region":
    case "duration":
      return [];
  }
}

/** `repeat` follows from the caller as well, `during_hours` from the start of the call. */
function neededForFlag(name: string, fields: RowFields): readonly string[] {
  if (name === "during_hours") return fields.start;
  return name === "repeat" ? [...fields.caller, ...fields.repeat] : fields.phone;
}
