import {
  type JsonNode,
  type Path,
  type Placed,
  readDocument,
  readGuarantees,
  requireOwnNames,
  spanOf,
  valueReader,
  withoutUndefined,
  type YamlKind,
} from "@recond/documents";
import { quote, requireText, requireThat, type Span } from "@recond/parser";
import type { Finding } from "../rule/finding.js";
import { type Known, knownNames, type Level } from "../rule/options.js";
import { idProblem, isLevel, levelProblem } from "../run/levels.js";
import type { ConfigGuarantee, Ignore, LintConfig } from "../rule/config.js";
import { ignoreProblem } from "./ignorable.js";
import { collecting, type ConfigReader, globsAt } from "./config-reader.js";

/** A configuration, or everything that is wrong with it. */
export type ReadConfig = { readonly config: LintConfig } | { readonly problems: readonly Finding[] };

/** A configuration has three levels. */
const CONFIGURATION: YamlKind = { name: "configuration", quoted: "a text or a glob", maxDepth: 20 };

const FORMATS: ReadonlySet<string> = new Set(["json", "yaml"]);

/** Most problems of one configuration that are reported. */
const MOST_PROBLEMS = 100;

/**
 * Reads a configuration. No text makes it throw.
 *
 * @param text - of the file, without a byte-order mark
 * @param format - JSON is read as such, YAML as YAML 1.2 with its core schema
 * @returns the configuration, or at least one problem and at most a hundred: errors without a code, in the order of the text
 * @throws TypeError when `text` is no string, or `format` is none of the two
 */
export function readConfig(text: string, format: "json" | "yaml"): ReadConfig {
  requireText("A configuration is a string", text);
  requireThat(FORMATS.has(format), 'A configuration is read as "json" or as "yaml"', format);
  const read = readDocument(text, format, CONFIGURATION);
  return collecting(text, "A configuration", MOST_PROBLEMS, (reader) => {
    if ("root" in read) return { config: configOf(read.root, reader) };
    for (const { message, span } of read.mistakes) reader.report(message, span, []);
    return { config: {} };
  });
}

const KEYS = ["$schema", "root", "files", "rules", "known", "complete", "max_warnings", "ignores", "guarantees"];

function configOf(node: JsonNode, reader: ConfigReader): LintConfig {
  const read = valueReader(reader.object({ node, path: [] }, KEYS));
  read("$schema", reader.filled);
  return withoutUndefined({
    root: read("root", reader.boolean),
    files: read("files", (placed) => globsAt(placed, reader)),
    rules: read("rules", (placed) => levelsAt(placed, reader)),
    known: read("known", (placed) => knownAt(placed, reader)),
    complete: read("complete", reader.boolean),
    maxWarnings: read("max_warnings", reader.count),
    ignores: read("ignores", (placed) => reader.list(placed)?.flatMap((item) => ignoresAt(item, reader))),
    guarantees: read("guarantees", (placed) => guaranteesAt(placed, reader)),
  });
}

function levelsAt(placed: Placed, reader: ConfigReader): Readonly<Record<string, Level>> | undefined {
  const values = reader.object(placed);
  if (values === undefined) return undefined;
  const levels: [string, Level][] = [];
  for (const [id, { node, path, keySpan }] of values) {
    const { value: level = node.type === "object" ? "a map" : "a list" } = node;
    const unknown = idProblem(id);
    const problem = levelProblem(id, level);
    if (unknown !== undefined) reader.report(unknown, keySpan, path);
    else if (problem !== undefined) reader.report(problem, spanOf(node), path);
    else if (isLevel(level)) levels.push([id, level]);
  }
  return Object.fromEntries(levels);
}

function knownAt(placed: Placed, reader: ConfigReader): Known | undefined {
  const values = reader.object(placed, knownNames);
  if (values === undefined) return undefined;
  return Object.fromEntries(
    [...values].flatMap(([key, list]) => {
      const names = reader.list(list)?.flatMap((item) => reader.filled(item) ?? []);
      return names === undefined ? [] : [[key, names]];
    }),
  );
}

const IGNORE_KEYS = ["files", "path", "rule", "reason", "until"];

function ignoresAt(item: Placed, reader: ConfigReader): readonly Ignore[] {
  const values = reader.object(item, IGNORE_KEYS);
  if (values === undefined) return [];
  const { node, path } = item;
  const read = valueReader(values);
  for (const [key, why] of REQUIRED) if (!values.has(key)) reader.report(why, spanOf(node), path);
  const within = read("path", reader.filled);
  const files = read("files", (globs) => globsAt(globs, reader));
  const rule = read("rule", (placed) => reader.filled(placed, ignoreProblem));
  const reason = read("reason", reader.filled);
  const until = read("until", (placed) => reader.filled(placed, dayProblem));
  if (rule === undefined || reason === undefined) return [];
  // In a list, the whole of it would be many lines.
  const place = reader.placeOf(path, spanOf(values.get("rule")?.node ?? node));
  return [{ rule, reason, ...withoutUndefined({ files, path: within, until }), place }];
}

const REQUIRED: readonly (readonly [string, string])[] = [
  ["rule", "This ignore names no `rule`. It needs the id of one."],
  ["reason", "This ignore has no `reason`. Say why what is found is as it should be."],
];

function dayProblem(text: string): string | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A date of a later month is read on into the next: the 31st of February.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? undefined : `${quote(text)} is no day. Write it as \`2026-12-31\`.`;
}

/** The guarantees of a configuration; those with a mistake are reported and left out. */
function guaranteesAt(placed: Placed, reader: ConfigReader): readonly ConfigGuarantee[] {
  const { source, report, placeOf } = reader;
  const mistake = ({ message, span }: { readonly message: string; readonly span: Span }, path: Path): void =>
    report(message, span, path);
  const found = readGuarantees(placed, { source, reader, report, mistake }, { more: ["campaigns"] });
  requireOwnNames(
    found.map(({ guarantee }) => guarantee),
    report,
  );
  return found.map(({ guarantee: { at, ...guarantee }, values }) => {
    const campaigns = valueReader(values)("campaigns", (globs) => globsAt(globs, reader));
    return { ...guarantee, ...withoutUndefined({ campaigns }), place: placeOf(at.path, at.span) };
  });
}
