import type { Condition, TextField } from "@recond/parser";

/** A rule of JSON Logic. */
export type Rule = string | { readonly [operator: string]: Rule | readonly Rule[] };

/** A recording condition as JSON Logic. */
export function jsonLogicOf(node: Condition): Rule {
  switch (node.kind) {
    case "and":
    case "or":
      return { [node.kind]: node.operands.map((operand) => jsonLogicOf(operand)) };
    case "not":
      return { "!": jsonLogicOf(node.operand) };
    case "flag":
      return { var: node.name };
    case "pressed":
      return { hasPressed: [{ var: "pressed" }, node.keys.join(" ")] };
    case "comparison": {
      const { field, operator, value } = node;
      if (operator === "contains") return { in: [value, variable(field)] };
      return { [operator === "=" ? "===" : "!=="]: [variable(field), value] };
    }
    case "presence":
      return { isFilled: [variable(node.field)] };
    case "region":
    case "duration":
      throw new RangeError(`The benchmarks have no ${node.kind}.`);
  }
}

function variable(field: TextField): Rule {
  return { var: field.name === "custom_data" ? `custom_data.${field.key}` : field.name };
}
