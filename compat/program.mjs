// What a small program of a user's does with the built packages. It knows nothing of the platform that it runs on, so that
// bundlers can bundle it for any.
import { compile, decide, format, lintPayload, parse, parseOrThrow } from "recond";
import { ignoresFor, readConfig } from "recond/linter";

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
function same(actual, expected) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`It is ${is}, and should be ${should}.`);
}

/** Uses the packages, and throws if an answer is wrong. */
export function program() {
  // First of all, as the stack is at its tightest before anything is compiled: the deepest nesting that the language allows.
  same(format(parseOrThrow(`${"(".repeat(200)}mobile${")".repeat(200)}`)), "mobile");

  const source = "mobile and (repeat or not pressed[1 1])";
  const condition = parseOrThrow(source);
  same(format(condition), source);
  same(
    parse("Mobile adn repeat").diagnostics.map(({ code, span }) => [code, span.start]),
    [
      ["letter-case", 0],
      ["unknown-operator", 7],
    ],
  );

  const settings = { record_calls: true, call_recording_condition: source };
  same(decide(settings, { mobile: true, repeat: true }), { decision: "record", reason: "condition-true" });
  same(decide(settings, { mobile: false }), { decision: "skip", reason: "condition-false" });
  same(decide(settings, { mobile: true }), { decision: "undetermined", reason: "condition-unknown" });
  same(compile(condition)({ mobile: false }), false);

  const payload = '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "Mobile and repeat" } }';
  same(
    lintPayload(payload).map(({ code, line, column }) => [code, line, column]),
    [["letter-case", 1, 68]],
  );

  const read = readConfig("ignores:\n  - { files: ['old/**'], rule: never-true, reason: kept }\n", "yaml");
  const ignores = "config" in read ? (read.config.ignores ?? []) : [];
  same(
    ["old/a.json", "new/a.json"].map((file) => ignoresFor(file, ignores, "2026-01-01").map(({ rule }) => rule)),
    [["never-true"], []],
  );
}
