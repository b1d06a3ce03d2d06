import { quote, type Span } from "@recond/parser";
import { type Report, valueReader, withoutUndefined } from "./create-reader.js";
import { spanOf } from "./nodes/values.js";
import { type ConditionContext, readCondition, type WrittenCondition } from "./read-condition.js";
import type { Entry, Path, Placed } from "./typed/placed.js";

/** What a guarantee can promise. */
export const guaranteeKinds = ["never", "always", "only"] as const;

/** What `under` can be. */
export const EVERY_READING = "every reading";

/** The keys of a guarantee. */
const KEYS = ["name", ...guaranteeKinds, "why", "under"];

const NO_NAME = "This guarantee has no `name`. Say in a few words what is promised.";

/** A promise about which calls are recorded, as it is written. */
export interface WrittenGuarantee extends WrittenCondition {
  readonly name: string;
  readonly kind: (typeof guaranteeKinds)[number];
  readonly why?: string;
  /** Whether it has to hold however the platform may be read. */
  readonly everyReading?: true;
  /** The place of its name, and the way to the whole. */
  readonly at: { readonly span: Span; readonly path: Path };
}

/** How guarantees are read. */
export interface GuaranteeContext extends ConditionContext {
  readonly report: Report;
}

/** What a kind of document knows of guarantees beside what all have. */
export interface GuaranteeKeys {
  readonly more?: readonly string[];
  /** What is said of keys that somebody may expect. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** The guarantees of a list, each with its values; those with a mistake are reported and left out. */
export function readGuarantees(
  placed: Placed,
  context: GuaranteeContext,
  keys: GuaranteeKeys = {},
): readonly { readonly guarantee: WrittenGuarantee; readonly values: ReadonlyMap<string, Entry> }[] {
  return (context.reader.list(placed) ?? []).flatMap((item) => {
    const values = context.reader.object(item, [...KEYS, ...(keys.more ?? [])], keys.hints);
    const guarantee = values === undefined ? undefined : readGuarantee(item, values, context);
    return values === undefined || guarantee === undefined ? [] : [{ guarantee, values }];
  });
}

/** Reports each guarantee whose name another one before it has. */
export function requireOwnNames(guarantees: readonly WrittenGuarantee[], report: Report): void {
  const names = new Set<string>();
  for (const { name, at } of guarantees) {
    if (names.has(name)) report(`There is another guarantee ${quote(name)}. Give each its own name.`, at.span, at.path);
    names.add(name);
  }
}

function readGuarantee(
  { node, path }: Placed,
  values: ReadonlyMap<string, Entry>,
  context: GuaranteeContext,
): WrittenGuarantee | undefined {
  const { reader, report } = context;
  const read = valueReader(values);
  if (!values.has("name")) report(NO_NAME, spanOf(node), path);
  const name = read("name", reader.filled);
  const why = read("why", reader.filled);
  const under = read("under", (placed) => reader.oneOf(placed, [EVERY_READING]));
  const [kind, ...more] = guaranteeKinds.filter((each) => values.has(each));
  if (kind === undefined || more.length > 0) {
    const found = kind === undefined ? "none of them" : [kind, ...more].map((each) => `\`${each}\``).join(" and ");
    report(`A guarantee has one of \`never\`, \`always\` and \`only\`. This one has ${found}.`, spanOf(node), path);
  }
  const conditions = guaranteeKinds.map((each) => read(each, (placed) => readCondition(placed, context)));
  const stated = conditions.find((each) => each !== undefined);
  if (name === undefined || kind === undefined || stated === undefined) return undefined;
  return {
    name,
    kind,
    ...stated,
    ...withoutUndefined({ why, everyReading: under === undefined ? undefined : (true as const) }),
    at: { span: spanOf(values.get("name")?.node ?? node), path },
  };
}

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A guarantee as JSON Schema (draft 7) has it, with what a kind of document knows of it beside what all have. */
export function guaranteeSchema(description: string, more: { readonly [key: string]: Json } = {}): Json {
  return {
    type: "object",
    description,
    additionalProperties: false,
    required: ["name"],
    oneOf: guaranteeKinds.map((kind) => ({ required: [kind] })),
    properties: { ...guaranteeProperties, ...more },
  };
}

const NOT_BLANK = String.raw`\S`;

/** What stands in a guarantee, as JSON Schema (draft 7) has it. */
export const guaranteeProperties: { readonly [key: string]: { readonly [word: string]: string } } = {
  name: { type: "string", pattern: NOT_BLANK, description: "What is promised, in a few words; each has its own." },
  never: { type: "string", description: "A condition: no call that meets it is recorded." },
  always: { type: "string", description: "A condition: every call that meets it is recorded." },
  only: { type: "string", description: "A condition: no other calls are recorded than those that meet it." },
  why: { type: "string", pattern: NOT_BLANK, description: "Why it is promised: a law, a contract, a ticket." },
  under: { const: EVERY_READING, description: "Whether it has to hold however the platform may be read." },
};
