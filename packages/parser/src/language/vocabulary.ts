import type { DurationName, DurationOperator, FlagName, TextField, TextOperator } from "./tree.js";

/** Which of a campaign's conditions a text is: each kind has its own terms. */
export type VocabularyName = "recording" | "routing" | "payout";

/** How a term is written: alone, with keys, with a test on a text, with an optional region name, with a length. */
export type TermKind = "flag" | "pressed" | "text" | "region" | "duration";

/** How each kind of term is called in a condition. */
interface TermNames {
  readonly flag: FlagName;
  readonly pressed: "pressed";
  readonly text: TextField["name"];
  readonly region: "in_region";
  readonly duration: DurationName;
}

/** One entry of the vocabulary. Grammar, messages, documentation and evaluator read it here. */
export type Term = { [Kind in TermKind]: TermOf<Kind> }[TermKind];

/** A term of one kind. */
interface TermOf<Kind extends TermKind> {
  /** The word as it is written in a condition. */
  readonly name: TermNames[Kind];
  readonly kind: Kind;
  /** The conditions in which the term has a meaning. */
  readonly vocabularies: readonly VocabularyName[];
  /** When the term is true, as the end of the sentence "true when …". */
  readonly summary: string;
  /** A valid condition with the term. */
  readonly example: string;
  /** The key of the call context that the term reads. */
  readonly fact: string;
  /** Whether the platform's public documents state the meaning, or we assume it. */
  readonly source: "documented" | "reading";
}

const everywhere = ["recording", "routing", "payout"] as const;

/** A term that reads the fact of its name, and whose meaning is documented, need not say so. */
type Row = { [Kind in TermKind]: Omit<TermOf<Kind>, "fact" | "source"> & Partial<TermOf<Kind>> }[TermKind];

const rows: readonly Row[] = [
  {
    name: "during_hours",
    kind: "flag",
    vocabularies: everywhere,
    summary: "the call comes in during the hours set on the campaign; always on a 24/7 campaign",
    example: "during_hours",
  },
  {
    name: "repeat",
    kind: "flag",
    vocabularies: everywhere,
    summary:
      "the caller already called this campaign in the last days (as many as are set on the campaign, 30 by default)",
    example: "repeat",
  },
  {
    name: "landline",
    kind: "flag",
    vocabularies: everywhere,
    summary: "the caller uses a landline phone",
    example: "landline",
  },
  {
    name: "mobile",
    kind: "flag",
    vocabularies: everywhere,
    summary: "the caller uses a mobile phone",
    example: "mobile",
  },
  {
    name: "pressed",
    kind: "pressed",
    vocabularies: everywhere,
    summary: "the caller pressed these keys in this order, from the first menu on",
    example: "pressed[1 1 2]",
  },
  {
    name: "custom_data",
    kind: "text",
    vocabularies: ["recording"],
    summary: "the test holds for the custom-data field with that partner name",
    example: 'custom_data[product] contains "Chair"',
  },
  {
    name: "affiliate_name",
    kind: "text",
    vocabularies: ["recording"],
    summary: "the test holds for the affiliate's name",
    example: 'affiliate_name = "Acme"',
  },
  {
    name: "media_type",
    kind: "text",
    vocabularies: ["recording"],
    summary: "the test holds for the media type of the promo number called",
    example: 'media_type != "Radio"',
  },
  {
    name: "promo_number_description",
    kind: "text",
    vocabularies: ["recording"],
    summary: "the test holds for the description of the promo number called",
    example: "promo_number_description present",
  },
  {
    name: "in_region",
    kind: "region",
    vocabularies: ["routing", "payout"],
    summary: "the caller calls from a region specified in the campaign, or from the one named in brackets",
    example: "in_region[West Coast]",
    fact: "qualified_regions",
  },
  {
    name: "sms_sent",
    kind: "flag",
    vocabularies: ["routing", "payout"],
    summary: "the caller chose to receive a text message during the call",
    example: "sms_sent",
  },
  {
    name: "duration",
    kind: "duration",
    vocabularies: ["payout"],
    summary: "the whole call has that length",
    example: "duration > 1 min",
  },
  {
    name: "connect_duration",
    kind: "duration",
    vocabularies: ["payout"],
    summary: "the connected part of the call has that length",
    example: "connect_duration >= 2 min 30 sec",
  },
];

/**
 * All terms of all three vocabularies, in the order of the language reference ([F]; what a term's documents leave open is in the
 * readings). `routing` are the conditions of IVR `Condition` nodes, `payout` those of pay policies.
 */
export const vocabulary: readonly Term[] = rows.map((row) => ({
  ...row,
  fact: row.fact ?? row.name,
  source: row.source ?? "documented",
}));

const termsByName: ReadonlyMap<string, Term> = new Map(vocabulary.map((term) => [term.name, term]));

/** The term with exactly this name, of whichever vocabulary. */
export function termNamed(name: string): Term | undefined {
  return termsByName.get(name);
}

/** Whether an operator compares texts. */
export function comparesTexts(operator: string): operator is TextOperator {
  return operator === "=" || operator === "!=" || operator === "contains";
}

/** Whether an operator compares lengths. */
export function comparesLengths(operator: string): operator is DurationOperator {
  return operator === ">" || operator === ">=" || operator === "<" || operator === "<=" || operator === "=";
}

/** The keys that `pressed[…]` can name ([F]): `1`-`9`, `a`-`z`, `W` (wrong key), `N` (no key). */
export const LEGAL_KEYS: ReadonlySet<string> = new Set("123456789abcdefghijklmnopqrstuvwxyzWN");

function usableTerms(name: VocabularyName): readonly Term[] {
  // Text fields are valid, with a warning, in the vocabularies that do not list them ([R18]).
  return vocabulary.filter(({ kind, vocabularies }) => kind === "text" || vocabularies.includes(name));
}

const usable: Readonly<Record<VocabularyName, readonly Term[]>> = {
  recording: usableTerms("recording"),
  routing: usableTerms("routing"),
  payout: usableTerms("payout"),
};

/** The terms that a condition of this vocabulary may use. */
export function vocabularyTerms(name: VocabularyName): readonly Term[] {
  return usable[name];
}

/** Whether a value is the name of a vocabulary; options of programs in JavaScript may hold anything. */
export function isVocabularyName(name: unknown): name is VocabularyName {
  return typeof name === "string" && Object.hasOwn(usable, name);
}
