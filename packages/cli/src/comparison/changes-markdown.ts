import { brokenText, type Guarantee, type Relation, type TellingCall } from "@recond/analyzer";
import { callText } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { counted, group, markdownCode, markdownPlain } from "@recond/reports";
import {
  type ChangedGuarantee,
  changeTitle,
  countChanges,
  fixText,
  inOrder,
  type Standing,
} from "./changed-guarantees.js";
import type { Changes, ComparedPair } from "./changes.js";
import { betweenText, countsOf, titleOf, turnedText } from "./comparison.js";
import { settledIn, settledSentence } from "../analysis/analysis.js";
import type { Side } from "./side.js";

/** GitHub takes 65,536 characters of a comment; what posts it adds a mark of its own. Counted in bytes, of which there are no fewer. */
const MOST_BYTES = 65_000;

/** What a table may take of it. */
const TABLE_BYTES = 20_000;

/** What the details of guarantees may take of it. */
const GUARANTEE_BYTES = 15_000;

/** What the sentences about what is left out take. */
const HINT_BYTES = 600;

/** No reader of a comment needs more of one text. */
const MOST_CHARACTERS = 400;

/** What changed, as the comment on a pull request: the answer, tables, and folded what shows each change. */
export function changesMarkdown(changes: Changes): string {
  const head = `**${answer(changes)}${guaranteesAnswer(changes)}**\n\n${markdownPlain(otherCounts(changes))}\n${promisesText(changes)}`;
  const changed = inOrder(changes.guarantees ?? []);
  const promises = fitting(changed, guaranteeRow, TABLE_BYTES / 2);
  const promised =
    promises.taken.length === 0 ? "" : `\n| guarantee | campaign | |\n| --- | --- | --- |\n${promises.taken.join("")}`;
  const proofs = fitting(changed, guaranteeDetails, GUARANTEE_BYTES);
  const pairs = changes.compared
    .filter((pair) => isTold(pair))
    .toSorted((a, b) => ORDER.indexOf(a.compared.relation) - ORDER.indexOf(b.compared.relation));
  const table = fitting(rowsOf(pairs, changes), (row) => row, TABLE_BYTES);
  const rows = table.taken.length === 0 ? "" : `\n| file | what is recorded |\n| --- | --- |\n${table.taken.join("")}`;
  const left = MOST_BYTES - HINT_BYTES - sizeOf([head, promised, rows, ...proofs.taken].join(""));
  const details = fitting(
    pairs.filter(({ compared }) => compared.relation !== "equivalent"),
    detailsText,
    left,
  );
  const hints = [
    hint(promises.left + table.left, "row"),
    hint(proofs.left, "guarantee"),
    hint(details.left, "change"),
  ].join("");
  return [head, promised, rows, hints, ...proofs.taken, ...details.taken].join("");
}

/** The gravest first. */
const ORDER: readonly Relation[] = ["looser", "different", "not-equivalent", "undecided", "stricter", "equivalent"];

const IN_WORDS: Readonly<Record<Relation, string>> = {
  looser: "more",
  different: "otherwise: some calls more, others no longer",
  "not-equivalent": "otherwise; whether more and less is not decided",
  undecided: "not decided",
  stricter: "less",
  equivalent: "the same",
};

/** Whether there is anything to tell of a pair: not of what means the same and stayed where it was. */
function isTold({ before, terms, compared }: ComparedPair): boolean {
  return compared.relation !== "equivalent" || (before !== null && terms !== "future");
}

function answer(changes: Changes): string {
  const counts = new Map(countsOf(changes).map(({ kind, count }) => [kind, count]));
  const parts = (
    [
      ["looser", "more"],
      ["stricter", "less"],
      ["different", "otherwise"],
      ["not-equivalent", "otherwise in a way that is not decided"],
    ] as const
  ).flatMap(([kind, word]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${word} in ${group(count)}`];
  });
  const open = counts.get("undecided") ?? 0;
  const isOpen = open > 0 || changes.unreadable.length > 0;
  if (parts.length > 0) return `Recorded is ${parts.join(", ")}.`;
  return isOpen ? "Whether the same is recorded is not known of every file." : "The same is recorded as before.";
}

/** Empty where nothing is promised. */
function guaranteesAnswer({ guarantees }: Changes): string {
  if (guarantees === undefined) return "";
  const counts = countChanges(guarantees).map(({ title, campaigns }) => `${title} in ${group(campaigns)}`);
  return counts.length === 0 ? " No guarantee is newly broken." : ` Guarantees are ${counts.join(", ")}.`;
}

/** More guarantees of configurations are counted only. */
const MOST_PROMISES = 10;

function promisesText({ promises = [] }: Changes): string {
  const lines = promises
    .slice(0, MOST_PROMISES)
    .map(({ change, guarantee, file }) => `- guarantee ${change}: ${code(guarantee)} in ${code(file)}\n`);
  const more = promises.length - MOST_PROMISES;
  if (more > 0) lines.push(`- and ${group(more)} more\n`);
  return lines.length === 0 ? "" : `\n${lines.join("")}`;
}

function guaranteeRow({ change, guarantee, name, terms }: ChangedGuarantee): string {
  return `| ${code(guarantee.name)} | ${nameText({ name, terms, before: null })} | ${changeTitle(change)} |\n`;
}

function guaranteeDetails({ change, guarantee, name, terms, before, after }: ChangedGuarantee): string {
  const fix = fixText(after?.kept);
  const lines = [
    `${guarantee.kind} ${code(format(guarantee.condition))}${guarantee.everyReading === true ? ", under every reading" : ""}`,
    ...(guarantee.why === undefined ? [] : [`why: ${code(guarantee.why)}`]),
    ...proofLine("before", guarantee, before),
    ...proofLine("after", guarantee, after),
    ...(fix === null ? [] : [`would keep it: ${fix === "" ? "no condition: every call" : code(fix)}`]),
  ];
  const summary = `${code(guarantee.name)}, ${nameText({ name, terms, before: null })}: ${changeTitle(change)}`;
  return folded(summary, lines);
}

/** Empty where the guarantee is not for the campaign. */
function proofLine(when: string, { kind }: Guarantee, standing: Standing | null): readonly string[] {
  if (standing === null) return [];
  const { proof } = standing;
  if (proof.verdict === "undecided") return [`${when}: undecided. ${markdownPlain(proof.reason)}`];
  return [`${when}: ${proof.verdict === "proven" ? "proven" : brokenText(kind, proof, code(callText(proof.call)))}`];
}

function otherCounts(changes: Changes): string {
  const { between } = changes;
  const listed = countsOf(changes)
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${group(count)} ${titleOf(kind)}`)
    .join(", ");
  const apart = changes.compared.some(({ terms }) => terms !== null) ? " Current and future terms count apart." : "";
  const head = between === undefined ? "A and B" : betweenText(between);
  return `${head}: ${listed === "" ? "no campaigns and no conditions" : listed}.${apart}`;
}

function rowsOf(pairs: readonly ComparedPair[], { removed, added, unreadable }: Changes): readonly string[] {
  return [
    ...pairs.map((pair) => `| ${nameText(pair)} | ${IN_WORDS[pair.compared.relation]} |\n`),
    ...unreadable.map(({ name, message }) => `| ${code(name)} | not readable: ${code(message)} |\n`),
    ...removed.map(({ name }) => `| ${code(name)} | removed |\n`),
    ...added.map(({ name }) => `| ${code(name)} | added |\n`),
  ];
}

function nameText({ name, before, terms }: Pick<ComparedPair, "name" | "before" | "terms">): string {
  const version = terms === null ? "" : `, ${terms} terms`;
  return `${code(name)}${version}${before === null ? "" : `, which was ${code(before)}`}`;
}

function detailsText(pair: ComparedPair): string {
  const { compared, sides } = pair;
  const [a, b] = sides;
  const lines = [
    `before: ${sideText(a)}`,
    `after: ${sideText(b)}`,
    ...tellingText("recorded now, and not before", compared.onlyB),
    ...tellingText("recorded before, and no longer", compared.onlyA),
    ...(pair.turned === undefined ? [] : [`in the log: ${markdownPlain(turnedText(pair.turned))}`]),
    ...compared.undecided.map((reason) => markdownPlain(reason)),
  ];
  const summary = `${nameText(pair)}: ${IN_WORDS[compared.relation]}`;
  return folded(summary, lines);
}

function folded(summary: string, lines: readonly string[]): string {
  return `\n<details><summary>${summary}</summary>\n\n${lines.map((line) => `- ${line}\n`).join("")}\n</details>\n`;
}

function sideText({ condition, isNone, known }: Side): string {
  const settled = settledIn(condition, known).map((each) => `; ${markdownPlain(settledSentence(each))}`);
  const text = (condition === null ? "no condition: every call" : code(format(condition))) + settled.join("");
  return isNone ? `${text}, with ${code("record_calls")} false: no call` : text;
}

/** The call, and the condition with braces round what kept it from being met. */
function tellingText(title: string, telling: TellingCall | undefined): readonly string[] {
  if (telling === undefined) return [];
  return [`${title}: a call with ${code(callText(telling.call))}; not met: ${code(telling.notMet)}`];
}

/** A text of others: as code, and not at any length. */
function code(text: string): string {
  if (text.length <= MOST_CHARACTERS) return markdownCode(text);
  const rest = text.length - MOST_CHARACTERS;
  return `${markdownCode(`${text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "")} …`)} (${group(rest)} characters more)`;
}

/** As many as there is room for, in their order, as text; no text is made of the others. */
function fitting<Item>(
  items: readonly Item[],
  toText: (item: Item) => string,
  most: number,
): { readonly taken: readonly string[]; readonly left: number } {
  const taken: string[] = [];
  let size = 0;
  for (const item of items) {
    const text = toText(item);
    size += sizeOf(text);
    if (size > most) break;
    taken.push(text);
  }
  return { taken, left: items.length - taken.length };
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

function hint(left: number, what: string): string {
  if (left === 0) return "";
  return `\nLeft out for want of room: ${counted(left, what)}. ${code("recond diff")} in a terminal shows all.\n`;
}
