import { replaceControls, showable } from "@recond/parser";
import { MARK } from "./style.js";

/** In brackets, so that splitting a text keeps them. */
const MARKS = new RegExp(`(${MARK})`);

/**
 * A text that may be printed on a terminal, whatever input is quoted in it; its line breaks and tabs are ours to print.
 *
 * @param colors - whether the text was coloured: the marks of a style pass then
 * @returns the text with `<U+…>` in the place of control characters
 */
export function safeText(text: string, colors: boolean): string {
  if (!colors) return replaceControls(text, showable);
  return text
    .split(MARKS)
    .map((part, index) => (index % 2 === 1 ? part : replaceControls(part, showable)))
    .join("");
}
