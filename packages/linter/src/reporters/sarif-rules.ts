import { diagnosticCodes } from "@recond/parser";
import type { RulePage } from "../rule/rule.js";
import { rules } from "../rules/index.js";

/** What SARIF calls severities. */
export const SARIF_LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** The page of a rule or of a code of the parser. */
type Page = Pick<RulePage, "title" | "severity" | "isOff" | "why" | "bad" | "good">;

const pages: readonly (readonly [string, Page])[] = [...Object.entries(rules), ...Object.entries(diagnosticCodes)];

/** The index in `sarifRules` by the id of a rule. */
export const sarifRuleIndexes: ReadonlyMap<string, number> = new Map(pages.map(([id], index) => [id, index]));

/** Everything that can be found, as SARIF describes it: the rules, then the codes of the parser. */
export function sarifRules(): readonly object[] {
  return pages.map(([id, { title, severity, isOff, why, bad, good }]) => ({
    id,
    shortDescription: { text: messageText(title.replaceAll("`", "")) },
    fullDescription: { text: messageText(why) },
    help: { text: helpText(why, bad, good), markdown: helpMarkdown(why, bad, good) },
    defaultConfiguration: { enabled: isOff !== true, level: SARIF_LEVELS[severity] },
  }));
}

function helpText(why: string, bad: string, good: string): string {
  const examples = [...(bad === "" ? [] : [`Instead of: ${bad}`]), ...(good === "" ? [] : [`Write: ${good}`])];
  return messageText([why, ...examples].join("\n\n"));
}

function helpMarkdown(why: string, bad: string, good: string): string {
  const examples = [
    ...(bad === "" ? [] : ["Instead of", indented(bad)]),
    ...(good === "" ? [] : ["write", indented(good)]),
  ];
  return messageText([why, ...examples].join("\n\n"));
}

/** A block of code, whatever is in it. */
function indented(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}

/** A text in which SARIF sees neither a placeholder nor a link, which it has its own marks for. */
export function messageText(text: string): string {
  return text.replaceAll(/\{(\d+)\}/g, "{{$1}}").replaceAll("](", "] (");
}
