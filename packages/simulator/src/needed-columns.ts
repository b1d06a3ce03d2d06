import { currentCallFields, documentedNames, transactionFields } from "@recond/campaign";
import { predicatesOf } from "@recond/parser";
import type { Plan } from "./replay/plan.js";

/**
 * The columns of a log that a plan may need: the cells of others need not be cut out of their rows.
 *
 * @returns what `readLog` takes as `needs`
 */
export function neededColumns({ candidates, by = [] }: Plan): ReadonlySet<string> {
  const conditions = candidates.flatMap(({ settings }) => settings.map(({ condition }) => condition));
  const fields = conditions.flatMap((condition) =>
    predicatesOf(condition).flatMap((predicate) => ("field" in predicate ? [predicate.field] : [])),
  );
  const partnerNames = fields.flatMap((field) => (field.name === "custom_data" ? [field.key] : []));
  const documented = [transactionFields, currentCallFields].flatMap((each) => [...documentedNames(each)]);
  return new Set([...documented, ...partnerNames, ...by.flatMap(groupColumns)]);
}

/** A field by which is grouped may be given as that of custom data. */
function groupColumns(by: string): readonly string[] {
  const name = /^custom_data\[([^[\]]+)\]$/.exec(by)?.[1]?.trim();
  return name === undefined ? [by] : [by, name];
}
