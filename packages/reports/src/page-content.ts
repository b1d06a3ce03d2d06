/** How good something is: it has a colour and a sign of its own. */
export type Grade = "good" | "bad" | "open";

/** The signs of grades. */
export const SIGNS: Readonly<Record<Grade, string>> = { good: "✓", bad: "✗", open: "?" };

/** Part of a sentence: words, text of the user's that stands apart from them, or a grade. */
export type Inline =
  | string
  | { readonly code: string }
  /** A long text without words in it, such as a checksum, in lines of the same length. */
  | { readonly digest: string }
  /** `isShort`: only the sign is seen. */
  | { readonly grade: Grade; readonly text: string; readonly isShort?: boolean };

/** A sentence, or the content of a cell. */
export type Words = readonly Inline[];

/** A column's head. */
export interface Head {
  readonly words: Words;
  readonly isNumber?: boolean;
}

/** A table with a head. */
export interface Table {
  readonly caption: string;
  readonly head: readonly Head[];
  readonly rows: readonly (readonly Words[])[];
}

/** One of the kinds of things that bars are made of. */
export interface Series {
  readonly name: string;
  /** The name of its colour: a variable of the page's style. */
  readonly color: string;
}

/** A bar, and how long its parts are, in the order of the series. */
export interface Bar {
  readonly label: string;
  readonly values: readonly number[];
}

/** Bars whose parts are counts. */
export interface Chart {
  readonly title: string;
  /** What there is to see, for those who do not see it. */
  readonly says: string;
  /** `columns` stand side by side, for what goes on in time; `bars` lie one under the other. */
  readonly form: "bars" | "columns";
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
}

/** Draws charts as SVG without a size of its own, whose colours are variables of the page's style. */
export type DrawChart = (chart: Chart) => Promise<string>;

/** A piece of a report. */
export type Block =
  | { readonly is: "words"; readonly words: Words }
  | { readonly is: "list"; readonly items: readonly Words[] }
  | { readonly is: "table"; readonly table: Table }
  /** Names and what they are. */
  | { readonly is: "facts"; readonly facts: readonly Fact[] }
  /** What belongs together under a heading of its own, and on one page. */
  | { readonly is: "sheet"; readonly heading: Words; readonly grade: Grade; readonly blocks: readonly Block[] }
  /** What is seen when it is asked for, and on paper. */
  | { readonly is: "folded"; readonly summary: Words; readonly blocks: readonly Block[] }
  /** A chart, and its numbers as a table. */
  | { readonly is: "chart"; readonly chart: Chart; readonly table: Table };

/** A name, and what it is. */
export type Fact = readonly [name: string, words: Words];

/** A part of a report under a heading. */
export interface Part {
  readonly heading: Words;
  readonly blocks: readonly Block[];
}

/** A figure that stands at the top. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly color: string;
}

/** A report, whatever it is written in. */
export interface Report {
  readonly title: string;
  /** The answer in a sentence. */
  readonly answer: Words;
  /** What the reader must know before the answer. */
  readonly warnings: readonly Words[];
  readonly figures: readonly Figure[];
  /** What was asked: name and text. */
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
}

/** A block of words. */
export function words(...parts: Words): Block {
  return { is: "words", words: parts };
}

/** A table of its own. */
export function tableBlock(caption: string, head: readonly Head[], rows: Table["rows"]): Block {
  return { is: "table", table: { caption, head, rows } };
}

/** A column of texts. */
export function textHead(name: string): Head {
  return { words: [name] };
}

/** A column of numbers. */
export function numberHead(name: string): Head {
  return { words: [name], isNumber: true };
}

/** A sentence in which what stands between backticks is code. */
export function quoted(text: string): Words {
  return text.split(/`([^`]*)`/).flatMap((part, index): Words => {
    if (part === "") return [];
    return index % 2 === 1 ? [{ code: part }] : [part];
  });
}
