import {
  applyFixes,
  type Diagnostic,
  diagnosticCodes,
  firstBehind,
  fixesToApply,
  type FixOptions,
  requireObject,
  requireText,
  requireThat,
  type Span,
} from "@recond/parser";
import type { LintOptions } from "./rule/options.js";
import { redundancyRules } from "./rules/conditions/meaning/helpers/redundant-parts.js";

/** A text after its fixes. */
export interface Fixed {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
  /** What is still found. */
  readonly found: readonly Diagnostic[];
}

/**
 * Parts that change nothing go one by one, as each is proven with the others there. No condition that somebody wrote has as many; what is
 * left after them is reported as it is.
 */
const MOST_PASSES = 1000;

/** As many more mend the language, and what mending brings to light. */
const MOST_MENDING_PASSES = 100;

/** Finds what is wrong with a text. A `find` that goes by the options finds all mistakes at once, however many they are. */
export type Find<Found extends Diagnostic> = (
  text: string,
  options?: Pick<LintOptions, "maxDiagnostics">,
) => readonly Found[];

/**
 * Applies fixes until there is none left to apply. A fix of a rule after which something else is found that was not found before is
 * not applied; but for what is only doubtful, no error is left as it is. (Mending an error of the language is no such fix: before it, no rule could be
 * followed.)
 */
export function fixAll<Found extends Diagnostic>(
  text: string,
  find: Find<Found>,
  options: FixOptions = {},
): Fixed & { readonly found: readonly Found[] } {
  requireText("The text is a string", text);
  requireThat(typeof find === "function", "What finds mistakes is a function, such as `lint`", find);
  requireObject("The options are an object", options);
  let state = withoutMistakes(text, find, options);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = onePass(state, find, options);
    if (next === undefined) break;
    state = next;
  }
  return state;
}

/** Mistakes of the language come first, by themselves: only without them it is known what the rules find. */
function withoutMistakes<Found extends Diagnostic>(text: string, find: Find<Found>, options: FixOptions): State<Found> {
  const findAll = (each: string): readonly Found[] => find(each, { maxDiagnostics: Infinity });
  const start: State<Found> = { text, found: findAll(text), applied: 0 };
  let state = mendMistakes(start, findAll, options, new Set());
  const broken = new Set(state.found.filter((each) => isGrave(each) && isMistake(each)).map(conditionOf));
  // Half a guess says neither what its author wrote nor what was meant.
  if (options.suggested === true && broken.size > 0) state = mendMistakes(start, findAll, options, broken);
  return state.found.filter(isMistake).length > MOST_REPORTED ? { ...state, found: find(state.text) } : state;
}

/** @param broken - conditions that errors are left in, whatever is guessed: of these, safe fixes alone are applied */
function mendMistakes<Found extends Diagnostic>(
  start: State<Found>,
  find: Find<Found>,
  options: FixOptions,
  broken: ReadonlySet<string>,
): State<Found> {
  let state = start;
  for (let pass = 0; pass < MOST_MENDING_PASSES; pass += 1) {
    const mendable = mendableIn(state, options).filter(isMistake);
    const allowed = mendable.map((each) =>
      broken.has(conditionOf(each)) ? { ...each, fixes: each.fixes.filter(({ safe }) => safe) } : each,
    );
    const next = withFixes(state, allowed, find, options);
    if (next === undefined) break;
    state = next;
  }
  return state;
}

/** Which of a payload's conditions something is found in. */
function conditionOf(each: Diagnostic): string {
  return "path" in each ? JSON.stringify(each.path) : "";
}

/** So many mistakes of a condition are reported unless all are asked for. */
const MOST_REPORTED = 1000;

interface State<Found extends Diagnostic> {
  readonly text: string;
  readonly found: readonly Found[];
  readonly applied: number;
}

/** As many fixes as go together; undefined when none can be applied. */
function onePass<Found extends Diagnostic>(
  state: State<Found>,
  find: Find<Found>,
  options: FixOptions,
): State<Found> | undefined {
  const open = openPlaces(state);
  const mendable = mendableIn(state, options).filter((each) => !isMistake(each) && !isOpen(each, open));
  const graver = mendable.filter(({ severity }) => severity !== "info");
  const gravest = mendable.filter(isGrave);
  const together =
    withFixes(state, mendable, find, options) ??
    (graver.length < mendable.length ? withFixes(state, graver, find, options) : undefined) ??
    (gravest.length < graver.length ? withFixes(state, gravest, find, options) : undefined);
  if (together !== undefined) return together;
  // One of them brings something new, which shows when each is tried alone.
  const harmless = mendable.filter((each) => withFixes(state, [each], find, options) !== undefined);
  return withFixes(state, harmless, find, options) ?? withFixes(state, harmless.slice(0, 1), find, options);
}

/** What has a fix of those that are wanted. */
function mendableIn<Found extends Diagnostic>({ found }: State<Found>, { suggested }: FixOptions): readonly Found[] {
  return found.filter(({ fixes }) => fixes.some(({ safe }) => safe || suggested === true));
}

/** Where a person has yet to choose, in order and apart: what changes the text there would hide the choice. */
function openPlaces({ found }: State<Diagnostic>): readonly Span[] {
  const places = found.flatMap(({ span, alternatives = [] }) =>
    alternatives.length === 0 ? [] : [span, ...alternatives.flatMap(({ edits }) => edits.map((edit) => edit.span))],
  );
  const open: Span[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = open.at(-1);
    if (last === undefined || last.end < start) open.push({ start, end });
    else open[open.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return open;
}

function isOpen({ fixes }: Diagnostic, open: readonly Span[]): boolean {
  const spans = fixes.flatMap(({ edits }) => edits.map(({ span }) => span));
  return spans.some(
    ({ start, end }) => (open[firstBehind(open, (place) => place.end > start)]?.start ?? Infinity) < end,
  );
}

/** Whether it is the parser's: nothing else is said of a condition that has an error. */
export function isMistake({ code }: Pick<Diagnostic, "code">): boolean {
  return Object.hasOwn(diagnosticCodes, code);
}

/** The text with these fixes; undefined when they change nothing, or something new is found then. */
function withFixes<Found extends Diagnostic>(
  { text, found, applied }: State<Found>,
  mended: readonly Found[],
  find: Find<Found>,
  options: FixOptions,
): State<Found> | undefined {
  const fixed = applyFixes(text, mended, options);
  if (fixed === text) return undefined;
  const left = find(fixed);
  const counted = mended.every(isGrave) ? left.filter(isGrave) : left;
  if (!mended.some(isMistake) && hasMore(counted, found)) return undefined;
  return { text: fixed, found: left, applied: applied + fixesToApply(mended, options).length };
}

function isGrave({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** Whether some kind of finding is there more often than before, and stays: how something is written, the next pass mends. */
function hasMore(after: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
  const counts = new Map<string, number>();
  for (const each of before) counts.set(kindOf(each), (counts.get(kindOf(each)) ?? 0) + 1);
  return after.some((each) => {
    if (each.severity === "info" && each.fixes.some(({ safe }) => safe)) return false;
    const kind = kindOf(each);
    const left = (counts.get(kind) ?? 0) - 1;
    counts.set(kind, left);
    return left < 0;
  });
}

/** Why a part can go depends on what else is there: when one has gone, the same is said of another in other words. */
function kindOf(each: Diagnostic): string {
  const { code, alternatives } = each;
  if (alternatives !== undefined) return `${code}, a choice`;
  const kind = redundancyRules.some((rule) => rule === code) ? "redundant" : code;
  // One condition's error does not make up for another's.
  return isGrave(each) ? `${kind} in ${conditionOf(each)}` : kind;
}
