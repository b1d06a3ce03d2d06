import type { Placed } from "@recond/documents";
import { globProblem } from "../ignores/globs.js";
import type { ConfigReader } from "./config-reader.js";

/** A glob, or a list of them. */
export function globsAt(placed: Placed, reader: ConfigReader): readonly string[] | undefined {
  const { node } = placed;
  const items = node.type === "string" ? [placed] : reader.list(placed);
  return items?.flatMap((item) => reader.filled(item, globProblem) ?? []);
}
