export { format, formatMarked, type FormatOptions } from "./format.js";
export { bindsLooser, checkCondition } from "@recond/parser";
