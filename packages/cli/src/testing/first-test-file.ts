import { type CampaignKnowledge, explain, type RecordingSettings } from "@recond/evaluator";
import { type Place, runTests, suggest, type SuggestedCase, type TestFile, writeCases } from "@recond/tester";
import { jsonLine } from "@recond/reports";

/** The campaign that a test file is for, with paths from that. */
export interface TestedCampaign {
  readonly path: string;
  readonly terms: "current" | "future" | undefined;
  readonly current: string | undefined;
  readonly settings: RecordingSettings;
  readonly known: CampaignKnowledge;
}

/**
 * The text of a test file for a campaign that has none: cases that show what each predicate decides, with the decisions that are made now.
 */
export function firstTestFile(
  campaign: TestedCampaign,
  schema: string,
): { readonly text: string; readonly cases: number } {
  const { settings, path, terms, current, known } = campaign;
  const suggested = suggest(testFileWith([], campaign), settings, { known });
  const found = "answer" in suggested ? [] : suggested;
  const cases = found.length > 0 ? found : [anyCall(campaign)];
  const head = [
    `# yaml-language-server: $schema=${schema}`,
    "# What the campaign decides now. Read each case, and change what is not wanted: `recond test` then tells what to mend.",
    `campaign: ${jsonLine(path)}`,
    ...(terms === undefined ? [] : [`terms: ${terms}`]),
    ...(current === undefined ? [] : [`current: ${jsonLine(current)}`]),
    ...(isCovered(cases, campaign) ? ["coverage: 100"] : []),
  ];
  return { text: `${head.join("\n")}\n\ncases:\n${writeCases(cases, "yaml")}`, cases: cases.length };
}

/** Where nothing depends on the call, or nobody knows what does. */
function anyCall({ settings, known }: TestedCampaign): SuggestedCase {
  return { name: "a call of which nothing is known", call: {}, expect: explain(settings, {}, { known }).decision };
}

function isCovered(cases: readonly SuggestedCase[], campaign: TestedCampaign): boolean {
  const { coverage } = runTests(testFileWith(cases, campaign), campaign.settings, { known: campaign.known });
  return coverage.is === "known" && coverage.percent === 100;
}

const NOWHERE: Place = { span: { start: 0, end: 0 }, line: 1, column: 1 };

function testFileWith(cases: readonly SuggestedCase[], { path, terms, current }: TestedCampaign): TestFile {
  return {
    format: "yaml",
    subject: { kind: "campaign", path, terms, current, place: NOWHERE },
    cases: cases.map((each) => ({ ...each, place: NOWHERE })),
    coverage: undefined,
    coveragePlace: undefined,
  };
}
