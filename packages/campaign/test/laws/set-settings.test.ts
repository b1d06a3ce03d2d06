import { type JsonNode, readJson, setSettings, type WantedSettings, writtenNames } from "@recond/campaign";
import * as fc from "fast-check";
import { expect, it } from "vitest";

const names = ["record_calls", "call_recording_condition"] as const;

const anyValues = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 1 }),
);
const objects = fc.uniqueArray(
  fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ unit: "grapheme" })), anyValues),
  {
    selector: ([name]) => name,
    maxLength: 5,
  },
);
const wantedSettings = fc.record<Partial<WantedSettings>>(
  { record_calls: fc.boolean(), call_recording_condition: fc.string({ unit: "grapheme" }) },
  { requiredKeys: [] },
);

/** A text in which every blank may be any, and every text is in escapes or not. */
interface Spelling {
  readonly blanks: string;
  readonly escapes: boolean;
}
const spellings = fc.record({
  blanks: fc.constantFrom("", " ", "\n  ", "\r\n\t"),
  escapes: fc.boolean(),
});

function written(object: readonly (readonly [string, unknown])[], { blanks, escapes }: Spelling): string {
  const properties = object.map(
    ([name, value]) => `${blanks}${JSON.stringify(name)}${blanks}:${JSON.stringify(value)}`,
  );
  const text = `{${properties.join(`${blanks},`)}${blanks}}`;
  return escapes ? text.replaceAll(/[\u007f-\uffff]/g, escaped) : text;
}

it("sets what is wanted, and keeps every other value and every other byte", () => {
  fc.assert(
    fc.property(objects, wantedSettings, spellings, (object, wanted, spelling) => {
      const text = written(object, spelling);
      const result = setSettings({ document: { text }, node: rootOf(text) }, wanted);
      const expected = [
        ...object.filter(([name]) => !Object.hasOwn(wanted, name)),
        ...names.flatMap((name) => (Object.hasOwn(wanted, name) ? [[name, wanted[name]] as const] : [])),
      ];
      const values = JSON.parse(JSON.stringify(Object.fromEntries(expected))) as unknown;
      expect(JSON.parse(result)).toEqual(values);
      expect(untouched(result, wanted)).toEqual(untouched(text, wanted));
      const isReplaced = object.some(([name]) => Object.hasOwn(wanted, name));
      expect(isReplaced || isInsertion(text, result)).toBe(true);
    }),
  );
});

/** All properties but those that are set, in their order, as they are written. */
function untouched(text: string, wanted: object): readonly string[] {
  return writtenNames(rootOf(text))
    .filter(({ name }) => !Object.hasOwn(wanted, name))
    .map(({ node, value }) => text.slice(node.offset, value.offset + value.length));
}

/** Whether the second text is the first with something put in at one place. */
function isInsertion(before: string, after: string): boolean {
  const places = Array.from({ length: before.length + 1 }, (_, index) => index);
  return places.some((index) => after.startsWith(before.slice(0, index)) && after.endsWith(before.slice(index)));
}

function escaped(unit: string): string {
  return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function rootOf(text: string): JsonNode {
  const read = readJson(text);
  if ("root" in read) return read.root;
  throw new TypeError(text);
}
