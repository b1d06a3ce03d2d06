import { parse } from "@recond/parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { ENGLISH_WORDS } from "../arbitraries/english-words.js";
import { anySources } from "../arbitraries/mistakes.js";
import { spell } from "../arbitraries/spell.js";
import { CLOSED_LIST } from "./closed-list.js";
import { RESPELT } from "./respelt.js";
import { changesOf, offerFor } from "./support.js";
import { runs } from "../runs.js";

const WORD = /[\p{L}\p{N}_]+(?:['\u2019]\p{L}+)*/gu;

function wordsOf(text: string): readonly string[] {
  // Letters that do not show are white space, and underscores alone are marks, as of emphasis.
  const shown = text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return [...shown.matchAll(WORD)].map(([word]) => word.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** A place between two parts of a condition, so that the word stands by itself. */
function withWord(source: string, word: string, place: number): string {
  const gaps = [...source.matchAll(/(?<![\w"'\]])|(?![\w"'[])/g)].map(({ index }) => index);
  const at = gaps[place % gaps.length] ?? 0;
  return `${source.slice(0, at)} ${word} ${source.slice(at)}`;
}

/** Words that say more of a test than that it holds. */
const QUALIFYING = (
  "no,never,hardly,barely,rarely,seldom,mostly,almost,nearly,always,usually,often,sometimes,maybe,perhaps,probably,possibly,only,just,even,still,also,no longer,not yet,never been," +
  "anything but,all but,everything except,neither,either,any,some,none of,less than,more than,at least,at most,up to,before,after,between,since,until,supposed to be,other than,unequal to,far from"
).split(",");

const TESTS = "is,has,contains,equals,matches,includes,=,==,:,is not,isn't,!=,does not contain,doesn't have".split(",");

/** White space as other formats write it. */
const ESCAPES = /&nbsp;|%20|\\[nrt]/g;

describe("nothing that bears meaning is lost", () => {
  it("a word put anywhere stays, is respelt, or is on the closed list", () => {
    fc.assert(
      fc.property(
        conditionsOfAny,
        fc.integer(),
        fc.constantFrom(...ENGLISH_WORDS),
        fc.nat(),
        ({ condition, vocabulary }, seed, word, place) => {
          const source = withWord(spell(condition, seed), word, place);
          const offer = offerFor(source, { vocabulary });
          if (offer === undefined || CLOSED_LIST.has(word) || RESPELT.has(word) || wordsOf(offer).includes(word)) {
            return;
          }
          expect(`${source} -> ${offer}`).toBe(word);
        },
      ),
      runs(750),
    );
  });

  it("a fix that puts nothing in takes out nothing but words of the closed list", () => {
    fc.assert(
      fc.property(anySources, (source) => {
        for (const { fixes } of parse(source).diagnostics) {
          for (const fix of fixes) {
            const { taken, put } = changesOf(source, fix);
            // A comment says that it is none of the condition; what is deleted beside it is not.
            if (/[\p{L}\p{N}=]/u.test(put) || /^\s*(?:\/\/|\/\*|--|#)/.test(taken)) continue;
            // Nor is the number of an entry in a list.
            if (/^\s*\d{1,2}[.)]\s*$/.test(taken)) continue;
            expect(
              wordsOf(taken.replaceAll(ESCAPES, " ")).filter((word) => !CLOSED_LIST.has(word) && !RESPELT.has(word)),
            ).toEqual([]);
          }
        }
      }),
      runs(750),
    );
  });

  it("a word that says how a test is meant does not become part of a text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("media_type", "affiliate name", "custom_data[x]", "custom_data.x"),
        fc.constantFrom(...TESTS),
        fc.constantFrom(...QUALIFYING),
        fc.constantFrom("radio", "Radio", "radio spot", "5", "Acme or Zenith", "set", "5 or more"),
        fc.constantFrom("X", "X and mobile", "not X", "repeat or X", "Record when X."),
        (field, test, word, value, around) => {
          const source = around.replace("X", `${field} ${test} ${word} ${value}`);
          const offer = offerFor(source);
          const texts = offer?.match(/"[^"]*"/g)?.join(" ") ?? "";
          expect(`${source} -> ${wordsOf(texts).includes(word.split(" ", 1)[0] ?? "") ? texts : ""}`).toBe(
            `${source} -> `,
          );
        },
      ),
      runs(750),
    );
  });

  it("no sign of a pattern without quotes becomes part of a text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("media_type", "custom_data[x]"),
        fc.constantFrom(...TESTS, "=~", "!~", "like", "not like", "in"),
        fc.constantFrom(
          "/TV/",
          "/TV|Radio/",
          "/^TV$/i",
          "/TV, Radio/",
          "^TV",
          "TV.*",
          "TV*",
          "%TV%",
          "/TV",
          "TV or Ra*",
        ),
        fc.constantFrom("X", "X and mobile", "not X"),
        (field, test, pattern, around) => {
          const source = around.replace("X", () => `${field} ${test} ${pattern}`);
          const texts =
            offerFor(source)
              ?.match(/"[^"]*"/g)
              ?.join(" ") ?? "";
          expect(`${source} -> ${/[/^$*%|]/.test(texts) ? texts : ""}`).toBe(`${source} -> `);
        },
      ),
      runs(375),
    );
  });
});
