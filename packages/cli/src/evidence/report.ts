import { readings } from "@recond/evaluator";
import {
  type Block,
  counted,
  type Fact,
  type Figure,
  group,
  type Part,
  quoted,
  type Report,
  type Words,
  words,
} from "@recond/reports";
import {
  campaignVerdict,
  type Evidence,
  type EvidenceGuarantee,
  type EvidenceVerdict,
  statementOf,
  type VerdictWord,
  worstOf,
} from "./evidence.js";
import { inNumberOrder } from "../proving/verdicts.js";
import { campaignParts } from "./campaigns.js";
import { grades, matrixBlocks } from "./matrix.js";

/** Evidence as a report: the answer first, then what it comes from. */
export function evidenceReport(evidence: Evidence): Report {
  const { date, recond, fingerprint, asked } = evidence;
  const looked: Words =
    asked.campaigns.length === 0
      ? ["the files that the configuration names"]
      : asked.campaigns.flatMap((each, index): Words => (index === 0 ? [{ code: each }] : [", ", { code: each }]));
  return {
    title: "Are the guarantees kept?",
    answer: [answerOf(evidence)],
    warnings: [],
    figures: figuresOf(evidence),
    facts: [
      ["proven on", [date]],
      ["proven by", [`Recond ${recond}`]],
      ["looked at", looked],
      ...(asked.terms === null ? [] : [["terms", [`the ${asked.terms} terms only`]] as const]),
      ...(asked.current === null
        ? []
        : [["completed by", [{ code: asked.current.file }, " ", { digest: asked.current.sha256 }]] as const]),
      ...(evidence.passedOver.length === 0 ? [] : [["passed over", passedOverWords(evidence)] as const]),
      ["fingerprint", [{ digest: fingerprint }]],
    ],
    parts: [
      { heading: ["At a glance"], blocks: matrixBlocks(evidence) },
      { heading: ["What is promised"], blocks: guaranteeSheets(evidence) },
      ...campaignParts(evidence),
      ...readingsPart(evidence),
      { heading: ["What a proof means, and what it does not"], blocks: [{ is: "list", items: MEANING }] },
      { heading: ["How to check this report"], blocks: [{ is: "list", items: CHECKING }] },
    ],
  };
}

/** Files without what was looked for. */
function passedOverWords({ passedOver }: Evidence): Words {
  const named = passedOver
    .slice(0, MOST_NAMED)
    .flatMap((code, index): Words => (index === 0 ? [{ code }] : [", ", { code }]));
  const more = passedOver.length - MOST_NAMED;
  return [
    `${counted(passedOver.length, "file")} without what was looked for: `,
    ...named,
    ...(more > 0 ? [`, and ${group(more)} more`] : []),
  ];
}

const MOST_NAMED = 20;

/** The files by the verdict over all guarantees and both versions of their terms. */
function filesBy({ campaigns }: Evidence): Readonly<Record<VerdictWord, number>> & { readonly all: number } {
  const byFile = new Map<string, VerdictWord>();
  for (const campaign of campaigns) {
    const before = byFile.get(campaign.file) ?? "proven";
    byFile.set(campaign.file, worstOf([before, campaignVerdict(campaign)]));
  }
  const count = (verdict: VerdictWord): number => [...byFile.values()].filter((each) => each === verdict).length;
  return { all: byFile.size, proven: count("proven"), broken: count("broken"), undecided: count("undecided") };
}

/** The verdict over all in a line. */
export function answerOf(evidence: Evidence): string {
  const files = filesBy(evidence);
  const of = (count: number): string => `${group(count)} of ${counted(files.all, "campaign")}`;
  const verdicts = verdictsByGuarantee(evidence);
  const all = evidence.guarantees.length;
  const broken = verdicts.filter((each) => worstOf(each.map(({ verdict }) => verdict)) === "broken").length;
  const empty = verdicts.filter(({ length }) => length === 0).length;
  const open = files.undecided === 0 ? "" : ` ${of(files.undecided)} could not be decided.`;
  const unused = empty === 0 ? "" : ` ${counted(empty, "guarantee is", "guarantees are")} for no campaign.`;
  if (broken > 0) {
    return `No: ${group(broken)} of ${counted(all, "guarantee")} ${broken === 1 ? "is" : "are"} broken, by ${of(files.broken)}.${open}${unused}`;
  }
  if (open !== "" || unused !== "") return `Not proven: none is broken, but not all is known.${open}${unused}`;
  return `Yes: ${all === 1 ? "the guarantee is" : `all ${group(all)} guarantees are`} proven for ${files.all === 1 ? "the one campaign" : `all ${counted(files.all, "campaign")}`}.`;
}

function figuresOf(evidence: Evidence): readonly Figure[] {
  const files = filesBy(evidence);
  return (["proven", "broken", "undecided"] as const).map((verdict) => ({
    name: verdict,
    value: group(files[verdict]),
    more: `of ${group(files.all)}`,
    color: grades[verdict],
  }));
}

/** The verdicts of each guarantee, in their order. */
function verdictsByGuarantee({ guarantees, campaigns }: Evidence): readonly (readonly EvidenceVerdict[])[] {
  const found = guarantees.map((): EvidenceVerdict[] => []);
  for (const { verdicts } of campaigns) for (const each of verdicts) found[each.guarantee - 1]?.push(each);
  return found;
}

function guaranteeSheets(evidence: Evidence): readonly Block[] {
  const verdicts = verdictsByGuarantee(evidence);
  return evidence.guarantees.map((guarantee, index) => guaranteeSheet(guarantee, index + 1, verdicts[index] ?? []));
}

function guaranteeSheet(guarantee: EvidenceGuarantee, number: number, verdicts: readonly EvidenceVerdict[]): Block {
  const { name, why, campaigns, everyReading, config } = guarantee;
  const { kind, text } = statementOf(guarantee);
  const worst = verdicts.length === 0 ? "undecided" : worstOf(verdicts.map(({ verdict }) => verdict));
  const proven = verdicts.filter(({ verdict }) => verdict === "proven");
  const rests = inNumberOrder(new Set(proven.flatMap((each) => each.rests)));
  const facts: readonly Fact[] = [
    ["promised", text === "" ? [OF_ALL[kind]] : [MEANS[kind], { code: text }, "."]],
    ["why", [why ?? "no reason is given"]],
    ["for", campaigns === null ? ["every campaign"] : [{ code: campaigns.join(" ") }]],
    ["found", [foundText(verdicts)]],
    ...(proven.length === 0
      ? []
      : [
          [
            "rests on",
            [
              everyReading ? "no choice among readings that Recond can try" : "our readings",
              rests.length === 0 ? "" : `: ${rests.join(", ")}`,
            ],
          ] as const,
        ]),
    ["stands in", config === null ? ["the command line"] : [{ code: config }]],
  ];
  return {
    is: "sheet",
    heading: [`${number}. ${name}`],
    grade: grades[worst],
    blocks: [{ is: "facts", facts }],
  };
}

const MEANS: Readonly<Record<ReturnType<typeof statementOf>["kind"], string>> = {
  never: "No call is recorded that meets ",
  always: "Every call is recorded that meets ",
  only: "No other calls are recorded than those that meet ",
};

/** Of a guarantee whose condition every call meets. */
const OF_ALL: typeof MEANS = {
  never: "No call is recorded.",
  always: "Every call is recorded.",
  only: "Any call may be recorded.",
};

function foundText(verdicts: readonly EvidenceVerdict[]): string {
  const found = (["proven", "broken", "undecided"] as const).flatMap((verdict) => {
    const count = verdicts.filter((each) => each.verdict === verdict).length;
    return count === 0 ? [] : [`${group(count)} ${verdict}`];
  });
  return found.length === 0 ? "proven for nothing: there is no such campaign" : found.join(", ");
}

/** What the readings say that a verdict rests on. */
function readingsPart({ campaigns }: Evidence): readonly Part[] {
  const rests = new Set(campaigns.flatMap(({ verdicts }) => verdicts.flatMap((each) => each.rests)));
  const named = Object.entries(readings).filter(([name]) => [...rests].some((each) => each === name));
  if (named.length === 0) return [];
  return [
    {
      heading: ["The readings that it rests on"],
      blocks: [
        words(
          "Where the platform's documents are silent, Recond assumes something. Verdicts rest on these assumptions:",
        ),
        { is: "facts", facts: named.map(([name, { summary }]): Fact => [name, quoted(summary)]) },
      ],
    },
  ];
}

/** The same as in docs/prove.md, in fewer words. */
const MEANING: readonly Words[] = [
  "Proven: there is no call, whatever its facts are, that the campaign would treat otherwise than promised.",
  "Broken: the call that is shown breaks the promise, whatever its other facts are. A condition that would keep it has been proven to do so.",
  "Undecided: it is not known. Nothing undecided is kept or broken for sure.",
  "A proof covers every combination of facts, of the settings in these files. A campaign that was changed on the platform and not in its file is not what was proven.",
  "It does not check the facts: where the platform takes a landline for a mobile phone, the condition decides by that.",
  "It does not say when in a call the platform looks, and it is no proof of what the platform does.",
].map(quoted);

const CHECKING: readonly Words[] = [
  "`sha256sum FILE` gives the SHA-256 of a campaign's file, which stands here beside it.",
  "`recond prove --verify FILE` takes the evidence as JSON, reads the files and proves all of it again, and says what has changed.",
  "The fingerprint is that of the evidence as JSON: two reports with the same fingerprint say the same, whenever they were made.",
].map(quoted);
