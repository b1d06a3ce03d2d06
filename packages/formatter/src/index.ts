export { checkCondition } from "./check.js";
export { format, formatMarked, type FormatOptions } from "./format.js";
export { bindsLooser } from "./precedence.js";
