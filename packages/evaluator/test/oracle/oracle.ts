import { type Known, knownOf } from "./known.js";

/** 1 for true, 0 for false, 0.5 for unknown. */
export type Degree = 0 | 0.5 | 1;

const TOKEN = /[ \t\r\n]+|"[^"]*"|\[[^\]]*\]|[a-z_]+|[0-9]+|!=|>=|<=|[=<>()]/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`The oracle cannot read on at ${String(at)} of ${text}`);
    if (match[0].trim() !== "") tokens.push(match[0]);
  }
  return tokens;
}

const STRENGTH: Readonly<Record<string, number>> = { or: 1, and: 2, not: 3 };

/** Another reading, as `R10 trimmed`; without one, ours. */
export type Way = string | undefined;

/** What a valid condition is for a call. */
export function oracle(text: string, call: unknown, way?: Way): Degree {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return 1;
  const known = knownOf(call);
  const values: Degree[] = [];
  const operators: string[] = [];
  const apply = (): void => {
    const operator = operators.pop();
    const last = values.pop() ?? 0;
    if (operator === "not") values.push((1 - last) as Degree);
    else values.push((operator === "and" ? Math.min : Math.max)(values.pop() ?? 0, last) as Degree);
  };
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? "";
    if (token === "(" || token === "not") {
      operators.push(token);
      at += 1;
    } else if (token === ")") {
      while (operators.at(-1) !== "(") apply();
      operators.pop();
      at += 1;
    } else if (token === "and" || token === "or") {
      while ((STRENGTH[operators.at(-1) ?? ""] ?? 0) >= (STRENGTH[token] ?? 0)) apply();
      operators.push(token);
      at += 1;
    } else {
      const end = endOfPredicate(tokens, at);
      values.push(degreeOf(tokens.slice(at, end), known, way));
      at = end;
    }
  }
  while (operators.length > 0) apply();
  return values[0] ?? 1;
}

const ENDS = new Set(["and", "or", ")"]);

function endOfPredicate(tokens: readonly string[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && !ENDS.has(tokens[end] ?? "")) end += 1;
  return end;
}

function sure(truth: boolean): Degree {
  return truth ? 1 : 0;
}

function degreeOf(tokens: readonly string[], known: Known, way: Way): Degree {
  const [term = "", second = ""] = tokens;
  const name = second.slice(1, -1).trim();
  if (term === "pressed") return pressedDegree(name.split(/[ \t]+/), known, way);
  if (term === "in_region") {
    if (known.regions === undefined) return 0.5;
    return sure(second === "" ? known.regions.length > 0 : known.regions.includes(name));
  }
  if (term === "custom_data") return textDegree(customValue(name, known), tokens.slice(2), way);
  if (tokens.length === 1) return known.flags.has(term) ? sure(known.flags.get(term) === true) : 0.5;
  if (term === "duration" || term === "connect_duration") return lengthDegree(known.seconds.get(term), tokens.slice(1));
  return textDegree(known.texts.get(term), tokens.slice(1), way);
}

/** Own entries only, because only those were copied. */
function customValue(name: string, known: Known): string | null | undefined {
  if (known.custom === undefined || known.hiddenCustom.has(name)) return undefined;
  if (!known.custom.has(name)) return null;
  const value = known.custom.get(name);
  return typeof value === "string" || value === null ? value : undefined;
}

function isBeginning(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((key, index) => key === path[index]);
}

function pressedDegree(path: readonly string[], known: Known, way: Way): Degree {
  if (known.paths === undefined) return 0.5;
  if (way === "R9 whole-path") return wholePathDegree(path, known.paths, known.hiddenPaths);
  if (known.paths.some((taken) => isBeginning(path, taken))) return 1;
  return known.hiddenPaths.some((other) => isBeginning(path, other) || isBeginning(other, path)) ? 0.5 : 0;
}

type Paths = readonly (readonly string[])[];

/** The caller stopped there. A path that may have been taken is one that goes on from the longest that was, if it goes on from any. */
function wholePathDegree(path: readonly string[], taken: Paths, hidden: Paths): Degree {
  const isTaken = taken.some((each) => each.join() === path.join());
  const open = hidden.filter(
    (other) => !taken.some((each) => each.length > path.length && isBeginning(path, each) && isBeginning(each, other)),
  );
  if (open.some((other) => other.length > path.length && isBeginning(path, other))) return 0.5;
  if (isTaken) return 1;
  return open.some((other) => isBeginning(other, path)) ? 0.5 : 0;
}

/** A text as it is compared. */
function comparedAs(text: string, way: Way): string {
  if (way === "R10 ignore-case") return text.toLowerCase();
  return way === "R10 trimmed" ? text.replaceAll(/^\s+|\s+$/g, "") : text;
}

function textDegree(given: string | null | undefined, [test = "", quoted = ""]: readonly string[], way: Way): Degree {
  if (given === undefined) return 0.5;
  if (given === null) return sure(test === "!=" && way !== "R11 not-equal-needs-value");
  if (test === "present") return sure((way === "R12 any-text" ? given : given.trim()).length > 0);
  const [value, wanted] = [comparedAs(given, way), comparedAs(quoted.slice(1, -1), way)];
  if (test === "!=") return sure(value !== wanted);
  return sure(test === "=" ? value === wanted : value.split(wanted).length > 1 || wanted === "");
}

function lengthDegree(value: number | undefined, [operator = "", ...words]: readonly string[]): Degree {
  if (value === undefined) return 0.5;
  let total = 0;
  for (let at = 0; at < words.length; at += 2) total += Number(words[at]) * (words[at + 1] === "min" ? 60 : 1);
  if (operator.length === 2) return sure(operator === ">=" ? value >= total : value <= total);
  if (operator === "=") return sure(value === total);
  return sure(operator === ">" ? value > total : value < total);
}
