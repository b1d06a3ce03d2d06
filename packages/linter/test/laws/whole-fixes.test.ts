import { fixAll, lint, lintPayload } from "@recond/linter";
import { applyFixes, parse } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anySources, mistakes } from "../../../parser/test/arbitraries/mistakes.js";
import { sources } from "../arbitraries/sources.js";
import { assert, find } from "./support.js";
import { runs } from "../../../parser/test/runs.js";

const RUNS = 75;

const broken = fc.oneof(mistakes, anySources);

function safelyFixed(text: string): string {
  const once = applyFixes(text, parse(text).diagnostics);
  return once === text ? text : safelyFixed(once);
}

it("what all fixes make of a condition is valid, or what the safe ones alone leave", () => {
  fc.assert(
    fc.property(broken, (text) => {
      const { text: fixed } = fixAll(text, lint, { suggested: true });
      assert(parse(fixed).valid || fixed === safelyFixed(text), "half mended", text, fixed, safelyFixed(text));
    }),
    { ...runs(RUNS), examples: [["pressed any key"], ["Mobile AND pressed any key"]] },
  );
});

function payload(first: string, second: string): string {
  return JSON.stringify({
    ivr_tree: { record_calls: true, call_recording_condition: first, whisper_prompt_condition: second },
  });
}

it("a condition of a payload is mended whatever another one is", () => {
  fc.assert(
    fc.property(broken, (text) => {
      const { text: fixed } = fixAll(payload("pressed any key", text), lintPayload, { suggested: true });
      const { text: alone } = fixAll(text, lint, { suggested: true });
      if (parse(alone).valid) return;
      expect(fixed).toBe(payload("pressed any key", alone));
    }),
    runs(RUNS / 3),
  );
});

it("where a person has to choose, no fix is applied", () => {
  const seen = { choices: 0 };
  fc.assert(
    fc.property(sources, (source) => {
      const { text } = source;
      const choices = find(source)(text).filter(({ alternatives = [] }) => alternatives.length > 0);
      const fixed = fixAll(text, find(source), { suggested: true });
      seen.choices += choices.length;
      for (const { span } of choices) {
        assert(fixed.text.includes(text.slice(span.start, span.end)), "a choice was made", text, fixed.text);
      }
    }),
    runs(RUNS),
  );
  expect(seen.choices).toBeGreaterThan(RUNS / 100);
});
