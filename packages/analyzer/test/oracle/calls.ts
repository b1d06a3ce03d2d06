import { type CallContext, evaluate, type OtherReadings, type Truth } from "@recond/evaluator";
import { type Condition, LEGAL_KEYS } from "@recond/parser";

/*
 * Brute force: every call that a condition can tell from another. Values are gathered from what the condition compares with; of those
 * that all its predicates on the fact see alike, one is kept. Shares no code with the analyzer.
 */

/** Some facts that belong together, and the values they can have, each as a call with these facts only. */
export interface Group {
  readonly name: string;
  /** The predicates that read these facts. */
  readonly leaves: readonly Leaf[];
  readonly values: readonly CallContext[];
}

type Leaf = Exclude<Condition, { kind: "and" | "or" | "not" }>;

export function leavesOf(condition: Condition): readonly Leaf[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.operands.flatMap(leavesOf);
  return condition.kind === "not" ? leavesOf(condition.operand) : [condition];
}

function groupName(leaf: Leaf): string {
  if (leaf.kind === "flag") return leaf.name === "mobile" || leaf.name === "landline" ? "phone" : leaf.name;
  if (leaf.kind === "comparison" || leaf.kind === "presence") {
    return leaf.field.name === "custom_data" ? `custom_data[${leaf.field.key}]` : leaf.field.name;
  }
  return leaf.kind === "duration" ? leaf.name : leaf.kind;
}

/** Every list of some of the items. */
function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
}

/** An object with one own property, whatever its name. */
function withField(name: string, value: string | null): CallContext {
  const data: Record<string, string | null> = Object.create(null) as Record<string, string | null>;
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
  return { custom_data: data };
}

function textsFor(leaves: readonly Leaf[]): readonly (string | null)[] {
  const literals = [...new Set(leaves.flatMap((leaf) => (leaf.kind === "comparison" ? [leaf.value] : [])))];
  const joined = subsets(literals).map((list) => list.join("\n"));
  return [null, "", "\n", "Z\u0002", ...literals, ...joined.flatMap((text) => [text, `${text}\n`, `${text}\nZ\u0002`])];
}

const PHONES: readonly CallContext[] = [
  { mobile: false, landline: false },
  { mobile: true, landline: false },
  { mobile: false, landline: true },
];

function valuesFor(name: string, leaves: readonly Leaf[]): readonly CallContext[] {
  const [leaf] = leaves;
  if (leaf === undefined) return [];
  switch (leaf.kind) {
    case "flag":
      return name === "phone" ? PHONES : [{ [name]: false }, { [name]: true }];
    case "pressed": {
      const paths = [...new Set(leaves.flatMap((other) => (other.kind === "pressed" ? [other.keys.join(" ")] : [])))];
      return subsets(paths).map((pressed) => ({ pressed }));
    }
    case "region": {
      const names = leaves.flatMap((other) => (other.kind === "region" && other.name !== null ? [other.name] : []));
      return subsets([...new Set([...names, "nowhere else"])]).map((qualified_regions) => ({ qualified_regions }));
    }
    case "duration": {
      const bounds = leaves.flatMap((other) => (other.kind === "duration" ? [other.seconds] : []));
      const lengths = bounds
        .flatMap((bound) => [bound - 0.5, bound, bound + 0.5, bound + 0.75])
        .filter((length) => length >= 0);
      return [...new Set(lengths)].map((length) => ({ [name]: length }));
    }
    case "comparison":
    case "presence": {
      const { field } = leaf;
      if (field.name === "custom_data") return textsFor(leaves).map((value) => withField(field.key, value));
      return textsFor(leaves).map((value) => ({ [field.name]: value }));
    }
  }
}

function keyOf(truths: readonly Truth[]): string {
  return truths.map(String).join();
}

/** One value of those that the predicates see alike, under each of the readings. */
function distinct(
  values: readonly CallContext[],
  leaves: readonly Leaf[],
  ways: readonly OtherReadings[] = [{}],
): readonly CallContext[] {
  const byTruths = new Map<string, CallContext>();
  for (const value of values) {
    const key = keyOf(ways.flatMap((readings) => leaves.map((leaf) => evaluate(leaf, value, { readings }))));
    if (!byTruths.has(key)) byTruths.set(key, value);
  }
  return [...byTruths.values()];
}

/** The facts that conditions read, with the values that they can tell apart. */
export function groupsOf(...conditions: readonly Condition[]): readonly Group[] {
  return groupsUnder([{}], ...conditions);
}

/** The same for what conditions can tell apart under other readings. */
export function groupsUnder(ways: readonly OtherReadings[], ...conditions: readonly Condition[]): readonly Group[] {
  const byName = new Map<string, Leaf[]>();
  const leaves = new Map(conditions.flatMap(leavesOf).map((leaf) => [JSON.stringify({ ...leaf, span: null }), leaf]));
  for (const leaf of leaves.values()) {
    const name = groupName(leaf);
    byName.set(name, [...(byName.get(name) ?? []), leaf]);
  }
  return [...byName].map(([name, own]) => ({ name, leaves: own, values: distinct(valuesFor(name, own), own, ways) }));
}

/** Two calls in one; those that come later win. */
export function merged(...calls: readonly CallContext[]): CallContext {
  const call = Object.assign({}, ...calls) as Record<string, unknown>;
  const data = calls.flatMap((part) => (part.custom_data === undefined ? [] : [part.custom_data]));
  if (data.length === 0) return call;
  // An object without a prototype takes `__proto__` as an ordinary name.
  const fields = Object.assign(Object.create(null) as object, ...data) as NonNullable<CallContext["custom_data"]>;
  return { ...call, custom_data: fields };
}

/** How many calls there are. */
export function countCalls(groups: readonly Group[]): number {
  return groups.reduce((count, { values }) => count * values.length, 1);
}

/** Every call: one value of each group. */
export function callsOf(groups: readonly Group[]): readonly CallContext[] {
  return groups.reduce<readonly CallContext[]>(
    (calls, { values }) => calls.flatMap((call) => values.map((value) => merged(call, value))),
    [{}],
  );
}

/** Every way to know something of a phone: its types given or missing, and listed as unknown or not. */
function partialPhones(): readonly CallContext[] {
  const given = [false, true, undefined];
  const phones = given.flatMap((mobile) => given.map((landline): CallContext => ({ mobile, landline })));
  const possible = phones.filter(({ mobile, landline }) => mobile !== true || landline !== true);
  return subsets(["mobile", "landline"]).flatMap((unknown) => possible.map((phone) => ({ ...phone, unknown })));
}

/**
 * Calls with some paths taken, and with some entries for paths that may have been. What entries make unknown adds up, so that of the calls
 * that look alike one is enough to add the next entry to.
 */
function partialPaths(values: readonly CallContext[], leaves: readonly Leaf[]): readonly CallContext[] {
  const paths = leaves.flatMap((leaf) => (leaf.kind === "pressed" ? [leaf.keys] : []));
  const beginnings = paths.flatMap((keys) => keys.map((_, index) => keys.slice(0, index + 1).join(" ")));
  const entries = [...new Set(beginnings)]
    .flatMap((path) => [path, ...[...LEGAL_KEYS].map((key) => `${path} ${key}`)])
    .map((path): CallContext => ({ pressed: [], unknown: [`pressed[${path}]`] }));
  return distinct(entries, leaves).reduce<readonly CallContext[]>(
    (calls, { unknown = [] }) =>
      distinct(
        calls.flatMap((call) => [call, { ...call, unknown: [...(call.unknown ?? []), ...unknown] }]),
        leaves,
      ),
    values,
  );
}

function partialValues({ name, leaves, values }: Group): readonly CallContext[] {
  if (name === "phone") return partialPhones();
  if (name === "pressed") return [...partialPaths(values, leaves), {}];
  // Nothing is known of a single custom-data field only when it is listed.
  const listed = values.map((value) => ({ ...value, unknown: [name === "region" ? "qualified_regions" : name] }));
  return name.startsWith("custom_data[") ? listed : [...listed, {}];
}

/** A lower bound for how many calls there are with unknown facts, which is quicker to find than they are. */
function leastWithUnknown(groups: readonly Group[]): number {
  const least = groups.map(({ name, values: { length } }) => (name === "pressed" ? length ** 1.5 : length + 1));
  return least.reduce((product, count) => product * count, 1);
}

/**
 * Every call, with unknown facts too: one value of each group, of which nothing may be known as well, or only a part. The lists of
 * unknown facts of all groups go together.
 *
 * @returns undefined when there are more calls than `most`
 */
export function callsWithUnknown(groups: readonly Group[], most: number): readonly CallContext[] | undefined {
  if (leastWithUnknown(groups) > most) return undefined;
  const partial = groups.map((group) => distinct([...group.values, ...partialValues(group)], group.leaves));
  if (partial.reduce((count, values) => count * values.length, 1) > most) return undefined;
  return partial.reduce<readonly CallContext[]>(
    (calls, values) =>
      calls.flatMap((call) =>
        values.map((value) => ({
          ...merged(call, value),
          unknown: [...(call.unknown ?? []), ...(value.unknown ?? [])],
        })),
      ),
    [{}],
  );
}
