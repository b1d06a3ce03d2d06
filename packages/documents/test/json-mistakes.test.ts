import { readJson } from "@recond/documents";
import { describe, expect, it } from "vitest";

/** The mistakes of a text: what is underlined, and what is said of it. */
function mistakesIn(text: string): readonly (readonly [string, string])[] {
  return readJson(text).problems.map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

const QUOTE_INSIDE = 'A quote inside a JSON text is written `\\"`, here `\\"Radio\\"`.';
const LINE_BREAK =
  "This text goes on in the next line. Write it on one line; a line break inside a JSON text is written `\\n`.";

describe("a mistake in JSON that people make by habit is one finding that says what to write:", () => {
  it.each([
    ["a quote that is not escaped", '{"c":"media_type = "Radio""}', [['"Radio"', QUOTE_INSIDE]]],
    ["one before other settings", '{"c":"media_type = "Radio"","r":true}', [['"Radio"', QUOTE_INSIDE]]],
    [
      "one before a bracket of the condition",
      '{"c":"custom_data["product"] = "Sofa" and mobile"}',
      [['"product"', 'A quote inside a JSON text is written `\\"`, here `\\"product\\"`.']],
    ],
    ["one at the beginning", '{"c":""Radio" = media_type"}', [['"Radio"', QUOTE_INSIDE]]],
    [
      "one that is escaped twice",
      String.raw`{"c":"media_type = \\"Radio\\""}`,
      [[String.raw`\\"Radio\\"`, `${QUOTE_INSIDE} There is one backslash too many.`]],
    ],
    ["a comma that is missing", '{"a":"x" "b":1}', [['"b"', "A `,` is missing here."]]],
    ["a comma that is missing without a blank", '{"a":"x""b":1}', [['"b"', "A `,` is missing here."]]],
    [
      "words of other languages",
      '{"a":True,"b":no,"c":None,"d":treu}',
      [
        ["True", "`True` is no JSON value. Write `true`."],
        ["no", "`no` is no JSON value. Write `false`."],
        ["None", "`None` is no JSON value. Write `null`."],
        ["treu", "`treu` is no JSON value. Did you mean `true`?"],
      ],
    ],
    [
      "single quotes",
      `{"a":'media_type = "Radio"'}`,
      [
        [
          `'media_type = "Radio"'`,
          'Single quotes are no quotes in JSON. Write `"media_type = \\"Radio\\""`, in straight double quotes.',
        ],
      ],
    ],
    [
      "curly quotes",
      "{“a”:1}",
      [["“a”", 'Curly quotes are no quotes in JSON. Write `"a"`, in straight double quotes.']],
    ],
    [
      "a text that a curly quote ends",
      '{"a":"mobile”,"b":1}',
      [["”", 'A curly quote ends no text in JSON. Write a straight one: `"`.']],
    ],
    ["a line break in a text", '{"a":"mobile\n  and repeat","b":1}', [['"mobile', LINE_BREAK]]],
    ["several, of Windows", '{"a":"mobile\r\n or\r\n repeat\r\n","b":1}', [['"mobile', LINE_BREAK]]],
    ["a closing quote that is missing", '{"a":"mobile,\n"b":1}', [['"mobile,', "This text has no closing quote."]]],
    [
      "names without quotes",
      "{ivr_tree:{a:1}}",
      [
        ["ivr_tree", 'A name needs double quotes. Write `"ivr_tree"`.'],
        ["a", 'A name needs double quotes. Write `"a"`.'],
      ],
    ],
    [
      "names that lack one of their quotes",
      '{"a: "x",bc":"y","d":[{"e :"z"}]}',
      [
        ['"a', 'This name has no closing quote. Write `"` behind it.'],
        ['bc"', 'This name has no opening quote. Write `"` before it.'],
        ['"e ', 'This name has no closing quote. Write `"` behind it.'],
      ],
    ],
    ["a semicolon", '{"a":1;"b":2}', [[";", "A `;` separates nothing in JSON. Write a `,`."]]],
    [
      "a number that begins with 0",
      '{"a":01}',
      [["01", 'A number does not begin with 0. Write `1`, or `"01"` if it is a text.']],
    ],
    [
      "a condition without quotes",
      '{"a":pressed[1] and mobile,"b":1}',
      [["pressed[1] and mobile", 'A text needs double quotes. Write `"pressed[1] and mobile"`.']],
    ],
    [
      "an opening quote that is missing",
      '{"a":mobile","b":1}',
      [['mobile"', 'This text has no opening quote. Write `"` before it.']],
    ],
  ])("%s", (_, text, mistakes) => {
    expect(mistakesIn(text)).toEqual(mistakes);
  });

  it("those behind it are told as well", () => {
    expect(mistakesIn('{"a":"x = "y"","b":True,}').map(([place]) => place)).toEqual(['"y"', "True", ","]);
  });

  it("names of one letter move nothing", () => {
    expect(mistakesIn("{a:{b:1,},c:[1,]}").map(([place]) => place)).toEqual(["a", "b", ",", "c", ","]);
    expect(readJson("{a:1,b:2,}").problems.map(({ span }) => span.start)).toEqual([1, 5, 8]);
  });

  it("what is in a comment is left alone", () => {
    expect(mistakesIn('{"a":1 // it\'s "x\n}')).toEqual([["// it's \"x", "JSON has no comments."]]);
  });
});

describe("whatever the text, reading it ends soon and without an error:", () => {
  it.each([
    ["quotes that are not escaped", `{"a":"${'"a"x'.repeat(100_000)}`],
    ["quotes that nothing closes", `[${"“a,".repeat(100_000)}`],
    ["lines that go on", `["${"\na".repeat(100_000)}`],
    ["words without quotes", `[${'a b"'.repeat(100_000)}`],
    ["brackets behind a text that has no end", `["\n${"[".repeat(100_000)}`],
    ["brackets behind a quote in a comment", `[/*"*/${"[".repeat(100_000)}`],
    ["brackets that mended quotes bring to light", `["a"b",${"[".repeat(400)}'"',${"[".repeat(400)}`],
  ])("%s", (_, text) => {
    const { problems } = readJson(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
  });
});

it("is told of what is no text", () => {
  for (const value of [undefined, null, 3, {}]) {
    expect(() => readJson(JSON.parse(JSON.stringify(value) ?? "null") as string)).toThrow(
      /^A JSON text is a string, not (?:null|the number 3|an object)\.$/,
    );
  }
});
