import { oddityOf } from "@recond/analyzer";
import { callText } from "@recond/evaluator";
import {
  type Block,
  counted,
  type Fact,
  type Inline,
  type Part,
  quoted,
  textHead,
  type Words,
  words,
  tableBlock,
} from "@recond/reports";
import {
  campaignVerdict,
  type Evidence,
  type EvidenceCampaign,
  type EvidenceVerdict,
  statementOf,
  type VerdictWord,
} from "./evidence.js";
import { grades, placeWords, verdictOrder } from "./matrix.js";
import { underText } from "../proving/verdicts.js";

/** Of more campaigns than these a table has what was found; the JSON has all of it. */
const MOST_SHEETS = 100;

/** A longer table is folded. */
const MOST_ROWS = 30;

/** The campaigns, what needs somebody first. */
export function campaignParts(evidence: Evidence): readonly Part[] {
  return verdictOrder.flatMap((verdict): readonly Part[] => {
    const campaigns = evidence.campaigns.filter((each) => campaignVerdict(each) === verdict);
    if (campaigns.length === 0) return [];
    const shown = verdict === "proven" ? [] : campaigns.slice(0, MOST_SHEETS);
    const rest = campaigns.slice(shown.length);
    return [
      {
        heading: [HEADINGS[verdict]],
        blocks: [
          ...shown.map((campaign) => sheetOf(campaign, evidence)),
          ...(rest.length === 0 ? [] : tableBlocks(rest, verdict, shown.length > 0)),
        ],
      },
    ];
  });
}

const HEADINGS: Readonly<Record<VerdictWord, string>> = {
  broken: "Campaigns that break a guarantee",
  undecided: "Campaigns of which something is undecided",
  proven: "Campaigns that keep what is promised",
};

function sheetOf(campaign: EvidenceCampaign, { guarantees }: Evidence): Block {
  const { completedBy, problem, verdicts, id, sha256 } = campaign;
  const open = verdicts.filter(({ verdict }) => verdict !== "proven");
  const kept = verdicts.filter(({ verdict }) => verdict === "proven");
  const nameOf = ({ guarantee }: EvidenceVerdict): string => `${guarantee}. ${guarantees[guarantee - 1]?.name ?? ""}`;
  const keptText = (each: EvidenceVerdict): string =>
    `${nameOf(each)}${each.rests.length === 0 ? "" : ` (rests on ${each.rests.join(", ")})`}`;
  return {
    is: "sheet",
    heading: placeWords(campaign),
    grade: grades[campaignVerdict(campaign)],
    blocks: [
      ...(problem === null
        ? open.flatMap((each): readonly Block[] => [
            words({ grade: grades[each.verdict], text: each.verdict }, ` ${nameOf(each)}`),
            { is: "facts", facts: verdictFacts(each, guarantees) },
          ])
        : [words({ grade: "open", text: "undecided" }, " ", ...quoted(problem))]),
      {
        is: "facts",
        facts: [
          ...(problem === null ? [["decides by", settingsWords(campaign)] as const] : []),
          ...(completedBy === null ? [] : [["completed by", [{ code: completedBy }]] as const]),
          ...(kept.length === 0 ? [] : [["proven", [kept.map(keptText).join("; ")]] as const]),
          ["campaign", [id === null ? "has no id in its file" : { code: id }]],
          ["SHA-256", [sha256 === null ? "the file could not be read" : { digest: sha256 }]],
        ],
      },
    ],
  };
}

function verdictFacts(
  { guarantee, reason, call, under = {}, fix, rests }: EvidenceVerdict,
  guarantees: Evidence["guarantees"],
): readonly Fact[] {
  if (call === undefined) return [["why", quoted(reason ?? "")]];
  const stated = guarantees[guarantee - 1];
  const isMissed = stated !== undefined && statementOf(stated).kind === "always";
  const readings = underText(under);
  const oddity = oddityOf(call);
  return [
    [isMissed ? "not recorded" : "recorded", [{ code: callText(call) || "any call" }]],
    ...(readings === "" ? [] : [["only", quoted(readings)] as const]),
    ...(oddity === undefined ? [] : [["note", [oddity]] as const]),
    ...(fix === undefined || fix === null ? [] : [["would keep it", conditionWords(fix)] as const]),
    ...(rests.length === 0 ? [] : [["rests on", [rests.join(", ")]] as const]),
  ];
}

/** Which calls the campaign records. */
function settingsWords({ recordCalls, condition }: EvidenceCampaign): Words {
  if (recordCalls !== true) return [{ code: "record_calls" }, " is false: no call is recorded"];
  return conditionWords(condition ?? "");
}

function conditionWords(condition: string): Words {
  return [condition === "" ? "no condition: every call is recorded" : { code: condition }];
}

function tableBlocks(campaigns: readonly EvidenceCampaign[], verdict: VerdictWord, isRest: boolean): readonly Block[] {
  const table: Block = tableBlock(
    isRest ? "Further campaigns" : "Campaigns",
    ["campaign", "decides by", verdict === "proven" ? "rests on" : "verdicts", "SHA-256"].map(textHead),
    campaigns.map((campaign) => [
      [...placeWords(campaign), ...(campaign.id === null ? [] : [", id ", { code: campaign.id }])],
      campaign.problem === null ? settingsWords(campaign) : quoted(campaign.problem),
      verdict === "proven" ? restsWords(campaign) : openWords(campaign),
      campaign.sha256 === null ? ["not readable"] : [{ digest: campaign.sha256 }],
    ]),
  );
  if (campaigns.length <= MOST_ROWS) return [table];
  const more = isRest ? "more campaign" : "campaign";
  return [{ is: "folded", summary: [counted(campaigns.length, more)], blocks: [table] }];
}

/** On which readings the proofs of a campaign rest, by guarantee: those that rest on the same ones together. */
function restsWords({ verdicts }: EvidenceCampaign): Words {
  const byRests = Map.groupBy(verdicts, ({ rests }) => rests.join(", ") || "nothing");
  if (byRests.size <= 1) return [...byRests.keys()];
  const texts = [...byRests].map(([text, same]) => `${same.map(({ guarantee }) => guarantee).join(", ")}: ${text}`);
  return [texts.join("; ")];
}

function openWords({ verdicts }: EvidenceCampaign): Words {
  return verdictOrder.flatMap((verdict): readonly Inline[] => {
    const numbers = verdicts.filter((each) => each.verdict === verdict).map(({ guarantee }) => guarantee);
    return numbers.length === 0 ? [] : [{ grade: grades[verdict], text: `${verdict}: ${numbers.join(", ")}` }, " "];
  });
}
