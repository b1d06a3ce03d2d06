import type { CallContext } from "@recond/evaluator";

/** Longest value that is shown; a text field holds up to 10,000 characters. */
const LONGEST_VALUE = 40;

/**
 * The facts of an example call, for a message.
 *
 * @param call - as the analyzer gives it
 * @returns such as `mobile: true, custom_data[zip]: "93101"`
 */
export function describeCall({ custom_data, ...call }: CallContext): string {
  const facts: readonly (readonly [string, unknown])[] = [
    ...Object.entries(call),
    ...Object.entries(custom_data ?? {}).map(([name, value]) => [`custom_data[${name}]`, value] as const),
  ];
  return facts.length === 0 ? "any facts" : facts.map(([name, value]) => `${name}: ${valueText(value)}`).join(", ");
}

function valueText(value: unknown): string {
  if (value === null) return "no value";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((each) => valueText(each)).join(", ");
  const text = JSON.stringify(value) ?? "unknown";
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
