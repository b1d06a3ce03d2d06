/** Part of a sentence: words, or text of the user's that stands apart from them. */
export type Inline = string | { readonly code: string };

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
  /** A chart, and its numbers as a table. */
  | { readonly is: "chart"; readonly chart: Chart; readonly table: Table };

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
  readonly facts: readonly (readonly [string, Words])[];
  readonly parts: readonly Part[];
}

/** A block of words. */
export function words(...parts: Words): Block {
  return { is: "words", words: parts };
}

/** A column of texts. */
export function textHead(name: string): Head {
  return { words: [name] };
}

/** A column of numbers. */
export function numberHead(name: string): Head {
  return { words: [name], isNumber: true };
}
