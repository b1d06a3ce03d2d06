import type { Condition, FlagName, PlainTextFieldName, Span, TextField, TextOperator } from "@recond/parser";

/*
 * A parser as a good programmer writes one for this language alone: recursive descent over character codes, no tokens, no tables. It
 * makes the tree of `@recond/parser`, spans included, out of recording conditions that are valid, and stops at the first mistake
 * with an error that helps nobody. It is the measure of how much a grammar, diagnostics and repair cost those who write well.
 */

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EXCLAMATION_MARK = 33;
const QUOTE = 34;
const LEFT_PARENTHESIS = 40;
const RIGHT_PARENTHESIS = 41;
const EQUALS_SIGN = 61;
const LEFT_BRACKET = 91;
const UNDERSCORE = 95;
const SMALL_A = 97;
const SMALL_Z = 122;

/** Parses a valid recording condition. */
export function parseByHand(source: string): Condition | null {
  return new HandWrittenParser(source).parse();
}

class HandWrittenParser {
  readonly #source: string;
  #offset = 0;
  /** Where the operand that was read last starts and ends, the parentheses around it included. */
  #outerStart = 0;
  #outerEnd = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Condition | null {
    this.#skipSpace();
    if (this.#offset === this.#source.length) return null;
    const condition = this.#disjunction();
    if (this.#offset < this.#source.length) throw this.#mistake();
    return condition;
  }

  #disjunction(): Condition {
    const first = this.#conjunction();
    if (!this.#takeWord("or")) return first;
    const start = this.#outerStart;
    const operands: Condition[] = [];
    addOperand(operands, "or", first);
    do addOperand(operands, "or", this.#conjunction());
    while (this.#takeWord("or"));
    this.#outerStart = start;
    return { kind: "or", operands, span: { start, end: this.#outerEnd } };
  }

  #conjunction(): Condition {
    const first = this.#negation();
    if (!this.#takeWord("and")) return first;
    const start = this.#outerStart;
    const operands: Condition[] = [];
    addOperand(operands, "and", first);
    do addOperand(operands, "and", this.#negation());
    while (this.#takeWord("and"));
    this.#outerStart = start;
    return { kind: "and", operands, span: { start, end: this.#outerEnd } };
  }

  #negation(): Condition {
    const start = this.#offset;
    if (!this.#takeWord("not")) return this.#primary();
    const operand = this.#negation();
    this.#outerStart = start;
    return { kind: "not", operand, span: { start, end: this.#outerEnd } };
  }

  #primary(): Condition {
    if (this.#source.charCodeAt(this.#offset) !== LEFT_PARENTHESIS) return this.#predicate();
    const start = this.#offset;
    this.#offset += 1;
    this.#skipSpace();
    const condition = this.#disjunction();
    this.#take(RIGHT_PARENTHESIS);
    this.#outerStart = start;
    this.#outerEnd = this.#offset;
    this.#skipSpace();
    return condition;
  }

  #predicate(): Condition {
    const start = this.#offset;
    const word = this.#word();
    switch (word) {
      case "during_hours":
      case "repeat":
      case "landline":
      case "mobile":
        return this.#flag(word, start);
      case "pressed":
        this.#skipSpace();
        return { kind: "pressed", keys: this.#keys(), span: this.#spanFrom(start) };
      case "custom_data":
        this.#skipSpace();
        return this.#test({ name: word, key: this.#brackets().trim() }, start);
      case "affiliate_name":
      case "media_type":
      case "promo_number_description":
        return this.#test(plainField(word), start);
      default:
        throw this.#mistake();
    }
  }

  #flag(name: FlagName, start: number): Condition {
    return { kind: "flag", name, span: this.#spanFrom(start) };
  }

  #keys(): readonly string[] {
    const keys = this.#brackets().split(/[ \t]+/);
    if (keys[0] === "") keys.shift();
    if (keys.at(-1) === "") keys.pop();
    return keys;
  }

  #test(field: TextField, start: number): Condition {
    this.#skipSpace();
    if (this.#takeWord("present")) return { kind: "presence", field, span: this.#spanTo(start, this.#wordEnd) };
    const operator = this.#operator();
    this.#skipSpace();
    const value = this.#text();
    return { kind: "comparison", field, operator, value, span: this.#spanFrom(start) };
  }

  #operator(): TextOperator {
    const code = this.#source.charCodeAt(this.#offset);
    if (code === EQUALS_SIGN) {
      this.#offset += 1;
      return "=";
    }
    if (code === EXCLAMATION_MARK) {
      this.#offset += 1;
      this.#take(EQUALS_SIGN);
      return "!=";
    }
    if (this.#takeWord("contains")) return "contains";
    throw this.#mistake();
  }

  #text(): string {
    this.#take(QUOTE);
    return this.#upTo('"');
  }

  #brackets(): string {
    this.#take(LEFT_BRACKET);
    return this.#upTo("]");
  }

  /** The text before the next such character, which is taken too. */
  #upTo(closing: string): string {
    const end = this.#source.indexOf(closing, this.#offset);
    if (end < 0) throw this.#mistake();
    const text = this.#source.slice(this.#offset, end);
    this.#offset = end + 1;
    return text;
  }

  #word(): string {
    const start = this.#offset;
    while (isWordCode(this.#source.charCodeAt(this.#offset))) this.#offset += 1;
    return this.#source.slice(start, this.#offset);
  }

  /** Where the word that was taken last ends. */
  #wordEnd = 0;

  /** Goes past a keyword, and the white space behind it, if it stands here. */
  #takeWord(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.#source.charCodeAt(this.#offset + index) !== word.charCodeAt(index)) return false;
    }
    const end = this.#offset + word.length;
    if (isWordCode(this.#source.charCodeAt(end))) return false;
    this.#wordEnd = end;
    this.#offset = end;
    this.#skipSpace();
    return true;
  }

  #take(code: number): void {
    if (this.#source.charCodeAt(this.#offset) !== code) throw this.#mistake();
    this.#offset += 1;
  }

  /** The span of a predicate that ends here, with what stands behind it skipped. */
  #spanFrom(start: number): Span {
    const span = this.#spanTo(start, this.#offset);
    this.#skipSpace();
    return span;
  }

  #spanTo(start: number, end: number): Span {
    this.#outerStart = start;
    this.#outerEnd = end;
    return { start, end };
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#source.charCodeAt(this.#offset);
      if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== CARRIAGE_RETURN) return;
      this.#offset += 1;
    }
  }

  #mistake(): Error {
    return new Error(`No condition: stopped at ${this.#offset}.`);
  }
}

/** Operands of the same kind are taken in, so that the tree is flat. */
function addOperand(operands: Condition[], kind: "and" | "or", operand: Condition): void {
  if (operand.kind === kind) for (const inner of operand.operands) operands.push(inner);
  else operands.push(operand);
}

function plainField(name: PlainTextFieldName): TextField {
  return { name };
}

function isWordCode(code: number): boolean {
  return (code >= SMALL_A && code <= SMALL_Z) || code === UNDERSCORE;
}
