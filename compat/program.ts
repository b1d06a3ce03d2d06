// What a user's program in TypeScript does with the types of the package, compiled without the types of Node or the DOM.
import { type CallContext, type Condition, ConditionSyntaxError, decide, lint, lintPayload, parse } from "recond";
import { type Analysis, analyze } from "recond/analyzer";
import { readTerms } from "recond/campaign";
import { readJson } from "recond/documents";
import { compile } from "recond/evaluator";
import { format } from "recond/formatter";
import { readConfig } from "recond/linter";
import { parseOrThrow } from "recond/parser";
import { readLog } from "recond/simulator";
import { parseStrict } from "recond/strict";
import { readTestFile } from "recond/tester";

const call: CallContext = { mobile: true, custom_data: { product: "Chair" } };
const condition: Condition | null = parseOrThrow("mobile");
export const isMet: boolean | undefined = compile(condition)(call);
export const decision: "record" | "skip" | "undetermined" = decide({ record_calls: true }, call).decision;
export const codes: readonly string[] = [...lint("mobile"), ...lintPayload("{}"), ...parse("").diagnostics].map(
  ({ code }) => code,
);
export const analysis: Analysis = analyze(condition);
// @ts-expect-error: a call has no such fact.
export const wrong: CallContext = { mobil: true };
export const used: readonly unknown[] = [
  [ConditionSyntaxError, format, parseStrict, readLog],
  [readConfig, readJson, readTerms, readTestFile],
];
