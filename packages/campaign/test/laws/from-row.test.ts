import { currentCallFields, fromCurrentCall, fromTransaction, transactionFields } from "@recond/campaign";
import { checkCallContext, evaluate } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, or } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { predicates, type RowFacts, rowOf, rows } from "../arbitraries/rows.js";
import { responseOf } from "../support/campaigns.js";
import { newRuns } from "../../../parser/test/runs.js";

type Truth = boolean | undefined;

/*
 * The documents' words, predicate by predicate, straight from the row.
 */

function phoneTruth(value: unknown, type: string): Truth {
  if (value === "" || value === null) return false;
  return value === "Mobile" || value === "Landline" ? value === type : undefined;
}

function repeatTruth(value: unknown): Truth {
  const word = String(value).toLowerCase();
  if (["true", "1", "yes"].includes(word)) return true;
  return ["false", "0", "no"].includes(word) ? false : undefined;
}

function isNone(value: unknown): boolean {
  return value === "" || value === null;
}

/** Key by key. A row that has a gap, or something that is no key, says nothing. */
function pressedTruth(values: readonly unknown[], path: readonly string[]): Truth {
  const first = values.findIndex((value) => value === undefined);
  const keys = first < 0 ? values : values.slice(0, first);
  const end = keys.findIndex(isNone);
  if (keys.length === 0 || (end >= 0 && !keys.slice(end).every(isNone))) return undefined;
  for (const [index, key] of path.entries()) {
    const own = keys[index];
    if (own === key || own === Number(key)) continue;
    return index >= keys.length || path.slice(0, index + 1).some((each) => /[a-z]/.test(each)) ? undefined : false;
  }
  return true;
}

function listOf(custom: unknown): readonly { readonly name: string; readonly value: unknown }[] | undefined {
  const value: unknown = typeof custom === "string" ? JSON.parse(custom) : custom;
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value as { name: string; value: unknown }[];
  return Object.entries(value as Record<string, { value: unknown }>).map(([name, own]) => ({ name, value: own.value }));
}

/** `null` for none, undefined for unknown. */
function customText({ listed: custom, flat }: RowFacts, name: string): string | null | undefined {
  const list = listOf(custom);
  const own = list?.find((each) => each.name === name);
  const inColumn = Object.hasOwn(flat, name);
  if (own === undefined && !inColumn) return list === undefined ? undefined : null;
  const isListed = own !== undefined && !(isNone(own.value) && inColumn);
  const column = inColumn ? flat[name] : null;
  const value = isListed ? own.value : column;
  // Two texts for one field: nobody knows which is right.
  if (isListed && typeof column === "string" && column !== "" && column !== value) return undefined;
  if (value === "" || value === null) return null;
  return typeof value === "string" ? value : undefined;
}

function textTruth(value: string | null | undefined, node: Extract<Condition, { field: unknown }>): Truth {
  if (value === undefined) return undefined;
  if (node.kind === "presence") return value !== null && value.trim() !== "";
  if (node.operator === "!=") return value !== node.value;
  return value !== null && (node.operator === "=" ? value === node.value : value.includes(node.value));
}

function truthOf(node: Condition, fields: RowFacts): Truth {
  switch (node.kind) {
    case "flag":
      return node.name === "repeat"
        ? repeatTruth(fields.repeat)
        : phoneTruth(fields.phone, node.name === "mobile" ? "Mobile" : "Landline");
    case "pressed":
      return pressedTruth(fields.keys, node.keys);
    case "comparison":
    case "presence": {
      const media = fields.media === "" ? null : fields.media;
      const own = typeof media === "string" || media === null ? media : undefined;
      return textTruth(node.field.name === "custom_data" ? customText(fields, node.field.key) : own, node);
    }
    default:
      throw new Error("a predicate is expected");
  }
}

const KINDS = [
  { name: "a transaction", read: fromTransaction, phone: transactionFields.phone[0] ?? "" },
  { name: "a call in progress", read: fromCurrentCall, phone: currentCallFields.phone[0] ?? "" },
];

it.each(KINDS)("$name: each predicate is what the documents' words make of the row", ({ read, phone }) => {
  fc.assert(
    fc.property(rows, fc.array(predicates, { minLength: 1, maxLength: 4 }), (fields, asked) => {
      const { call } = read(rowOf(fields, phone), null, { conditions: [or(...asked)] });
      expect(checkCallContext(call)).toEqual([]);
      for (const node of asked) expect([node, evaluate(node, call)]).toEqual([node, truthOf(node, fields)]);
    }),
    newRuns(750),
  );
});

it.each(KINDS)("$name: what the campaign's condition asks needs no telling", ({ read, phone }) => {
  fc.assert(
    fc.property(rows, predicates, predicates, (fields, first, second) => {
      const condition = and(first, not(second));
      const row = rowOf(fields, phone);
      const text = JSON.stringify(condition);
      const told = read(row, null, { conditions: [condition] }).call;
      const terms = responseOf({ ivr_tree: { record_calls: true, call_recording_condition: format(condition) } });
      expect([text, read(row, terms).call]).toEqual([text, told]);
    }),
    newRuns(75),
  );
});

it.each(KINDS)(
  "$name: without a campaign and conditions nothing is said that a condition would contradict",
  ({ read, phone }) => {
    fc.assert(
      fc.property(rows, predicates, (fields, node) => {
        const truth = evaluate(node, read(rowOf(fields, phone), null).call);
        expect([undefined, truthOf(node, fields)]).toContain(truth);
      }),
      newRuns(250),
    );
  },
);
