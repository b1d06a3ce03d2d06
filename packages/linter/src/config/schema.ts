import { guaranteeSchema, type Json } from "@recond/documents";
import { diagnosticCodes } from "@recond/parser";
import { rules } from "../rules/index.js";
import { knownNames } from "../rule/options.js";
import { levelProblem, levels } from "../run/levels.js";
import { ignoreProblem } from "./ignorable.js";

const NOT_BLANK = String.raw`\S`;

const glob = { type: "string", pattern: String.raw`^(?!!)(?=.*\S)[^\\()|]*$`, maxLength: 256 } as const;

const globs = { anyOf: [glob, { type: "array", items: glob }] } as const;

/** What each rule and each code of the parser is called, by its id. */
const titles: Readonly<Record<string, { readonly title: string }>> = { ...rules, ...diagnosticCodes };

/** The levels that each can have; none: it is left out. Editors complete ids by these, and show the titles. */
const levelsById: Json = Object.fromEntries(
  Object.entries(titles).flatMap(([id, { title }]) => {
    const possible = levels.filter((level) => levelProblem(id, level) === undefined);
    return possible.length === 0 ? [] : [[id, { description: title, enum: possible }]];
  }),
);

const ignorable: Json = Object.keys(titles).filter((id) => ignoreProblem(id) === undefined);

const names: Json = { type: "array", items: { type: "string", pattern: NOT_BLANK } };

const ignore: Json = {
  type: "object",
  description: "Findings that are left out.",
  additionalProperties: false,
  required: ["rule", "reason"],
  properties: {
    rule: { type: "string", enum: ignorable, description: "The id of a rule, or the code of a warning." },
    reason: { type: "string", pattern: NOT_BLANK, description: "Why what is found is as it should be." },
    files: {
      ...globs,
      description:
        "A file, a folder or a glob that it is for, or several, from the folder of this configuration; all by default.",
    },
    path: {
      type: "string",
      pattern: NOT_BLANK,
      description: "Where in the payload, as findings show it: this value and all in it; everywhere by default.",
    },
    until: {
      type: "string",
      format: "date",
      pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
      description: "The last day on which it holds.",
    },
  },
};

const guarantee = guaranteeSchema(
  "What is promised of the calls that are recorded; `recond prove` and `recond lint` prove it.",
  {
    campaigns: {
      ...globs,
      description:
        "A glob of the campaigns that it is for, or several, from the folder of this configuration; all by default.",
    },
  },
);

/**
 * The JSON Schema (draft 7) of a configuration, for editors. `readConfig` checks more: that a glob is not too free, a condition
 * has no error, and no two guarantees have one name.
 */
export const configSchema: { readonly [key: string]: Json } = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Configuration of recond lint",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { type: "string", pattern: NOT_BLANK, description: "Where this schema is, for editors." },
    root: {
      type: "boolean",
      description: "Whether no configuration of a folder above counts; false by default.",
    },
    files: {
      ...globs,
      description:
        "A glob of the files that are looked at when the command gets none, or several, from the folder of this configuration.",
    },
    rules: {
      type: "object",
      description: "Levels by the id of a rule or the code of a warning.",
      additionalProperties: false,
      properties: levelsById,
    },
    known: {
      type: "object",
      description: "Names that exist on the platform: one that is not in its list is a finding.",
      additionalProperties: false,
      properties: Object.fromEntries(knownNames.map((name) => [name, names])),
    },
    complete: {
      type: "boolean",
      description: "Whether payloads say everything about their campaigns, as responses do; false by default.",
    },
    max_warnings: { type: "integer", minimum: 0, description: "More warnings than these make the run fail." },
    ignores: { type: "array", items: ignore },
    guarantees: { type: "array", items: guarantee },
  },
};
