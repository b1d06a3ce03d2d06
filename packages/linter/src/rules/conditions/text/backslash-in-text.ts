import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { withoutOuterBlanks } from "../helpers/blanks.js";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";
import { withOrdinaryCharacters } from "../helpers/look-alikes.js";
import { betweenQuotes } from "../helpers/wrappings.js";

export const backslashInText: RuleFile<"condition"> = {
  id: "backslash-in-text",
  title: "A backslash in a text",
  severity: "warning",
  why: "The documents say nothing of escapes, so a backslash is taken for an ordinary character ([R6], a reading): `\\'` is two characters, `\\n` is no line break. Mostly it was put there by a program that escaped the text once too often.",
  bad: String.raw`affiliate_name = "Joe\'s Leads"`,
  good: 'affiliate_name = "Joe\'s Leads"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, textsIn(subject), backslash),
};

const ESCAPE = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.?))/g;

/** What stands for a character that no text can have. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  n: "a line break",
  r: "a line break",
  t: "a tab",
  '"': "a double quote",
};

function backslash({ text }: WrittenText): Habit | undefined {
  const index = text.indexOf("\\");
  if (index === -1) return undefined;
  const escape = text.slice(index, index + 2);
  const meant = unescaped(text);
  const named = Object.hasOwn(UNWRITABLE, escape.slice(1)) ? UNWRITABLE[escape.slice(1)] : undefined;
  const message =
    named === undefined
      ? `The backslash in ${quote(text)} is an ordinary character of the text, not the beginning of an escape.`
      : `${quote(escape)} is two characters here, not ${named}, which no text can have. Look for a part of the value with \`contains\`.`;
  return { message, meant };
}

/** The text that the escapes stand for; undefined when one of them may be something else: a line break, a directory. */
function unescaped(text: string): string | undefined {
  const plain = text.replaceAll(ESCAPE, (escape, long?: string, short?: string, character?: string) => {
    const code = long ?? short;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return character === "'" || character === "/" || character === "&" ? character : escape;
  });
  if (plain.includes("\\") || withoutOuterBlanks(plain) !== plain) return undefined;
  const ordinary = withOrdinaryCharacters(plain);
  return betweenQuotes(ordinary) ?? ordinary;
}
