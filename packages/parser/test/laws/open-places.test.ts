import { parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../arbitraries/conditions.js";
import { ENGLISH_WORDS } from "../arbitraries/english-words.js";
import { spell } from "../arbitraries/spell.js";
import { changesOf } from "./support.js";
import { runs } from "../runs.js";

const SENTENCES = [
  "Remove X from the condition",
  "if X then Y",
  "when W, X",
  "X W the Y",
  "please W X",
  "W: X",
  "X. W",
];

/** Sentences around conditions, with any word in them. */
const sentences = fc
  .tuple(
    fc.constantFrom(...SENTENCES),
    conditionsOfAny,
    conditionsOfAny,
    fc.constantFrom(...ENGLISH_WORDS),
    fc.integer(),
  )
  .map(([sentence, first, second, word, seed]) =>
    sentence
      .replace("X", () => spell(first.condition, seed))
      .replace("Y", () => spell(second.condition, seed))
      .replace("W", word),
  );

it("where something is said without a way to mend it, no fix takes a word of the sentence out", () => {
  fc.assert(
    fc.property(sentences, (source) => {
      const { diagnostics } = parse(source);
      const isOpen = diagnostics.some(({ fixes, alternatives }) => fixes.length === 0 && alternatives === undefined);
      if (!isOpen) return;
      for (const { code, fixes } of diagnostics) {
        if (code !== "leading-word" && code !== "unexpected-text") continue;
        for (const fix of fixes) expect(changesOf(source, fix).taken).not.toMatch(/\p{L}/u);
      }
    }),
    runs(250),
  );
});
