// For those who read valid conditions only, and decide: nothing that knows mistakes is loaded for it.
export * from "@recond/parser/strict";
export type { Condition } from "@recond/parser";
export { format, type FormatOptions } from "@recond/formatter";
export { type CallContext, compile, evaluate, type Truth } from "@recond/evaluator";
