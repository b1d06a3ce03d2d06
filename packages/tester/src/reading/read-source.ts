import {
  type JsonErrorName,
  type JsonNode,
  type Mistake,
  parseJson,
  readYaml,
  repeatedWithin,
  spanOf,
  syntaxMessages,
  tooDeep,
  type YamlKind,
} from "@recond/documents";
import type { TestFileFormat } from "../test-file/test-file.js";

/** Mistakes that are reported of a text; the first ones usually cause the others. */
const MOST_MISTAKES = 20;

const TEST_FILE: YamlKind = { name: "test file", quoted: "a text", maxDepth: 100 };

/** What came out of a text: its outermost value, in which each key is there once, or what is wrong with it. */
export type ReadSource = { readonly root: JsonNode } | { readonly mistakes: readonly Mistake[] };

const EMPTY: ReadSource = {
  mistakes: [
    {
      message:
        "This test file is empty. It needs `campaign` or `condition`, and `cases`. `recond init campaign.json` writes a first one.",
      span: { start: 0, end: 0 },
    },
  ],
};

/**
 * Reads the text of a test file.
 *
 * @param text - any text without a byte-order mark
 * @param format - JSON is read without comments, YAML as YAML 1.2 with its core schema
 */
export function readSource(text: string, format: TestFileFormat): ReadSource {
  if (text.trim() === "") return EMPTY;
  const read = format === "json" ? readJson(text) : readYaml(text, TEST_FILE);
  if ("mistakes" in read) return { mistakes: read.mistakes.slice(0, MOST_MISTAKES) };
  const { root } = read;
  if (root === undefined) return EMPTY;
  const mistakes = [...repeatedWithin(root)].map(({ again }) => ({
    message: "This key is there twice. Leave out one of them.",
    span: spanOf(again),
  }));
  return mistakes.length === 0 ? { root } : { mistakes };
}

function readJson(text: string): ReadSource {
  const read = parseJson(text, TEST_FILE.maxDepth);
  // What follows the first mistake is mostly its consequence.
  return "root" in read
    ? read
    : {
        mistakes: read.errors.slice(0, 1).map(({ name, span }) => ({
          message: jsonMessages[name] ?? syntaxMessages[name](""),
          span,
        })),
      };
}

const NO_JSON = "This is no JSON.";

/** Where a test file has other words for a kind of mistake. */
const jsonMessages: Partial<Record<JsonErrorName, string>> = {
  TooDeep: tooDeep(TEST_FILE),
  InvalidSymbol: NO_JSON,
  InvalidCommentToken: "JSON has no comments. A test file in YAML may have them.",
  UnexpectedEndOfNumber: NO_JSON,
  InvalidUnicode: NO_JSON,
  InvalidEscapeCharacter: "This text has a backslash before a character that needs none.",
};
