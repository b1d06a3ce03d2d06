import { applyFixes, fixAll, lint, lintPayload } from "@recond/linter";
import { describe, expect, it } from "vitest";

const settings = (condition: string): string =>
  `{ "ivr_tree": { "record_calls": true, "call_recording_condition": ${condition} } }`;

describe("a finding in a condition", () => {
  it("has its place in the JSON string, escapes counted, and its path", () => {
    const text = settings('"media_type = \\"Radio\\" AND \\u006dobile"');
    const [found] = lintPayload(text);
    expect(found).toMatchObject({ code: "letter-case", line: 1, path: ["ivr_tree", "call_recording_condition"] });
    expect(text.slice(found?.span.start, found?.span.end)).toBe("AND");
    expect(found?.column).toBe((found?.span.start ?? 0) + 1);
  });

  it("is mended in the manner of the string: quotes, and characters that are escaped there", () => {
    expect(fixAll(settings("\"media_type = 'Radio'\""), lintPayload).text).toBe(settings('"media_type = \\"Radio\\""'));
    const ascii = settings('"affiliate_name = \\u201cCaf\\u00e9\\u201d and affiliate_name present"');
    expect(applyFixes(ascii, lintPayload(ascii))).toBe(
      settings('"affiliate_name = \\"Caf\\u00e9\\" and affiliate_name present"'),
    );
  });
});

describe("fixes", () => {
  it("mend more mistakes than are told at a time, as many as there are", () => {
    let passes = 0;
    const fixed = fixAll(`${"mobile AND ".repeat(10_000)}mobile`, (source, options) => {
      passes += 1;
      return lint(source, options);
    });
    expect(passes).toBeLessThan(5);
    expect(fixed.text).toBe(`${"mobile and ".repeat(10_000)}mobile`);
    expect(fixed.applied).toBe(10_000);
    expect(fixed.found.map(({ code }) => code)).toEqual(["long-condition", "not-analysed"]);
  }, 30_000);
});

describe("a payload", () => {
  it("may have a byte-order mark before it, which stays", () => {
    const text = `\uFEFF${settings('"Mobile"')}`;
    expect(lintPayload(text).map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ["letter-case", "Mobile"],
    ]);
    expect(applyFixes(text, lintPayload(text))).toBe(`\uFEFF${settings('"mobile"')}`);
  });

  it("has the vocabulary of each of its fields", () => {
    const text = JSON.stringify({
      ivr_tree: {
        record_calls: true,
        call_recording_condition: "duration > 60",
        root: {
          node_type: "Condition",
          condition: "sms_sent",
          children: [{ node_type: "EndCall" }, { node_type: "EndCall" }],
        },
      },
      advertiser_payin: { policies: [{ condition: "duration > 1 min and in_region" }] },
    });
    expect(lintPayload(text).map(({ code, path }) => [code, path.join(".")])).toEqual([
      ["other-condition", "ivr_tree.call_recording_condition"],
    ]);
  });

  it("may be a list of campaigns", () => {
    const text = `[${settings('"repeat"')}, ${settings('"Repeat"')}]`;
    expect(lintPayload(text).map(({ code, path }) => [code, ...path])).toEqual([
      ["letter-case", 1, "ivr_tree", "call_recording_condition"],
    ]);
  });

  it("that is no JSON has all its mistakes told, and nothing else", () => {
    const text = '{\n  "ivr_tree": { "record_calls": treu, "call_recording_condition": "Repeat", },\n  "x": 01\n}';
    const found = lintPayload(text);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["json-syntax"]));
    expect(found.map(({ line }) => line)).toEqual([2, 2, 3]);
  });

  it.each([
    ["nothing", "", "json-syntax"],
    ["blanks", " \n ", "json-syntax"],
    ["a text", '"repeat"', "not-a-campaign"],
    ["a number", "17", "not-a-campaign"],
    ["an empty list", "[]", "not-a-campaign"],
    ["something else", '{ "name": "package", "version": "1.0.0" }', "not-a-campaign"],
    ["a hundred thousand levels", "[".repeat(100_000), "json-syntax"],
    ["as many objects", '{"a":'.repeat(100_000), "json-syntax"],
  ])("that is %s is found to be so", (_, text, code) => {
    expect(lintPayload(text).map((each) => each.code)).toEqual([code]);
  });

  it("takes names of prototypes for names", () => {
    const text =
      '{ "__proto__": { "record_calls": false }, "constructor": 1, "ivr_tree": { "record_calls": true, "call_recording_condition": "custom_data[__proto__] present" } }';
    expect(lintPayload(text)).toEqual([]);
  });
});
