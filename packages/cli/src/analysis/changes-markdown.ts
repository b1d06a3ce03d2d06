import type { Relation, TellingCall } from "@recond/analyzer";
import { callText } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { counted, group, markdownCode, markdownPlain } from "@recond/reports";
import type { Changes, ComparedPair } from "./changes.js";
import { countsOf, revisionText, titleOf, turnedText } from "./comparison.js";
import type { Side } from "./side.js";

/** GitHub takes 65,536 characters of a comment; what posts it adds a mark of its own. Counted in bytes, of which there are no fewer. */
const MOST_BYTES = 65_000;

/** What the table may take of it. */
const TABLE_BYTES = 20_000;

/** What the sentences about what is left out take. */
const HINT_BYTES = 600;

/** No reader of a comment needs more of one text. */
const MOST_CHARACTERS = 400;

/** What changed, as the comment on a pull request: the answer, a table, and folded what shows each change. */
export function changesMarkdown(changes: Changes): string {
  const head = `**${answer(changes)}**\n\n${markdownPlain(otherCounts(changes))}\n`;
  const pairs = changes.compared
    .filter((pair) => isTold(pair))
    .toSorted((a, b) => ORDER.indexOf(a.compared.relation) - ORDER.indexOf(b.compared.relation));
  const table = fitting(rowsOf(pairs, changes), TABLE_BYTES);
  const rows = table.taken.length === 0 ? "" : `\n| file | what is recorded |\n| --- | --- |\n${table.taken.join("")}`;
  const left = MOST_BYTES - HINT_BYTES - sizeOf(head + rows);
  const details = fitting(pairs.filter(({ compared }) => compared.relation !== "equivalent").map(detailsText), left);
  const hints = [hint(table.left, "row"), hint(details.left, "change")].join("");
  return `${head}${rows}${hints}${details.taken.join("")}`;
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

function otherCounts(changes: Changes): string {
  const { between } = changes;
  const listed = countsOf(changes)
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${group(count)} ${titleOf(kind)}`)
    .join(", ");
  const apart = changes.compared.some(({ terms }) => terms !== null) ? " Current and future terms count apart." : "";
  const head =
    between === undefined
      ? "A and B"
      : `${revisionText(between.before)} and ${between.after === undefined ? "the working tree" : revisionText(between.after)}`;
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

function nameText({ name, before, terms }: ComparedPair): string {
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
  return `\n<details><summary>${summary}</summary>\n\n${lines.map((line) => `- ${line}\n`).join("")}\n</details>\n`;
}

function sideText({ condition, isNone }: Side): string {
  const text = condition === null ? "no condition: every call" : code(format(condition));
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

/** As many of the texts as there is room for, in their order. */
function fitting(texts: readonly string[], most: number): { readonly taken: readonly string[]; readonly left: number } {
  let size = 0;
  const end = texts.findIndex((text) => {
    size += sizeOf(text);
    return size > most;
  });
  const taken = end === -1 ? texts : texts.slice(0, end);
  return { taken, left: texts.length - taken.length };
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

function hint(left: number, what: string): string {
  if (left === 0) return "";
  return `\nLeft out for want of room: ${counted(left, what)}. ${code("recond diff")} in a terminal shows all.\n`;
}
