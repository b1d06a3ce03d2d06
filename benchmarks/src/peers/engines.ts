import { celEnv, parse as parseBufbuild, plan } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import type { Condition } from "@recond/parser";
import { evaluate as evaluateCelJs, parse as parseCelJs } from "cel-js";
import { compileExpression } from "filtrex";
import jexlModule from "jexl";
import { LogicEngine } from "json-logic-engine";
import { compile as compileSubscript, parse as parseSubscript } from "subscript";
import type { KnownCall } from "../workload/calls.js";
import { CEL, CEL_WITH_FUNCTIONS, FILTREX, FUNCTIONS, JEXL } from "./dialects.js";
import { hostFunctions } from "./functions.js";
import { jsonLogicOf } from "./json-logic.js";
import { write } from "./write.js";

/** Decides a call: truthy for a call that meets the condition. */
export type Decider = (call: KnownCall) => unknown;

/** Another engine that decides calls. */
export interface DecidingPeer {
  readonly name: string;
  /** Whether it makes JavaScript out of conditions, which a content-security policy refuses. */
  readonly generatesCode: boolean;
  /** Prepares a condition for many calls. */
  readonly prepare: (condition: Condition) => Decider;
  /** Gives the call what the engine wants to find in it; this is not timed. */
  readonly adapt?: (call: KnownCall) => KnownCall;
}

/** The peers that decide calls. jsep only parses. */
export const decidingPeers: readonly DecidingPeer[] = [
  { name: "json-logic-engine", generatesCode: true, prepare: prepareJsonLogic },
  {
    name: "subscript",
    generatesCode: false,
    prepare: (condition) => compileSubscript(parseSubscript(write(condition, FUNCTIONS))),
    adapt: (call) => ({ ...call, ...hostFunctions }),
  },
  { name: "@marcbachmann/cel-js", generatesCode: false, prepare: prepareMarcbachmann },
  { name: "filtrex", generatesCode: true, prepare: prepareFiltrex },
  { name: "jexl", generatesCode: false, prepare: prepareJexl },
  { name: "@bufbuild/cel", generatesCode: false, prepare: prepareBufbuild },
  { name: "cel-js", generatesCode: false, prepare: prepareCelJs },
];

function prepareJsonLogic(condition: Condition): Decider {
  const engine = new LogicEngine();
  for (const [name, method] of Object.entries(hostFunctions)) {
    engine.addMethod(name, { method: (values: readonly unknown[]) => method(values[0], values[1]) });
  }
  return asDecider(engine.build(jsonLogicOf(condition)));
}

/** What an engine prepared, where its types say less, or more, than that it takes a call. */
function asDecider(prepared: unknown): Decider {
  if (!isDecider(prepared)) throw new TypeError("The engine prepared no function.");
  return prepared;
}

function isDecider(value: unknown): value is Decider {
  return typeof value === "function";
}

function prepareMarcbachmann(condition: Condition): Decider {
  return asDecider(new Environment({ unlistedVariablesAreDyn: true }).parse(write(condition, CEL)));
}

/** Its own way of reading a property makes one that is not there an error. */
function prepareFiltrex(condition: Condition): Decider {
  const options = { extraFunctions: hostFunctions, customProp: fieldOf };
  return compileExpression(write(condition, FILTREX), options);
}

function fieldOf(name: string, _get: (name: string) => unknown, object: unknown): unknown {
  return typeof object === "object" && object !== null ? (Reflect.get(object, name) ?? "") : "";
}

function prepareJexl(condition: Condition): Decider {
  const jexl = new jexlModule.Jexl();
  jexl.addFunctions(hostFunctions);
  const expression = jexl.compile(write(condition, JEXL));
  return (call) => expression.evalSync(call);
}

function prepareBufbuild(condition: Condition): Decider {
  return asDecider(plan(celEnv(), parseBufbuild(write(condition, CEL))));
}

function prepareCelJs(condition: Condition): Decider {
  const result = parseCelJs(write(condition, CEL_WITH_FUNCTIONS));
  if (!result.isSuccess) throw new SyntaxError(result.errors.join("\n"));
  return (call) => (isRecord(call) ? evaluateCelJs(result.cst, call, hostFunctions) : undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
