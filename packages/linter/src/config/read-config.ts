import { positionsIn, quote } from "@recond/parser";
import type { Finding } from "../rule/finding.js";
import type { Known, Level } from "../rule/options.js";
import { idProblem, isLevel, levelProblem } from "../run/levels.js";
import { requireText } from "../run/require-options.js";
import type { Ignore, LintConfig } from "../rule/config.js";
import { type ConfigNode, LONGEST_TEXT, type ReadNode } from "./config-node.js";
import { isDay } from "./days.js";
import { globProblem } from "../ignores/globs.js";
import { ignoreProblem } from "./ignorable.js";
import { readJsonNodes } from "./json-nodes.js";
import { booleanAt, countAt, listAt, mapAt, type Placed, type Report, textAt } from "./values.js";
import { readYamlNodes } from "./yaml-nodes.js";

/** A configuration, or everything that is wrong with it. */
export type ReadConfig = { readonly config: LintConfig } | { readonly problems: readonly Finding[] };

const FORMATS: ReadonlySet<string> = new Set(["json", "yaml"]);

/** Most problems of one configuration that are told. */
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
  requireText("A configuration", text);
  if (!FORMATS.has(format)) throw new TypeError('A configuration is read as "json" or as "yaml".');
  const positionOf = positionsIn(text);
  const problems: Finding[] = [];
  const report: Report = (message, span, path) => {
    problems.push({ code: "", severity: "error", message, span, fixes: [], path, ...positionOf(span.start) });
  };
  const read = nodesOf(text, format);
  if ("mistakes" in read) for (const { message, span } of read.mistakes) report(message, span, []);
  const config = "node" in read ? configOf(read.node, report, positionOf) : {};
  if (problems.length === 0) return { config };
  return { problems: problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS) };
}

function nodesOf(text: string, format: "json" | "yaml"): ReadNode {
  if (text.length > LONGEST_TEXT) {
    const message = `This is longer than ${LONGEST_TEXT.toLocaleString("en-US")} characters. No configuration is.`;
    return { mistakes: [{ message, span: { start: 0, end: 0 } }] };
  }
  return format === "json" ? readJsonNodes(text) : readYamlNodes(text);
}

const KEYS = ["$schema", "files", "rules", "known", "complete", "max_warnings", "ignores"];

function configOf(node: ConfigNode, report: Report, positionOf: ReturnType<typeof positionsIn>): LintConfig {
  const values = mapAt({ node, path: [] }, KEYS, report);
  const read = <Value>(key: string, as: (placed: Placed) => Value | undefined): Value | undefined => {
    const placed = values?.get(key);
    return placed === undefined ? undefined : as(placed);
  };
  read("$schema", (placed) => textAt(placed, report));
  const files = read("files", (placed) => globsAt(placed, report));
  const rules = read("rules", (placed) => levelsAt(placed, report));
  const known = read("known", (placed) => knownAt(placed, report));
  const complete = read("complete", (placed) => booleanAt(placed, report));
  const maxWarnings = read("max_warnings", (placed) => countAt(placed, report));
  const ignores = read("ignores", (placed) =>
    listAt(placed, report)?.flatMap((item) => ignoresAt(item, report, positionOf)),
  );
  return {
    ...(files === undefined ? {} : { files }),
    ...(rules === undefined ? {} : { rules }),
    ...(known === undefined ? {} : { known }),
    ...(complete === undefined ? {} : { complete }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...(ignores === undefined ? {} : { ignores }),
  };
}

/** A glob, or a list of them. */
function globsAt(placed: Placed, report: Report): readonly string[] | undefined {
  const { node } = placed;
  const isOne = node.kind === "scalar" && typeof node.value === "string";
  const items = isOne ? [placed] : listAt(placed, report);
  return items?.flatMap((item) => checkedText(item, report, globProblem) ?? []);
}

/** A list of texts that are not blank. */
function textsAt(placed: Placed, report: Report): readonly string[] | undefined {
  return listAt(placed, report)?.flatMap((item) => textAt(item, report) ?? []);
}

function checkedText(
  placed: Placed,
  report: Report,
  problemOf: (text: string) => string | undefined,
): string | undefined {
  const text = textAt(placed, report);
  const problem = text === undefined ? undefined : problemOf(text);
  if (problem !== undefined) report(problem, placed.node.span, placed.path);
  return text;
}

function levelsAt(placed: Placed, report: Report): Readonly<Record<string, Level>> | undefined {
  const values = mapAt(placed, undefined, report);
  if (values === undefined) return undefined;
  const levels: [string, Level][] = [];
  for (const [id, { node, path, keySpan = node.span }] of values) {
    const level = node.kind === "scalar" ? node.value : undefined;
    const unknown = idProblem(id);
    const problem = levelProblem(id, level === undefined ? `a ${node.kind}` : level);
    if (unknown !== undefined) report(unknown, keySpan, path);
    else if (problem !== undefined) report(problem, node.span, path);
    else if (isLevel(level)) levels.push([id, level]);
  }
  return Object.fromEntries(levels);
}

const KNOWN_KEYS = ["custom_data", "media_type", "affiliate_name"];

function knownAt(placed: Placed, report: Report): Known | undefined {
  const values = mapAt(placed, KNOWN_KEYS, report);
  if (values === undefined) return undefined;
  return Object.fromEntries(
    [...values].flatMap(([key, list]) => {
      const names = textsAt(list, report);
      return names === undefined ? [] : [[key, names]];
    }),
  );
}

const IGNORE_KEYS = ["files", "path", "rule", "reason", "until"];

function ignoresAt(item: Placed, report: Report, positionOf: ReturnType<typeof positionsIn>): readonly Ignore[] {
  const values = mapAt(item, IGNORE_KEYS, report);
  if (values === undefined) return [];
  const { node, path } = item;
  const textOf = (
    key: string,
    problemOf: (text: string) => string | undefined = () => undefined,
  ): string | undefined => {
    const placed = values.get(key);
    return placed === undefined ? undefined : checkedText(placed, report, problemOf);
  };
  for (const [key, why] of REQUIRED) if (!values.has(key)) report(why, node.span, path);
  const within = textOf("path");
  const placedFiles = values.get("files");
  const files = placedFiles === undefined ? undefined : globsAt(placedFiles, report);
  const rule = textOf("rule", ignoreProblem);
  const reason = textOf("reason");
  const until = textOf("until", dayProblem);
  if (rule === undefined || reason === undefined) return [];
  const ruleSpan = values.get("rule")?.node.span ?? node.span;
  return [
    {
      rule,
      reason,
      ...(files === undefined ? {} : { files }),
      ...(within === undefined ? {} : { path: within }),
      ...(until === undefined ? {} : { until }),
      // In a list, the whole of it would be many lines.
      place: { path, span: ruleSpan, ...positionOf(ruleSpan.start) },
    },
  ];
}

const REQUIRED: readonly (readonly [string, string])[] = [
  ["rule", "This ignore names no `rule`. It needs the id of one."],
  ["reason", "This ignore has no `reason`. Say why what is found is as it should be."],
];

function dayProblem(text: string): string | undefined {
  return isDay(text) ? undefined : `${quote(text)} is no day. Write it as \`2026-12-31\`.`;
}
