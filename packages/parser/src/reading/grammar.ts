import { EmbeddedActionsParser, type IOrAlt, type IToken, type ParserMethod } from "chevrotain";
import { flatOperands } from "../language/join.js";
import { MAX_NESTING } from "../language/limits.js";
import { type NativeTest, nativePredicate } from "./read-predicate.js";
import {
  And,
  Brackets,
  endOf,
  Hole,
  LeftParenthesis,
  Not,
  NumberToken,
  Operator,
  Or,
  Present,
  RightParenthesis,
  Text,
  tokenTypes,
  Word,
} from "./tokens.js";
import type { Condition } from "../language/tree.js";
import { type VocabularyName, vocabularyTerms } from "../language/vocabulary.js";

/** Thrown, always the same one, where the grammar's shape fits but the language's rules do not. */
class NotWellFormed extends Error {}
const notWellFormed = new NotWellFormed();

/** What a rule gives: `undefined` stands for a place that could not be read. */
type Read = Condition | undefined;

/**
 * The grammar of the language reference, rule for rule, and nothing else: the first mistake ends it. What people write otherwise is
 * understood in `habits/`; what could not be understood comes as a hole.
 */
class ConditionGrammar extends EmbeddedActionsParser {
  vocabulary: VocabularyName = "recording";
  maxNesting: number = MAX_NESTING;

  /** Open parentheses and `not`s around the current place. */
  #nesting = 0;
  /** Where the operand that was read last starts and ends, the parentheses around it included. */
  #outerStart = 0;
  #outerEnd = 0;

  constructor() {
    super([...tokenTypes], { maxLookahead: 1, skipValidations: true, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  override reset(): void {
    super.reset();
    this.#nesting = 0;
  }

  /** `condition = [ disjunction ] ;` */
  readonly condition: ParserMethod<[], Condition | null | undefined> = this.RULE("condition", () => {
    let read: Condition | null | undefined = null;
    this.OPTION(() => {
      read = this.SUBRULE(this.disjunction);
    });
    return read;
  });

  /** `disjunction = conjunction , { "or" , conjunction } ;` */
  readonly disjunction: ParserMethod<[], Read> = this.RULE("disjunction", () => {
    const first = this.SUBRULE(this.conjunction);
    const start = this.#outerStart;
    let operands: Read[] | undefined;
    this.MANY(() => {
      this.CONSUME(Or);
      operands = added(operands, first, this.SUBRULE2(this.conjunction));
    });
    if (operands === undefined) return first;
    this.#outerStart = start;
    return connect("or", operands, start, this.#outerEnd);
  });

  /** `conjunction = negation , { "and" , negation } ;` */
  readonly conjunction: ParserMethod<[], Read> = this.RULE("conjunction", () => {
    const first = this.SUBRULE(this.negation);
    const start = this.#outerStart;
    let operands: Read[] | undefined;
    this.MANY(() => {
      this.CONSUME(And);
      operands = added(operands, first, this.SUBRULE2(this.negation));
    });
    if (operands === undefined) return first;
    this.#outerStart = start;
    return connect("and", operands, start, this.#outerEnd);
  });

  /** `negation = { "not" } , primary ;` */
  readonly negation: ParserMethod<[], Read> = this.RULE("negation", () => {
    let nots: number[] | undefined;
    this.MANY(() => {
      const offset = this.CONSUME(Not).startOffset;
      this.#enter();
      nots = nots === undefined ? [offset] : [...nots, offset];
    });
    const operand = this.SUBRULE(this.primary);
    if (nots === undefined) return operand;
    this.#nesting -= nots.length;
    this.#outerStart = nots[0] ?? 0;
    return operand === undefined ? undefined : negate(operand, nots, this.#outerEnd);
  });

  /** `primary = "(" , disjunction , ")" | predicate ;` */
  readonly primary: ParserMethod<[], Read> = this.RULE("primary", () => this.OR(this.#primaries));

  /** Lists of alternatives are made once: a list of functions for every predicate would cost a third of the time. */
  readonly #primaries: IOrAlt<Read>[] = [
    { ALT: () => this.SUBRULE(this.predicate) },
    {
      ALT: () => {
        const open = this.CONSUME(LeftParenthesis);
        this.#enter();
        const read = this.SUBRULE(this.disjunction);
        const close = this.CONSUME(RightParenthesis);
        this.#nesting -= 1;
        this.#outerStart = open.startOffset;
        this.#outerEnd = endOf(close);
        return read;
      },
    },
    {
      ALT: () => {
        const hole = this.CONSUME(Hole);
        this.#outerStart = hole.startOffset;
        this.#outerEnd = endOf(hole);
        return undefined;
      },
    },
  ];

  /** `predicate = word , [ brackets ] , [ test ] ;` where the term's row of the vocabulary says which of them it takes. */
  readonly predicate: ParserMethod<[], Read> = this.RULE("predicate", () => {
    const word = this.CONSUME(Word);
    const brackets = this.OPTION(this.#brackets);
    const test = this.OPTION2(this.#test);
    if (this.RECORDING_PHASE) return undefined;
    this.#outerStart = word.startOffset;
    this.#outerEnd = endOf(this.LA(0));
    const span = { start: this.#outerStart, end: this.#outerEnd };
    const node = nativePredicate(vocabularyTerms(this.vocabulary), span, word.image, brackets?.image, test);
    if (node === undefined) throw notWellFormed;
    return node;
  });

  readonly #brackets = (): IToken => this.CONSUME(Brackets);
  readonly #test = (): NativeTest => this.SUBRULE(this.test);

  /** `test = operator , ( string | length ) | "present" ;` */
  readonly test: ParserMethod<[], NativeTest> = this.RULE("test", () => this.OR(this.#tests));

  readonly #tests: IOrAlt<NativeTest>[] = [
    {
      ALT: () => {
        const operator = this.CONSUME(Operator).image;
        const operand = this.OR2(this.#operands);
        return typeof operand === "string" ? { operator, text: operand } : { operator, length: operand };
      },
    },
    {
      ALT: () => {
        this.CONSUME(Present);
        return "present";
      },
    },
  ];

  readonly #operands: IOrAlt<string | readonly string[]>[] = [
    { ALT: () => this.CONSUME(Text).image },
    { ALT: () => this.SUBRULE(this.length) },
  ];

  /** `length = number , [ unit , [ number , unit ] ] ;` as the words that it is made of. */
  readonly length: ParserMethod<[], readonly string[]> = this.RULE("length", () => {
    const words = [this.CONSUME(NumberToken).image];
    this.OPTION(() => {
      words.push(this.CONSUME(Word).image);
      this.OPTION2(() => {
        words.push(this.CONSUME2(NumberToken).image, this.CONSUME2(Word).image);
      });
    });
    return words;
  });

  #enter(): void {
    this.#nesting += 1;
    if (this.#nesting > this.maxNesting && !this.RECORDING_PHASE) throw notWellFormed;
  }
}

function added(operands: Read[] | undefined, first: Read, next: Read): Read[] {
  if (operands === undefined) return [first, next];
  operands.push(next);
  return operands;
}

/** The operands that could be read, connected. */
function connect(kind: "and" | "or", operands: readonly Read[], start: number, end: number): Read {
  const flat = flatOperands(kind, operands);
  return flat.length > 1 ? { kind, operands: flat, span: { start, end } } : flat[0];
}

function negate(operand: Condition, nots: readonly number[], end: number): Condition {
  return nots.reduceRight((node, start) => ({ kind: "not", operand: node, span: { start, end } }), operand);
}

/** Most tokens that are kept until the next source is read. */
const MOST_KEPT = 1000;

/** Built on first use and used again: Chevrotain's parsers keep state only during one synchronous call. */
let shared: ConditionGrammar | undefined;

/**
 * Reads tokens that are written as the language wants them.
 *
 * @returns the tree (`null` when there are no tokens, `undefined` when none of the predicates could be read), or "not-well-formed"
 */
export function readTokens(
  tokens: IToken[],
  vocabulary: VocabularyName,
  maxNesting: number,
): Condition | null | undefined | "not-well-formed" {
  shared ??= new ConditionGrammar();
  shared.vocabulary = vocabulary;
  shared.maxNesting = maxNesting;
  shared.input = tokens;
  try {
    const read = shared.condition();
    return shared.errors.length === 0 ? read : "not-well-formed";
  } catch (error) {
    if (error === notWellFormed) return "not-well-formed";
    throw error;
  } finally {
    // The tokens of a large source would otherwise live as long as the process; for a small one forgetting costs more than keeping.
    if (tokens.length > MOST_KEPT) shared.input = [];
  }
}
