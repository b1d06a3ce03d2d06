import { showable } from "@recond/parser";
import type { Attributes } from "./xml.js";

/** How grave an annotation is. */
export type AnnotationLevel = "error" | "warning" | "notice";

/**
 * A line that GitHub's runner shows beside a line of a file, or above all.
 *
 * @param properties - in the runner's names: `file`, `line`, `col`, `endLine`, `endColumn`, `title`
 */
export function annotation(level: AnnotationLevel, properties: Attributes, message: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(",")}::${escapeMessage(message)}`;
}

/** The runner's own escapes, so that nothing else ends the line; and no character that a terminal would obey. */
function escapeMessage(text: string): string {
  return showable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
