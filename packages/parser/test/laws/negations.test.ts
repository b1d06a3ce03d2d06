import { type Condition, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { offerFor } from "./support.js";
import { runs } from "../runs.js";

/** Phrases that say that the calls of a condition are not to be recorded. */
const IN_FRONT = (
  "no,never,none of,neither,without,except,excluding,excluded,exclude,exclude all,unless,but not,other than,anything but,anything other than,all but,skip,skip if,skip when," +
  "ignore,ignore if,drop,block,deny,suppress,stop,stop recording,stop recording if,opt-out,opt out,don't,don't record,don't record if,dont record,do not,do not record,do not record if," +
  "doesn't,isn't,is not,cannot,can't record,false if,off,off when,0,❌,🚫,✗,⛔,reject,refuse,forbid,ban,prohibit,omit,leave out,rule out,avoid,remove,discard,disallow,blacklist," +
  "never record,not recorded,not recorded if,no recording if,no recording for,no recordings of,everything except,everyone except,all calls except,all except,record all except,record nothing if," +
  "turn off recording for,must not be,should not be,hang up on,exempt,minus,not for,veto,sin,nicht,kein,ohne,pas de,sans,sauf,außer,nie,jamais,nunca,niet,geen,не"
).split(",");

const BEHIND = (
  "no,never,false,off,0,not,none,skip,ignore,drop,block,deny,suppress,stop,exclude,excluded,reject,omit,don't record,do not record,don't,do not,never record,not recorded,must not be recorded," +
  "should not be recorded,should be skipped,are not recorded,cannot be recorded,is excluded,are excluded,will be ignored,no recording,recording off,record = false,record: no,opt out,opt-out,excepted," +
  "aside,apart,❌,🚫,✗,⛔,✘,N,n,nope,nein,non,nicht,niemals,not allowed,forbidden,is forbidden,must be dropped,excluded please,is out,denied,blocked"
).split(",");

const FRONT_SIGNS = [" ", ": ", " - ", " -> ", ". ", ", ", " (", "? ", " — ", ":\n"];
const BACK_SIGNS = [" ", ": ", " - ", " -> ", ". ", ", ", " (", " => ", " then ", " — ", "; ", "? ", ".", ":", "\n"];
const AROUND = [
  "if X then Y else record",
  "if X, Y",
  "when X then Y",
  "if X: Y",
  "X ? Y : record",
  "X ? Y : true",
  "if (X) { Y }",
  "IF(X, Y, record)",
  "| X | Y |",
];

/** Conditions of flags, with the tree that they are read as. */
const CONDITIONS = [
  "landline",
  "mobile",
  "repeat",
  "during_hours",
  "mobile or repeat",
  "mobile and repeat",
  "(mobile or repeat)",
  "mobile or landline and repeat",
];

const FLAGS = ["landline", "mobile", "repeat", "during_hours"];

function holds(condition: Condition, facts: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case "and":
      return condition.operands.every((operand) => holds(operand, facts));
    case "or":
      return condition.operands.some((operand) => holds(operand, facts));
    case "not":
      return !holds(condition.operand, facts);
    default:
      return condition.kind === "flag" && facts.has(condition.name);
  }
}

/** What a text of flags says of each set of facts. */
function tableOf(text: string): readonly boolean[] {
  const { condition } = parse(text);
  if (condition === null || condition === undefined) throw new Error(`Nothing was read: ${text}`);
  return Array.from({ length: 16 }, (_, set) =>
    holds(condition, new Set(FLAGS.filter((_flag, index) => (set & (1 << index)) !== 0))),
  );
}

const denied = fc.oneof(
  fc.tuple(fc.constantFrom(...IN_FRONT), fc.constantFrom(...FRONT_SIGNS)).map(
    ([phrase, sign]) =>
      (condition: string) =>
        `${phrase}${sign}${condition}${sign === " (" ? ")" : ""}`,
  ),
  fc.tuple(fc.constantFrom(...BEHIND), fc.constantFrom(...BACK_SIGNS)).map(
    ([phrase, sign]) =>
      (condition: string) =>
        `${condition}${sign}${phrase}${sign === " (" ? ")" : ""}`,
  ),
  fc.tuple(fc.constantFrom(...BEHIND), fc.constantFrom(...AROUND)).map(
    ([phrase, frame]) =>
      (condition: string) =>
        frame.replace("X", condition).replace("Y", phrase),
  ),
);

it("what denies a condition is offered as its negation, or nothing is offered", () => {
  fc.assert(
    fc.property(
      denied,
      fc.constantFrom(...CONDITIONS),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
      ),
      (deny, condition, spell) => {
        const source = spell(deny(condition));
        if (parse(source).valid) return;
        const offer = offerFor(source);
        if (offer === undefined) return;
        const wanted = tableOf(condition).map((holdsThen) => !holdsThen);
        expect(`${source} -> ${offer}: ${String(tableOf(offer))}`).toBe(`${source} -> ${offer}: ${String(wanted)}`);
      },
    ),
    runs(750),
  );
});

const BRANCHES: readonly (readonly [text: string, decides: boolean | undefined])[] = [
  ["TRUE", true],
  ["1", true],
  ['"record"', true],
  ["FALSE", false],
  ["0", false],
  ['"skip"', false],
  ['"don\u2019t record"', false],
  ['""', false],
  ...CONDITIONS.map((condition) => [condition, undefined] as const),
];

it("a function that chooses comes to what it chooses, or nothing is offered", () => {
  const valueOf = ([text, decides]: (typeof BRANCHES)[number], set: number): boolean =>
    decides ?? tableOf(text)[set] === true;
  const branch = fc.constantFrom(...BRANCHES);
  fc.assert(
    fc.property(
      fc.constantFrom(...CONDITIONS, "not mobile"),
      branch,
      branch,
      fc.constantFrom("IF", "=IF", "if", "XOR", "xor"),
      fc.constantFrom("X", "not X", "repeat and X", "landline or X", "skip if X"),
      (condition, then, otherwise, name, around) => {
        const isXor = /xor/i.test(name);
        if (isXor && then[1] !== undefined) return;
        const call = `${name}(${[condition, then[0], ...(isXor ? [] : [otherwise[0]])].join(name === "IF" ? "; " : ", ")})`;
        const source = around === "X" ? call : around.replace("X", () => call.replace("=", ""));
        const offer = offerFor(source);
        if (offer === undefined) return;
        const chosen = tableOf(condition).map((holdsThen, set) =>
          isXor ? holdsThen !== valueOf(then, set) : valueOf(holdsThen ? then : otherwise, set),
        );
        const parts = { repeat: tableOf("repeat"), landline: tableOf("landline") };
        const wanted = chosen.map((is, set) => {
          if (around === "X") return is;
          if (around === "repeat and X") return parts.repeat[set] === true && is;
          return around === "landline or X" ? parts.landline[set] === true || is : !is;
        });
        expect(`${source} -> ${offer}: ${String(tableOf(offer))}`).toBe(`${source} -> ${offer}: ${String(wanted)}`);
      },
    ),
    runs(375),
  );
});

it("a phrase that says of which calls a term is denies, and is denied, together with it", () => {
  const phrase = fc.constantFrom(
    "during business hours",
    "outside business hours",
    "from a mobile phone",
    "on a landline",
  );
  const front = fc.constantFrom(
    "",
    "all ",
    "no ",
    "not ",
    "don't record ",
    "no recording for ",
    "skip ",
    "never record ",
    "record all except ",
    "Do not record if ",
    "record unless ",
  );
  fc.assert(
    fc.property(front, fc.constantFrom("mobile", "repeat", "new", "landline"), phrase, (denial, term, where) => {
      const source = `${denial}${term} callers ${where}`;
      const offer = offerFor(source);
      if (offer === undefined) return;
      const both = `${term === "new" ? "not repeat" : term} and ${
        new Map([
          ["during business hours", "during_hours"],
          ["outside business hours", "not during_hours"],
          ["from a mobile phone", "mobile"],
        ]).get(where) ?? "landline"
      }`;
      const wanted = tableOf(/^(?:all )?$/.test(denial) ? both : `not (${both})`);
      expect(`${source} -> ${offer}: ${String(tableOf(offer))}`).toBe(`${source} -> ${offer}: ${String(wanted)}`);
    }),
    runs(200),
  );
});
