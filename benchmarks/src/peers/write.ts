import type { And, Comparison, Condition, FlagName, Or, TextField } from "@recond/parser";

/** How a condition is written in the language of another engine. */
export interface Dialect {
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly flag: (name: FlagName) => string;
  readonly pressed: (path: string) => string;
  readonly comparison: (field: TextField, operator: Comparison["operator"], text: string) => string;
  readonly presence: (field: TextField) => string;
}

/** Writes a recording condition in another language. */
export function write(node: Condition, dialect: Dialect): string {
  switch (node.kind) {
    case "and":
      return writeOperands(node, dialect.and, dialect);
    case "or":
      return writeOperands(node, dialect.or, dialect);
    case "not":
      return `${dialect.not}(${write(node.operand, dialect)})`;
    case "flag":
      return dialect.flag(node.name);
    case "pressed":
      return dialect.pressed(node.keys.join(" "));
    case "comparison":
      return dialect.comparison(node.field, node.operator, node.value);
    case "presence":
      return dialect.presence(node.field);
    case "region":
    case "duration":
      throw new RangeError(`The benchmarks have no ${node.kind}.`);
  }
}

function writeOperands(node: And | Or, connective: string, dialect: Dialect): string {
  return node.operands
    .map((operand) => {
      const text = write(operand, dialect);
      return operand.kind === "and" || operand.kind === "or" ? `(${text})` : text;
    })
    .join(` ${connective} `);
}

/** A text or name in double quotes; those of the benchmarks need no escapes in any of the languages. */
export function quoted(text: string): string {
  return `"${text}"`;
}
