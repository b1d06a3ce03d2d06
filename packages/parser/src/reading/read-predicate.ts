import { firstUnwritable, isPlain } from "../language/characters.js";
import type { Predicate, TextField, TextOperator } from "../language/tree.js";
import { comparesLengths, LEGAL_KEYS } from "../language/vocabulary.js";
import { accept, advance, notWellFormed, type Reader, spanFrom, take, takeInside } from "./reader.js";
import { Brackets, Contains, Equal, LengthComparison, NotEqual, NumberToken, Present, Text, Word } from "./tokens.js";

/** `predicate = word , [ brackets ] , [ test ] ;` where the term's row of the vocabulary says which of them it takes. */
export function readPredicate(reader: Reader): Predicate {
  const { start } = reader;
  const word = take(reader, Word);
  const term = reader.terms.find(({ name }) => name === word);
  switch (term?.kind) {
    case "flag":
      return { kind: "flag", name: term.name, span: spanFrom(reader, start) };
    case "pressed":
      return { kind: "pressed", keys: keyPath(reader), span: spanFrom(reader, start) };
    case "text":
      return textPredicate(reader, textField(reader, term.name), start);
    case "region": {
      const name = reader.type === Brackets ? bracketedName(reader) : null;
      return { kind: "region", name, span: spanFrom(reader, start) };
    }
    case "duration": {
      const operator = take(reader, reader.type === Equal ? Equal : LengthComparison);
      const seconds = lengthInSeconds(length(reader));
      if (!comparesLengths(operator) || seconds === undefined) throw notWellFormed;
      return { kind: "duration", name: term.name, operator, seconds, span: spanFrom(reader, start) };
    }
    case undefined:
      throw notWellFormed;
  }
}

/** Single legal keys with blanks or tabs between ([R8]). */
function keyPath(reader: Reader): readonly string[] {
  const keys: string[] = [];
  let isApart = true;
  for (const key of takeInside(reader, Brackets, "]")) {
    const isKey = key !== " " && key !== "\t";
    if (isKey && !(isApart && LEGAL_KEYS.has(key))) throw notWellFormed;
    if (isKey) keys.push(key);
    isApart = !isKey;
  }
  if (keys.length === 0) throw notWellFormed;
  return keys;
}

function textField(reader: Reader, name: TextField["name"]): TextField {
  return name === "custom_data" ? { name, key: bracketedName(reader) } : { name };
}

/** A name in brackets, trimmed: not empty, and without what no name can have ([R7]). */
function bracketedName(reader: Reader): string {
  const text = takeInside(reader, Brackets, "]");
  const name = text.trim();
  const isName = isPlain(text) || (!/["\r\n\u2028\u2029]/.test(text) && firstUnwritable(name) === undefined);
  if (name === "" || !isName) throw notWellFormed;
  return name;
}

/** `test = operator , ( string | length ) | "present" ;` for a text. */
function textPredicate(reader: Reader, field: TextField, start: number): Predicate {
  if (accept(reader, Present)) return { kind: "presence", field, span: spanFrom(reader, start) };
  const operator = textOperator(reader);
  const value = takeInside(reader, Text, '"');
  // What no text can have ([R6]).
  if (!isPlain(value) && firstUnwritable(value) !== undefined) throw notWellFormed;
  return { kind: "comparison", field, operator, value, span: spanFrom(reader, start) };
}

function textOperator(reader: Reader): TextOperator {
  const { type } = reader;
  advance(reader);
  if (type === Equal) return "=";
  if (type === NotEqual) return "!=";
  if (type === Contains) return "contains";
  throw notWellFormed;
}

/** `length = number , [ unit , [ number , unit ] ] ;` as the words that it is made of. */
function length(reader: Reader): readonly string[] {
  const words = [take(reader, NumberToken)];
  if (reader.type !== Word) return words;
  words.push(take(reader, Word));
  return reader.type === NumberToken ? [...words, take(reader, NumberToken), take(reader, Word)] : words;
}

/** `60`, `12 sec`, `1 min`, `2 min 30 sec` in seconds; undefined for other units, another order or lengths beyond exact numbers. */
export function lengthInSeconds(words: readonly string[]): number | undefined {
  const [first = "", unit, second, secondUnit] = words;
  let seconds: number;
  if (unit === undefined || (unit === "sec" && second === undefined)) seconds = Number(first);
  else if (unit === "min" && second === undefined) seconds = Number(first) * 60;
  else if (unit === "min" && secondUnit === "sec") seconds = Number(first) * 60 + Number(second);
  else return undefined;
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
