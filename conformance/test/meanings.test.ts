import { equivalent } from "@recond/analyzer";
import { applyFirstFixes, applySafeFixes, type MeaningCase, readMeanings } from "@recond/conformance";
import { type Condition, not, parse } from "@recond/parser";
import { describe, expect, it } from "vitest";

const cases = readMeanings();

/** The text after so many rounds of fixes that another one changes nothing. */
function mended(source: string, apply: typeof applyFirstFixes): string {
  let text = source;
  for (let round = 0; round < 10; round += 1) text = apply(text, parse(text).diagnostics);
  return text;
}

/** The tree of a valid text. */
function read(text: string): Condition | null | undefined {
  const { condition, valid } = parse(text);
  return valid ? condition : undefined;
}

function areEqual(a: Condition | null, b: Condition | null): boolean {
  return a === null || b === null ? a === b : equivalent(a, b).answer === true;
}

/** What became of a case: whether something is offered, and whether that is what was meant. */
function judge(
  { source, meant }: MeaningCase,
  apply: typeof applyFirstFixes,
): "none" | "meant" | "opposite" | "otherwise" {
  const offered = read(mended(source, apply));
  if (offered === undefined) return "none";
  const wanted = meant === null ? undefined : read(meant);
  if (wanted === undefined) return "otherwise";
  if (areEqual(offered, wanted)) return "meant";
  return wanted !== null && areEqual(offered, not(wanted)) ? "opposite" : "otherwise";
}

/** The sources of each verdict. */
function score(apply: typeof applyFirstFixes): Readonly<Record<ReturnType<typeof judge>, readonly string[]>> {
  const found = { none: [] as string[], meant: [] as string[], opposite: [] as string[], otherwise: [] as string[] };
  for (const entry of cases) found[judge(entry, apply)].push(entry.source);
  return found;
}

const safe = score(applySafeFixes);
const first = score(applyFirstFixes);

describe("what is offered for broken conditions", () => {
  it("is what their authors meant", () => {
    const offers = first.meant.length + first.otherwise.length + first.opposite.length;
    process.stdout.write(
      `${cases.length} broken conditions, ${offers} offers, ${first.meant.length} as meant; safe ones: ${safe.meant.length}\n`,
    );
    expect(first.meant.length / offers).toBeGreaterThanOrEqual(0.97);
    expect(first.meant.length).toBeGreaterThanOrEqual(300);
  });

  it("is in a larger condition, or denied, what it is alone", () => {
    const frames = [
      ["(X) and custom_data[p] present", "(X) and custom_data[p] present"],
      ["NOT (X) AND custom_data[p] present", "not (X) and custom_data[p] present"],
      ["X -> skip", "not (X)"],
      ["skip if (X)", "not (X)"],
      ["AND(custom_data[p] present, X)", "custom_data[p] present and (X)"],
      ["skip if OR(custom_data[p] present; NOT(X))", "not (custom_data[p] present or not (X))"],
    ];
    const framed = cases.flatMap((entry) =>
      frames.map(([frame = "", right = ""]) => ({
        ...entry,
        source: frame.replace("X", () => entry.source),
        meant: entry.meant === null || entry.meant === "" ? null : right.replace("X", () => entry.meant ?? ""),
      })),
    );
    expect(framed.filter((entry) => judge(entry, applyFirstFixes).startsWith("o"))).toEqual([]);
  });

  it("is never the opposite", () => {
    expect([...first.opposite, ...safe.opposite]).toEqual([]);
  });

  it("is never anything else where it is safe", () => {
    expect(safe.otherwise).toEqual([]);
  });
});
