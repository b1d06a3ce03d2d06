import { requireTerms } from "./json/located.js";
import type { CallContext, OtherReadings } from "@recond/evaluator";
import { type Condition, customDataAskedFor, parse, predicatesOf, requireObject, remembered } from "@recond/parser";
import { type Asked, customDataOf, type FoundFacts, phoneOf, pressedOf, repeatOf, textsOf } from "./calls/read-row.js";
import { createRow, isMissing, type Row, shown, textOf, valueOf } from "./calls/row.js";
import { currentCallFields, type RowFields, transactionFields } from "./calls/row-fields.js";
import { startTime } from "./calls/start-time.js";
import { duringHoursAt } from "./during-hours-at.js";
import type { Terms } from "./terms.js";

/** What can be worked out of a row, and how. */
export const derivations = {
  during_hours: "from the start of the call, the campaign's hours and its time zone",
  repeat: "from the flag for callers who called before",
  phone: "from the phone type",
  pressed: "from the keys pressed, joined in their order",
} as const;

/** A fact that can be worked out of a row; `phone` are two, `mobile` and `landline`. */
export type Derivation = keyof typeof derivations;

/** How a row is read. */
export interface FromRowOptions {
  /** Conditions that will be asked of the call besides those of the campaign. */
  readonly conditions?: readonly (Condition | null)[] | undefined;
  /** What is not to be worked out: these facts are unknown. */
  readonly without?: readonly Derivation[] | undefined;
  /** Other readings in the place of ours, by which facts are worked out. */
  readonly readings?: OtherReadings | undefined;
}

/** A row of a call log as a call. */
export interface CallFromRow {
  /**
   * The facts, for the conditions of the campaign and those of the options: of what only others ask, it is not said which custom-data fields
   * and key paths are unknown. Where neither is given, all that a row may not tell are.
   */
  readonly call: CallContext;
  /** Which facts were worked out, and how. */
  readonly derived: readonly { readonly fact: Derivation; readonly how: string }[];
  /** What the log calls the call. */
  readonly id: string | undefined;
  /** The ids of its campaign, as texts. */
  readonly campaignIds: readonly string[];
  /** A sentence for each value that cannot be read: what it would have said is unknown. */
  readonly problems: readonly string[];
}

/**
 * A call as a row of the Transactions API gives it: the facts as they were at its end ([R17]).
 *
 * @param row - of which only own properties count
 * @param terms - of the row's campaign; null when that is not known
 */
export function fromTransaction(row: object, terms: Terms | null, options: FromRowOptions = {}): CallFromRow {
  return fromRow(row, transactionFields, terms, options);
}

/**
 * A call in progress as the API gives it: the facts at that moment, to which later keys and custom data may add. Row and terms are those
 * of `fromTransaction`.
 */
export function fromCurrentCall(row: object, terms: Terms | null, options: FromRowOptions = {}): CallFromRow {
  return fromRow(row, currentCallFields, terms, options);
}

function fromRow(given: object, fields: RowFields, terms: Terms | null, options: FromRowOptions): CallFromRow {
  if (terms !== null) requireTerms(terms);
  requireObject("The options are an object", options);
  // A page of rows, or a body that was not parsed, has properties too: its indexes would be custom data.
  const isRow = typeof given === "object" && given !== null && !(Symbol.iterator in given);
  const row = createRow(isRow ? given : {}, fields);
  const type = valueOf(row, fields.type);
  const isCall = isRow && (isMissing(type) || type === "Call");
  const { facts, derived } = isCall ? factsOf(row, terms, options) : notACall(row, isRow);
  const unknown = facts.flatMap((each) => each.unknown ?? []);
  const call: CallContext = unknown.length > 0 ? { unknown: [...new Set(unknown)] } : {};
  for (const found of facts) Object.assign(call, found.facts);
  return {
    call,
    derived: derived.map((fact) => ({ fact, how: derivations[fact] })),
    id: textOf(row, fields.id),
    campaignIds: fields.campaignIds.flatMap((name) => textOf(row, [name]) ?? []),
    problems: facts.flatMap((each) => each.problems ?? []),
  };
}

/** The facts of a row, and which of them were worked out. */
interface RowFacts {
  readonly facts: readonly FoundFacts[];
  readonly derived: readonly Derivation[];
}

function notACall(row: Row, isRow: boolean): RowFacts {
  const problem = isRow ? `${shown(row, row.fields.type)}, which is no call.` : NO_ROW;
  return { facts: [{ facts: {}, problems: [problem] }], derived: [] };
}

const NO_ROW =
  "The row is no object with a property for each field. Give rows one by one, each as `JSON.parse` gives it.";

function factsOf(row: Row, terms: Terms | null, { conditions, without = [], readings }: FromRowOptions): RowFacts {
  const asked = terms === null && conditions === undefined ? undefined : askedOf(terms, conditions ?? []);
  const derive: Readonly<Record<Derivation, () => FoundFacts>> = {
    during_hours: () => duringHoursOf(row, terms, readings),
    repeat: () => repeatOf(row),
    phone: () => phoneOf(row, readings),
    pressed: () => pressedOf(row, asked),
  };
  const found = DERIVATIONS.filter((fact) => !without.includes(fact)).map((fact) => ({ fact, ...derive[fact]() }));
  return {
    facts: [...found, textsOf(row), customDataOf(row, asked)],
    derived: found.flatMap(({ fact, facts }) => (Object.keys(facts).length > 0 ? [fact] : [])),
  };
}

const DERIVATIONS: readonly Derivation[] = ["during_hours", "repeat", "phone", "pressed"];

function duringHoursOf(row: Row, terms: Terms | null, readings: OtherReadings | undefined): FoundFacts {
  const start = startTime(row.get, row.fields.start);
  const isWrong = start === "wrong";
  const isInside = terms === null ? undefined : duringHoursAt(terms, isWrong ? undefined : start, readings);
  const problem = `${shown(row, row.fields.start)}, which is no time that a call can start at.`;
  return { facts: isInside === undefined ? {} : { during_hours: isInside }, ...(isWrong && { problems: [problem] }) };
}

/** What the conditions of a campaign and others ask. */
function askedOf(terms: Terms | null, others: readonly (Condition | null)[]): Asked {
  const own = terms === null ? [] : remembered(known, terms, conditionsOf);
  const predicates = [...own, ...others].flatMap(predicatesOf);
  const paths = predicates.flatMap((each) => (each.kind === "pressed" ? [each.keys] : []));
  return { fields: customDataAskedFor(predicates), paths };
}

const known = new WeakMap<Terms, readonly Condition[]>();

/** The conditions of a campaign, as far as they can be read. */
function conditionsOf(terms: Terms): readonly Condition[] {
  const setting = terms.findSetting("call_recording_condition");
  const own = setting === undefined ? [] : [{ node: setting.node, vocabulary: "recording" as const }];
  return [...terms.conditions, ...own].flatMap(({ node, vocabulary }) => {
    const value: unknown = node.value;
    const condition = typeof value === "string" ? parse(value, { vocabulary }).condition : undefined;
    return condition === undefined || condition === null ? [] : [condition];
  });
}
