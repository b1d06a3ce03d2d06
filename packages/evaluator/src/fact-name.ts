import { fieldText, type Predicate } from "@recond/parser";

/**
 * The fact that a predicate reads, as it is named in `unknown` and in messages.
 *
 * @returns `mobile`, `pressed[1 1]`, `custom_data[product]`, `qualified_regions`, `duration`, …
 */
export function factName(predicate: Predicate): string {
  switch (predicate.kind) {
    case "flag":
    case "duration":
      return predicate.name;
    case "pressed":
      return `pressed[${predicate.keys.join(" ")}]`;
    case "comparison":
    case "presence":
      return fieldText(predicate.field);
    case "region":
      return "qualified_regions";
  }
}
