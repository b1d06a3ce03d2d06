import { readLog, type ReplayedCall, sampleLog, showroom, simulate, type Simulation } from "@recond/simulator";
import type { ReadCampaign } from "../campaign/read-campaign.js";
import { createPassedOver } from "../input/passed-over.js";
import type { Environment } from "../terminal/environment.js";
import { chooseCall, type ChosenCall, createExplainCall } from "./each-call.js";
import { readPlan } from "./plan.js";
import { REPORT_FIELDS } from "./replay-report.js";

/** What came of replaying the log of the furniture showroom that is part of the program. */
export interface ShowroomReplay {
  readonly campaign: ReadCampaign;
  readonly simulation: Simulation;
  /** A call worth explaining: one that is not recorded for one reason only. */
  readonly chosen: ChosenCall | undefined;
}

/** What the files are called that `recond sample` writes of it. */
export const SHOWROOM_FILES = { campaign: "campaign.json", log: "transactions.csv" } as const;

/** Replays the showroom's log, as the platform would export it, and tries another condition. */
export async function replayShowroom(whatIf: string, environment: Environment): Promise<ShowroomReplay> {
  const choice = {
    campaign: { name: SHOWROOM_FILES.campaign, text: showroom, mark: "" },
    terms: undefined,
    current: undefined,
    compare: [whatIf],
  };
  const passed = createPassedOver({ "no-ignore": false });
  const { read, ...planned } = await readPlan(choice, passed, environment);
  const [campaign] = read;
  const explain = createExplainCall(read);
  let chosen: ChosenCall | undefined;
  const onCalls = async (calls: Iterable<ReplayedCall>): Promise<void> => {
    for (const call of calls) if (chosen === undefined && isTelling(call)) chosen = chooseCall(call, explain, read);
  };
  const isTelling = (call: ReplayedCall): boolean => {
    const { decision, deciding } = explain(call);
    return decision === "skip" && deciding.length === 1 && deciding[0]?.kind === "flag" && call.call.repeat === true;
  };
  const log = { name: SHOWROOM_FILES.log, bytes: undefined, open: () => sampleLog(campaign.facts) };
  const simulation = await simulate({ ...planned, by: REPORT_FIELDS }, readLog([log]), { files: [log.name], onCalls });
  return { campaign, simulation, chosen };
}
