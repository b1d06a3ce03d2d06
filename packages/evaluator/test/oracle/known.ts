/** What is known of a call, by name: booleans, numbers, lists, and texts with `null` for "has no value". What is not in it is unknown. */
export interface Known {
  readonly flags: ReadonlyMap<string, boolean>;
  readonly texts: ReadonlyMap<string, string | null>;
  /** `undefined` when the custom data is unknown as a whole. */
  readonly custom: ReadonlyMap<string, unknown> | undefined;
  readonly hiddenCustom: ReadonlySet<string>;
  /** Paths as lists of keys; `undefined` when unknown as a whole. */
  readonly paths: readonly (readonly string[])[] | undefined;
  readonly hiddenPaths: readonly (readonly string[])[];
  readonly regions: readonly string[] | undefined;
  readonly seconds: ReadonlyMap<string, number>;
}

const KEY_PATH = /^[ \t]*[1-9a-zWN](?:[ \t]+[1-9a-zWN])*[ \t]*$/;

function keysOf(path: string): string[] {
  return path.split(/[ \t]+/).filter((key) => key !== "");
}

/** Copies what is known of a call, and leaves out what the call itself lists as unknown. */
export function knownOf(call: unknown): Known {
  const facts = new Map<string, unknown>(
    typeof call === "object" && call !== null && !Array.isArray(call) ? Object.entries(call) : [],
  );
  const listed = facts.get("unknown");
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const hidden = entries.filter((entry) => typeof entry === "string");
  for (const name of hidden) facts.delete(name);
  const flags = new Map<string, boolean>();
  const texts = new Map<string, string | null>();
  const seconds = new Map<string, number>();
  for (const [name, value] of facts) {
    if (typeof value === "boolean") flags.set(name, value);
    if (typeof value === "string" || value === null) texts.set(name, value);
    if (typeof value === "number" && value >= 0 && value < Infinity) seconds.set(name, value);
  }
  // A phone is of one type at most.
  for (const [one, other] of [
    ["mobile", "landline"],
    ["landline", "mobile"],
  ] as const) {
    if (flags.get(one) === true && !flags.has(other)) flags.set(other, false);
  }
  return {
    flags,
    texts,
    seconds,
    custom: customOf(facts.get("custom_data")),
    hiddenCustom: new Set(hidden.flatMap((entry) => insideOf(entry, "custom_data")).map((name) => name.trim())),
    paths: pathsOf(facts.get("pressed")),
    hiddenPaths: hidden
      .flatMap((entry) => insideOf(entry, "pressed"))
      .filter((path) => KEY_PATH.test(path))
      .map(keysOf),
    regions: regionsOf(facts.get("qualified_regions")),
  };
}

function insideOf(entry: string, name: string): string[] {
  return entry.startsWith(`${name}[`) && entry.endsWith("]") ? [entry.slice(name.length + 1, -1)] : [];
}

function customOf(value: unknown): Known["custom"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

function pathsOf(value: unknown): Known["paths"] {
  if (!Array.isArray(value)) return undefined;
  const entries = [...(value as unknown[])];
  const paths = entries.filter((entry) => typeof entry === "string" && KEY_PATH.test(entry)) as string[];
  return paths.length === entries.length ? paths.map(keysOf) : undefined;
}

function regionsOf(value: unknown): Known["regions"] {
  if (!Array.isArray(value)) return undefined;
  const entries = [...(value as unknown[])];
  return entries.some((entry) => typeof entry !== "string") ? undefined : (entries as string[]);
}
