import type { RuleFile } from "../../../rule/rule.js";

/** Reported by `lintAndFix` itself, of the conditions that it changed: a condition alone does not show that it was guessed. */
export const guessedMeaning: RuleFile<"condition"> = {
  id: "guessed-meaning",
  title: "A condition was mended by a guess",
  severity: "error",
  why: "`--fix-suggested` mends mistakes that can be read in more than one way, as it guesses that they were meant. A wrong guess records calls that must not be recorded, or loses calls. So each condition that was guessed is reported, as it was and as it is, and the run fails until a person has looked: the next run takes the text as it stands, and `--accept` says beforehand that somebody looks. A condition that was changed to keep a guarantee is reported as well: that it keeps it is proven, but it records other calls than before.",
  bad: "moblie and not repeat",
  good: "mobile and not repeat",
  check: () => [],
};
