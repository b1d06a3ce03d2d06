import type { GuaranteeKind } from "@recond/analyzer";
import { offsetsInScalar, type Placed, spanOf } from "@recond/documents";
import { type Condition, parse, type positionsIn, quote, type Span } from "@recond/parser";
import type { ConfigGuarantee } from "../rule/config.js";
import type { ConfigReader } from "./config-reader.js";
import { globsAt } from "./globs-at.js";

/** What a guarantee can promise. */
export const guaranteeKinds: readonly GuaranteeKind[] = ["never", "always", "only"];

/** What `under` can be. */
export const EVERY_READING = "every reading";

const KEYS = ["name", ...guaranteeKinds, "why", "campaigns", "under"];

const NO_NAME = "This guarantee has no `name`. Say in a few words what is promised.";

/** How a text of a configuration is read. */
interface Context {
  /** Of the configuration. */
  readonly text: string;
  readonly reader: ConfigReader;
  readonly positionOf: ReturnType<typeof positionsIn>;
}

/** The guarantees of a configuration; those with a mistake are reported and left out. */
export function guaranteesAt(placed: Placed, context: Context): readonly ConfigGuarantee[] {
  const names = new Set<string>();
  return (context.reader.list(placed) ?? []).flatMap((item) => {
    const guarantee = guaranteeAt(item, context);
    if (guarantee === undefined) return [];
    if (names.has(guarantee.name)) {
      const { span, path } = guarantee.place;
      context.reader.report(`There is another guarantee ${quote(guarantee.name)}. Give each its own name.`, span, path);
    }
    names.add(guarantee.name);
    return [guarantee];
  });
}

function guaranteeAt(item: Placed, context: Context): ConfigGuarantee | undefined {
  const { reader, positionOf } = context;
  const values = reader.object(item, KEYS);
  if (values === undefined) return undefined;
  const { node, path } = item;
  const read = <Value>(key: string, as: (placed: Placed) => Value | undefined): Value | undefined => {
    const placed = values.get(key);
    return placed === undefined ? undefined : as(placed);
  };
  if (!values.has("name")) reader.report(NO_NAME, spanOf(node), path);
  const name = read("name", (placed) => reader.filled(placed));
  const why = read("why", (placed) => reader.filled(placed));
  const campaigns = read("campaigns", (placed) => globsAt(placed, reader));
  const under = read("under", (placed) => reader.oneOf(placed, [EVERY_READING]));
  const [kind, ...more] = guaranteeKinds.filter((each) => values.has(each));
  if (kind === undefined || more.length > 0) {
    const found = kind === undefined ? "none of them" : [kind, ...more].map((each) => `\`${each}\``).join(" and ");
    reader.report(
      `A guarantee has one of \`never\`, \`always\` and \`only\`. This one has ${found}.`,
      spanOf(node),
      path,
    );
  }
  const conditions = guaranteeKinds.map((each) => read(each, (placed) => conditionAt(placed, context)));
  const stated = conditions.find((each) => each !== undefined);
  if (name === undefined || kind === undefined || stated === undefined) return undefined;
  const span = spanOf(values.get("name")?.node ?? node);
  return {
    name,
    kind,
    ...stated,
    ...(why === undefined ? {} : { why }),
    ...(campaigns === undefined ? {} : { campaigns }),
    ...(under === undefined ? {} : { everyReading: true }),
    place: { path, span, ...positionOf(span.start) },
  };
}

/** A condition; its errors are reported where they stand in the configuration. */
function conditionAt(
  placed: Placed,
  { text, reader }: Context,
): { readonly condition: Condition | null; readonly text: string } | undefined {
  const source = reader.text(placed, "a condition");
  if (source === undefined) return undefined;
  const { condition, valid, diagnostics } = parse(source);
  if (valid && condition !== undefined) return { condition, text: source };
  const place = spanOf(placed.node);
  const offsets = offsetsInScalar(text.slice(place.start, place.end), source);
  const moved = (span: Span): Span =>
    offsets === undefined ? place : { start: place.start + offsets(span.start), end: place.start + offsets(span.end) };
  for (const { severity, message, span } of diagnostics) {
    if (severity === "error") reader.report(message, moved(span), placed.path);
  }
  return undefined;
}
