import type { TextField } from "@recond/parser";
import { type Dialect, quoted } from "./write.js";

/*
 * Each condition means in every language what it means in ours: `measure/deciding.ts` checks the answers. Where a language needs more
 * words for that, such as a question whether a field is there, its text is longer.
 */

/** What languages in the manner of C share. */
const SYMBOLS = { and: "&&", or: "||", not: "!", flag: (name: string): string => name } as const;

function member(field: TextField): string {
  return field.name === "custom_data" ? `custom_data[${quoted(field.key)}]` : field.name;
}

/** CEL with its own functions; a key that is not there is an error, so it is asked for first. */
export const CEL: Dialect = {
  ...SYMBOLS,
  pressed: (path) => `pressed.exists(p, p == ${quoted(path)} || p.startsWith(${quoted(`${path} `)}))`,
  comparison: (field, operator, text) => {
    if (operator === "contains") return ifThere(field, `${member(field)}.contains(${quoted(text)})`);
    const equal = ifThere(field, `${member(field)} == ${quoted(text)}`);
    return operator === "=" ? equal : `!(${equal})`;
  },
  presence: (field) => ifThere(field, String.raw`${member(field)}.matches("\\S")`),
};

/** cel-js has neither `contains` nor `startsWith`, so it gets functions. */
export const CEL_WITH_FUNCTIONS: Dialect = {
  ...CEL,
  pressed: (path) => `hasPressed(pressed, ${quoted(path)})`,
  comparison: (field, operator, text) =>
    operator === "contains"
      ? ifThere(field, `hasPart(${member(field)}, ${quoted(text)})`)
      : CEL.comparison(field, operator, text),
  presence: (field) => ifThere(field, `isFilled(${member(field)})`),
};

function ifThere(field: TextField, test: string): string {
  return field.name === "custom_data" ? `(${quoted(field.key)} in custom_data && ${test})` : test;
}

/** Languages in which a property that is not there is simply undefined, with functions for the rest. */
export const FUNCTIONS: Dialect = {
  ...SYMBOLS,
  pressed: (path) => `hasPressed(pressed, ${quoted(path)})`,
  comparison: (field, operator, text) => {
    if (operator === "contains") return `hasPart(${member(field)}, ${quoted(text)})`;
    return `${member(field)} ${operator === "=" ? "==" : "!="} ${quoted(text)}`;
  },
  presence: (field) => `isFilled(${member(field)})`,
};

/** In Jexl brackets filter lists, dots read properties, and `in` is true of parts of texts. */
export const JEXL: Dialect = {
  ...FUNCTIONS,
  comparison: (field, operator, text) => {
    if (operator === "contains") return `${quoted(text)} in ${dotted(field)}`;
    return `${dotted(field)} ${operator === "=" ? "==" : "!="} ${quoted(text)}`;
  },
  presence: (field) => `isFilled(${dotted(field)})`,
};

function dotted(field: TextField): string {
  return field.name === "custom_data" ? `custom_data.${field.key}` : field.name;
}

/** Filtrex writes its operators as words, and properties the other way round. */
export const FILTREX: Dialect = {
  ...FUNCTIONS,
  and: "and",
  or: "or",
  not: "not ",
  comparison: (field, operator, text) => {
    if (operator === "contains") return `hasPart(${ofObject(field)}, ${quoted(text)})`;
    return `${ofObject(field)} ${operator === "=" ? "==" : "!="} ${quoted(text)}`;
  },
  presence: (field) => `isFilled(${ofObject(field)})`,
};

function ofObject(field: TextField): string {
  return field.name === "custom_data" ? `(${field.key} of custom_data)` : field.name;
}
