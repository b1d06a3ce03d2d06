import { quote } from "@recond/parser";

/** What a value of the wrong type is: ``the text `true` ``, `the number 1`, `null`, `a list`, `an object`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text ${quote(value)}`;
    case "number":
      return `the number ${String(value)}`;
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "a list";
      return Symbol.iterator in value ? "a `Map` or the like" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
