import { shorten } from "@recond/parser";
import {
  type Block,
  counted,
  type Head,
  type Inline,
  type Grade,
  textHead,
  type Words,
  words,
  tableBlock,
} from "@recond/reports";
import { campaignVerdict, type Evidence, type EvidenceCampaign, type VerdictWord } from "./evidence.js";

/** How verdicts are marked. */
export const grades: Readonly<Record<VerdictWord, Grade>> = { proven: "good", broken: "bad", undecided: "open" };

/** In which order campaigns are told: what needs somebody comes first. */
export const verdictOrder: readonly VerdictWord[] = ["broken", "undecided", "proven"];

/** More rows nobody looks at. */
const MOST_ROWS = 60;

/** With more guarantees, their names do not fit above the columns. */
const MOST_NAMED = 5;

/** More columns do not fit on paper. */
const MOST_COLUMNS = 12;

const LONGEST_NAME = 60;

/** For people who look rather than read: a row for each campaign, a column for each guarantee. */
export function matrixBlocks(evidence: Evidence): readonly Block[] {
  const { guarantees } = evidence;
  const isNamed = guarantees.length <= MOST_NAMED;
  const heads = guarantees.map(({ name }, index): Head =>
    textHead(isNamed ? `${index + 1}. ${shorten(name, LONGEST_NAME)}` : String(index + 1)),
  );
  const folder = folderOf(evidence.campaigns);
  const rows = rowsOf(evidence, isNamed, folder.length);
  const starts = heads.map((_, index) => index).filter((index) => index % MOST_COLUMNS === 0);
  return [
    ...(isNamed ? [] : [words("The guarantees have the numbers that they have below.")]),
    ...starts.map((start): Block => {
      const part = <Item>(items: readonly Item[]): readonly Item[] => items.slice(start, start + MOST_COLUMNS);
      const which = starts.length === 1 ? "Campaigns and guarantees" : `Campaigns, and guarantees from ${start + 1} on`;
      const caption = folder === "" ? which : `${which}; the campaigns are in ${folder}`;
      return tableBlock(
        caption,
        [textHead("campaign"), ...part(heads)],
        rows.map(({ label, cells }) => [label, ...part(cells)]),
      );
    }),
  ];
}

interface Row {
  readonly label: Words;
  readonly cells: readonly Words[];
}

function rowsOf({ campaigns, guarantees }: Evidence, isNamed: boolean, skipped: number): readonly Row[] {
  const ordered = verdictOrder.flatMap((verdict) => campaigns.filter((each) => campaignVerdict(each) === verdict));
  const open = ordered.filter((each) => campaignVerdict(each) !== "proven");
  // Proven ones are left out together, so that what needs somebody stands alone.
  const shown = ordered.length <= MOST_ROWS ? ordered : open.slice(0, MOST_ROWS);
  const rest = ordered.slice(shown.length);
  const proven = rest.filter((each) => campaignVerdict(each) === "proven");
  const others = rest.filter((each) => campaignVerdict(each) !== "proven");
  const numbers = guarantees.map((_, index) => index + 1);
  return [
    ...shown.map((campaign) => ({
      label: placeWords({ ...campaign, file: campaign.file.slice(skipped) }),
      cells: cellsOf(campaign, numbers, isNamed),
    })),
    ...(others.length === 0
      ? []
      : [{ label: [`${counted(others.length, "more")} like these`], cells: sums(others, numbers) }]),
    ...(proven.length === 0
      ? []
      : [{ label: [`${counted(proven.length, "campaign")}, all proven`], cells: sums(proven, numbers) }]),
  ];
}

/** The folder that all files are in, with a slash at its end; empty where there is none. */
function folderOf(campaigns: readonly EvidenceCampaign[]): string {
  const [first = "", ...others] = campaigns.map(({ file }) => file.slice(0, file.lastIndexOf("/") + 1));
  return others.reduce((folder, each) => commonFolder(folder, each), first);
}

function commonFolder(a: string, b: string): string {
  const steps = a.split("/").slice(0, -1);
  const others = b.split("/").slice(0, -1);
  const end = steps.findIndex((step, index) => step !== others[index]);
  return steps
    .slice(0, end === -1 ? steps.length : end)
    .map((step) => `${step}/`)
    .join("");
}

/** Which version of which campaign. */
export function placeWords({ file, terms }: EvidenceCampaign): Words {
  return [{ code: file }, ...(terms === null ? [] : [` ${terms}\u{A0}terms`])];
}

function cellsOf({ verdicts }: EvidenceCampaign, numbers: readonly number[], isNamed: boolean): readonly Words[] {
  const byNumber = new Map(verdicts.map(({ guarantee, verdict }) => [guarantee, verdict]));
  return numbers.map((number) => {
    const verdict = byNumber.get(number);
    return verdict === undefined ? NOT_FOR_IT : [{ grade: grades[verdict], text: verdict, isShort: !isNamed }];
  });
}

const NOT_FOR_IT: Words = ["–"];

/** How many of several campaigns have which verdict, for each guarantee. */
function sums(campaigns: readonly EvidenceCampaign[], numbers: readonly number[]): readonly Words[] {
  const counts = new Map<string, number>();
  for (const { verdicts } of campaigns) {
    for (const { guarantee, verdict } of verdicts) {
      counts.set(`${guarantee} ${verdict}`, (counts.get(`${guarantee} ${verdict}`) ?? 0) + 1);
    }
  }
  return numbers.map((number) => {
    const found = verdictOrder.flatMap((verdict): readonly Inline[] => {
      const count = counts.get(`${number} ${verdict}`);
      return count === undefined ? [] : [" ", { grade: grades[verdict], text: String(count) }];
    });
    return found.length === 0 ? NOT_FOR_IT : found.slice(1);
  });
}
