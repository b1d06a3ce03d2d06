import { createReader, mapWords, type Path, type Placed, type Reader, type Report } from "@recond/documents";
import { positionsIn, type Span } from "@recond/parser";
import { globProblem } from "../ignores/globs.js";
import type { ConfigPlace } from "../rule/config.js";
import type { Finding } from "../rule/finding.js";

/** Reads the values of a configuration or a baseline, and collects what is wrong with them. */
export interface ConfigReader extends Reader {
  /** The text that is read. */
  readonly source: string;
  readonly report: Report;
  readonly placeOf: (path: Path, span: Span) => ConfigPlace;
}

/**
 * What is read of a text, or what is wrong with it: errors without a code, in the order of the text.
 *
 * @param whole - what the outermost value is called
 * @param most - so many problems are told
 */
export function collecting<Value>(
  source: string,
  whole: string,
  most: number,
  read: (reader: ConfigReader) => Value,
): Value | { readonly problems: readonly Finding[] } {
  const positionOf = positionsIn(source);
  const placeOf = (path: Path, span: Span): ConfigPlace => ({ path, span, ...positionOf(span.start) });
  const problems: Finding[] = [];
  const report: Report = (message, span, path) => {
    problems.push({ code: "", severity: "error", message, fixes: [], ...placeOf(path, span) });
  };
  const value = read({ ...createReader(mapWords(whole), report), source, report, placeOf });
  if (problems.length === 0) return value;
  return { problems: problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, most) };
}

/** A glob, or a list of them. */
export function globsAt(placed: Placed, reader: ConfigReader): readonly string[] | undefined {
  const { node } = placed;
  const items = node.type === "string" ? [placed] : reader.list(placed);
  return items?.flatMap((item) => reader.filled(item, globProblem) ?? []);
}
