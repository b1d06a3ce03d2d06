import { describeCharacter, quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { withoutOuterBlanks } from "../helpers/blanks.js";
import { decodedText, ungarbledText } from "../helpers/encodings.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";
import { type LookAlikes, lookAlikesIn } from "../helpers/look-alikes.js";
import { betweenQuotes } from "../helpers/wrappings.js";

export const lookAlikeCharacters: RuleFile<"condition"> = {
  id: "look-alike-characters",
  title: "A character that looks like an ordinary one",
  severity: "warning",
  why: "Texts and names are compared character by character ([R10], a reading). Word processors, web pages and chats put curly apostrophes, no-break spaces and invisible characters in the place of what was typed; keyboards of other alphabets have letters that look Latin. A value with the ordinary character does not match then, and nobody sees why.",
  bad: 'affiliate_name = "Joe´s Leads"',
  good: 'affiliate_name = "Joe\'s Leads"',
  fixable: "suggested",
  *check(subject) {
    for (const { span, ...found } of findHabits(subject, writtenIn(subject), lookAlike)) {
      // In a long text, the character itself is marked.
      const text = subject.source.slice(span.start, span.end);
      const inside = withoutOuterBlanks(text);
      const first = lookAlikesIn(inside)?.first;
      const start = span.start + text.indexOf(inside) + (first?.index ?? 0);
      yield { ...found, span: { start, end: start + (first?.characters.length ?? 0) } };
    }
  },
};

function lookAlike({ text }: Written): Habit | undefined {
  // What white space at the ends has to do with it, another rule tells.
  const inside = withoutOuterBlanks(text);
  const found = lookAlikesIn(inside);
  // Those of which another finding tells: quotes round the whole, a text that was read in the wrong encoding.
  // Apostrophes within words many values have as well.
  if (found === undefined) return undefined;
  if (lookAlikesIn(inside.replaceAll(/(?<=\p{L})’(?=\p{L})/gu, "'")) === undefined) return undefined;
  if (betweenQuotes(text.trim()) !== undefined) return undefined;
  if (ungarbledText(text) !== undefined || decodedText(text) !== undefined) return undefined;
  return { message: messageFor(inside, found), meant: text.replace(inside, () => found.meant) };
}

function messageFor(text: string, { first, count }: LookAlikes): string {
  const { characters, ordinary } = first;
  const place = ordinary === "" ? ", which shows as nothing" : ` in the place of ${quote(ordinary)}`;
  const others = count > 1 ? `, and ${count - 1} more of the kind` : "";
  const what = Array.from(characters, describeCharacter).join(" and ");
  return `${quote(text)} has ${what} in it${place}${others}. A value that is written as usual does not match.`;
}
