import type { Known, Rule } from "@recond/linter";
import type { VocabularyName } from "@recond/parser";
import type { Style } from "@recond/reports";

/** The level that a rule has unless somebody changes it. */
export function levelOf({ severity, isOff }: Rule): string {
  return isOff === true ? "off" : severity;
}

/** A rule as `--json` prints it. */
export function ruleJson(rule: Rule): unknown {
  const { id, about, title, severity, fixable, why, bad, good, vocabulary = "recording", options } = rule;
  return {
    rule: id,
    about,
    title,
    severity,
    level: levelOf(rule),
    fix: fixable === false ? null : fixable,
    why,
    vocabulary,
    known: options?.known ?? null,
    bad,
    good,
  };
}

/** The page of a rule for people: why, what is wrong, what is right, how to configure it. */
export function rulePageText(rule: Rule, style: Style): string {
  const { id, title, why, bad, good } = rule;
  const note = style.dim(exampleNote(rule));
  return [
    style.bold(`${id}: ${title}`),
    `${severityText(rule)} ${fixText(rule)}`,
    "",
    why,
    "",
    style.red("wrong") + note,
    indent(bad),
    "",
    style.green("right") + note,
    good === "" ? "  (the empty condition)" : indent(good),
    "",
    ...configureLines(rule, style),
    "",
  ].join("\n");
}

function severityText({ severity, isOff }: Rule): string {
  return isOff === true ? `Off unless you ask for it, then ${severity}.` : `${severity}.`;
}

function fixText({ fixable }: Rule): string {
  if (fixable === "safe") return "Its fix is safe if it changes no decision: `--fix` applies it then.";
  if (fixable === "suggested") {
    return "Its fix is a suggestion: `--fix-suggested` applies it where the rule is an error.";
  }
  return "It has no fix.";
}

/** What is said of an example in the terms of another condition than the recording condition, for people. */
export const vocabularyNotes: Readonly<Record<VocabularyName, string>> = {
  recording: "",
  routing: " in a routing condition (`--vocabulary routing`)",
  payout: " in a pay condition (`--vocabulary payout`)",
};

function exampleNote({ vocabulary = "recording", options }: Rule): string {
  const lists = knownLists(options?.known ?? {}).map(([list, names]) => `${list}: ${names}`);
  return lists.length === 0 ? vocabularyNotes[vocabulary] : ` with these names known: ${lists.join("; ")}`;
}

/** The lists that there are, with their names. */
function knownLists({ custom_data, media_type, affiliate_name }: Known): readonly (readonly [string, string])[] {
  const lists = Object.entries({ custom_data, media_type, affiliate_name });
  return lists.flatMap(([list, names]) => (names === undefined ? [] : [[list, names.join(", ")] as const]));
}

function configureLines({ id, about, severity, isOff, options }: Rule, style: Style): readonly string[] {
  // A text that is no JSON, or what was guessed, would pass for fine without it.
  if (id === "json-syntax" || id === "guessed-meaning") {
    return [style.bold("configure"), "  It cannot be switched off."];
  }
  const level = isOff === true ? severity : "off";
  const ignored =
    about === "config"
      ? []
      : ["  in recond.config.yaml, for a single finding:", "    ignores:", `      - rule: ${id}`, "        reason: …"];
  return [
    style.bold("configure"),
    `  for one run: recond lint --rule ${id}=${level} …`,
    `  in recond.config.yaml: rules: { ${id}: ${level} }`,
    ...knownLists(options?.known ?? {}).map(
      ([list, names]) => `  the names that exist, in recond.config.yaml: known: { ${list}: [${names}] }`,
    ),
    ...ignored,
  ];
}

/** A text moved to the right. */
export function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, "  ");
}
