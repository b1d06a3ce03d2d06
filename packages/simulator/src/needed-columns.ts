import { currentCallFields, type RowFields, transactionFields } from "@recond/campaign";
import { type Predicate, predicatesOf } from "@recond/parser";
import type { Plan } from "./replay/plan.js";
import { requirePlan } from "./replay/require-plan.js";

/**
 * The columns of a log that a plan may need: the cells of others need not be cut out of their rows.
 *
 * @returns what `readLog` takes as `needs`
 */
export function neededColumns(plan: Plan): ReadonlySet<string> {
  requirePlan(plan);
  const { candidates, by = [] } = plan;
  const conditions = candidates.flatMap(({ settings }) => settings.map(({ condition }) => condition));
  const predicates = conditions.flatMap((condition) => predicatesOf(condition));
  const fields = new Set([...OF_EVERY_ROW, ...predicates.flatMap(fieldsOf), ...by.flatMap(fieldsOfGroup)]);
  const documented = [transactionFields, currentCallFields].flatMap((names) =>
    [...fields].flatMap((field) => names[field]),
  );
  return new Set([...documented, ...predicates.flatMap(partnerNames), ...by.flatMap(groupColumns)]);
}

type Field = keyof RowFields;

/** Which call a row is, of whom, of which campaign, and when; and what became of it. */
const OF_EVERY_ROW: readonly Field[] = ["id", "type", "corrects", "caller", "start", "campaignIds", "recording"];

/** What else facts are read from. */
function fieldsOf(predicate: Predicate): readonly Field[] {
  switch (predicate.kind) {
    case "flag":
      return FLAGS[predicate.name] ?? [];
    case "pressed":
      return ["keys", "uniqueKeys"];
    case "comparison":
    case "presence":
      return [TEXTS[predicate.field.name]];
    case "region":
    case "duration":
      return [];
  }
}

const FLAGS: Readonly<Partial<Record<string, readonly Field[]>>> = {
  mobile: ["phone"],
  landline: ["phone"],
  repeat: ["repeat"],
};

const TEXTS = {
  custom_data: "customData",
  affiliate_name: "affiliate",
  media_type: "media",
  promo_number_description: "promo",
} as const;

function partnerNames(predicate: Predicate): readonly string[] {
  return "field" in predicate && predicate.field.name === "custom_data" ? [predicate.field.key] : [];
}

/** Fields by which is grouped that have another name than their column. */
function fieldsOfGroup(by: string): readonly Field[] {
  if (by === "phone") return ["phone"];
  return by.startsWith("custom_data") ? ["customData"] : [];
}

/** A field by which is grouped may be given as that of custom data. */
function groupColumns(by: string): readonly string[] {
  const name = /^custom_data\[([^[\]]+)\]$/.exec(by)?.[1]?.trim();
  return name === undefined ? [by] : [by, name];
}
