import * as fc from "fast-check";

/** Parts of JSON, and of what people take for it. */
const PARTS: readonly string[] = [
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  '"',
  "\\",
  "/",
  "-",
  "+",
  ".",
  "x",
  "é",
  "'",
  " ",
  "\n",
  "\r\n",
  "\t",
  "\u00A0",
  '"a"',
  '"b\\n\\u00e9\\/"',
  '"\\u12"',
  '"\\q"',
  '"\t"',
  '"ab',
  '"x\\',
  "'a'",
  '{"a":1',
  "[1,2",
  "//c\n",
  "/*c*/",
  "/* ",
  "1",
  "-1",
  "0",
  "01",
  "1.",
  "1.5",
  "1e",
  "1e5",
  "1.5E-3",
  ".5",
  "true",
  "false",
  "null",
  "tru",
];

/** Texts that are nearly JSON. */
export const nearlyJson: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }),
    // A part put into JSON, or in the place of what stands there.
    fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ...PARTS), fc.nat(2)).map(([json, at, part, length]) => {
      const start = at % (json.length + 1);
      return [json.slice(0, start), part, json.slice(start + length)];
    }),
  )
  .map((parts) => parts.join(""));
