import { alignColumns, type Style } from "@recond/reports";
import type { Problem, Verdict } from "./read-answer.js";

/** What the platform said, for people. */
export function verdictText(verdict: Verdict, attempts: number, style: Style): string {
  const { accepted, sentence, advice, problems, excerpt } = verdict;
  const lines = [`${title(accepted, style)}  ${sentence}`, ...problemLines(problems)];
  if (excerpt !== "") lines.push("", `  ${style.dim("the answer begins")}  ${excerpt}`);
  if (advice !== "") lines.push("", advice);
  if (attempts > 1) lines.push("It was sent twice: the first time the connection failed before an answer came.");
  return `${lines.join("\n")}\n`;
}

function title(accepted: boolean | null, style: Style): string {
  if (accepted === null) return style.yellow("unknown");
  return accepted ? style.green("accepted") : style.red("refused");
}

function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return [];
  return ["", ...alignColumns(problems.map(({ path, node, message }) => [`  ${path}`, node ?? "", message]))];
}
