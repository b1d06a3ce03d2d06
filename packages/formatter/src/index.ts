export { checkCondition } from "./check.js";
export { format, formatMarked, type FormatOptions } from "./format.js";
export { printPredicate } from "./print.js";
