import { type Placed, readJson, spanOf } from "@recond/documents";
import type { KnownFinding } from "../ignores/known-finding.js";
import type { Finding } from "../rule/finding.js";
import { collecting, type ConfigReader } from "./config-reader.js";

/** A baseline, or what is wrong with it. */
export type ReadBaseline = { readonly findings: readonly KnownFinding[] } | { readonly problems: readonly Finding[] };

/** Most problems of one baseline that are reported. */
const MOST_PROBLEMS = 20;

/**
 * Reads a baseline. No text makes it throw.
 *
 * @returns the findings that it names, or at least one problem: errors without a code, in the order of the text
 */
export function readBaseline(text: string): ReadBaseline {
  const read = readJson(text);
  return collecting(text, "A baseline", MOST_PROBLEMS, (reader) => {
    for (const { message, span } of read.problems) reader.report(message, span, []);
    return { findings: "root" in read ? findingsIn({ node: read.root, path: [] }, reader) : [] };
  });
}

const KEYS = ["version", "findings"];
const FINDING_KEYS = ["file", "rule", "path", "text", "count"];

function findingsIn(root: Placed, reader: ConfigReader): readonly KnownFinding[] {
  const values = reader.object(root, KEYS);
  if (values === undefined) return [];
  const version = values.get("version");
  if (version?.node.value !== 1) {
    const { node, path } = version ?? root;
    reader.report("A baseline has `version` 1. Write it again with `--write-baseline`.", spanOf(node), path);
  }
  const findings = values.get("findings");
  if (findings !== undefined) return reader.list(findings)?.flatMap((item) => findingAt(item, reader)) ?? [];
  reader.report("This baseline has no `findings`.", spanOf(root.node), root.path);
  return [];
}

function findingAt(item: Placed, reader: ConfigReader): readonly KnownFinding[] {
  const values = reader.object(item, FINDING_KEYS);
  if (values === undefined) return [];
  const { node, path: place } = item;
  const read = <Value>(key: string, as: (placed: Placed) => Value | undefined): Value | undefined => {
    const placed = values.get(key);
    if (placed === undefined) reader.report(`This finding has no \`${key}\`.`, spanOf(node), place);
    return placed === undefined ? undefined : as(placed);
  };
  const textOf = (placed: Placed): string | undefined => reader.text(placed, "a text");
  const file = read("file", (placed) => reader.filled(placed));
  const rule = read("rule", (placed) => reader.filled(placed));
  const path = read("path", textOf);
  const text = read("text", textOf);
  const count = read("count", (placed) => reader.count(placed));
  const isRead = file !== undefined && rule !== undefined && path !== undefined && text !== undefined;
  return isRead && count !== undefined ? [{ file, rule, path, text, count }] : [];
}
