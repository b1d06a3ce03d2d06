import { applyFixes, type Diagnostic, diagnosticCodes, fixesToApply, type FixOptions } from "@recond/parser";
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
 * not applied. (Mending an error of the language is no such fix: before it, no rule could be followed.)
 *
 * @param find - finds what is wrong with a text: `lint` or `lintPayload`
 */
export function fixAll<Found extends Diagnostic>(
  text: string,
  find: Find<Found>,
  options: FixOptions = {},
): Fixed & { readonly found: readonly Found[] } {
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
  let state: State<Found> = { text, found: findAll(text), applied: 0 };
  for (let pass = 0; pass < MOST_MENDING_PASSES; pass += 1) {
    const next = withFixes(state, mendableIn(state, options).filter(isMistake), findAll, options);
    if (next === undefined) break;
    state = next;
  }
  return state.found.filter(isMistake).length > MOST_REPORTED ? { ...state, found: find(state.text) } : state;
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
  const mendable = mendableIn(state, options).filter((each) => !isMistake(each));
  const together = withFixes(state, mendable, find, options);
  if (together !== undefined) return together;
  // One of them brings something new, which shows when each is tried alone.
  const harmless = mendable.filter((each) => withFixes(state, [each], find, options) !== undefined);
  return withFixes(state, harmless, find, options) ?? withFixes(state, harmless.slice(0, 1), find, options);
}

/** What has a fix of those that are wanted. */
function mendableIn<Found extends Diagnostic>({ found }: State<Found>, { suggested }: FixOptions): readonly Found[] {
  return found.filter(({ fixes }) => fixes.some(({ safe }) => safe || suggested === true));
}

/** Whether it is the parser's: nothing else is said of a condition that has an error. */
function isMistake({ code }: Diagnostic): boolean {
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
  if (!mended.some(isMistake) && hasMore(left, found)) return undefined;
  return { text: fixed, found: left, applied: applied + fixesToApply(mended, options).length };
}

/** Whether some kind of finding is there more often than before, and stays: how something is written, the next pass mends. */
function hasMore(after: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
  const counts = new Map<string, number>();
  for (const { code } of before) counts.set(kindOf(code), (counts.get(kindOf(code)) ?? 0) + 1);
  return after.some(({ code, severity, fixes }) => {
    if (severity === "info" && fixes.some(({ safe }) => safe)) return false;
    const kind = kindOf(code);
    const left = (counts.get(kind) ?? 0) - 1;
    counts.set(kind, left);
    return left < 0;
  });
}

/** Why a part can go depends on what else is there: when one has gone, the same is said of another in other words. */
function kindOf(code: string): string {
  return redundancyRules.some((each) => each === code) ? "redundant" : code;
}
