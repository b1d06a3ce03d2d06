import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CallContext, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type FixedFindings, lintAndFix, type LintOptions } from "@recond/linter";
import { parseOrThrow, showable } from "@recond/parser";
import { alignColumns, counted, group, jsonText, type Style } from "@recond/reports";
import { type CandidateResult, type Comparison, DECISIONS, htmlReport, type Simulation } from "@recond/simulator";
import type { Command } from "@stricli/core";
import type { Campaign } from "../campaign/read-campaign.js";
import { type ExplanationJson, explanationJson, explanationText } from "../decision/explanation.js";
import { replaceText } from "../input/write-text.js";
import { countsText } from "../simulation/counts.js";
import { replayShowroom, SHOWROOM_FILES, type ShowroomReplay } from "../simulation/showroom.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, messageOf } from "../terminal/errors.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

/** `recond demo`: what Recond is for, on one screen. */
export const demoCommand: Command<Environment> = createCommand(
  runDemo,
  { flags: { json: flag.json } },
  "Show on one screen what Recond does",
  `Replays a call log that is part of the program: what would have been recorded, why, and what another condition would change.
It reads no file, and writes a page with charts into a folder for temporary files.

EXAMPLES
  recond demo`,
);

/** As people write it: it looks right, and is no condition. */
const CONDITION = "during_hours AND (pressed[1] or custom_data[product] contains 'Sofa')";

const PAYLOAD = `{
  "ivr_tree": {
    "record_calls": true,
    "call_recording_condition": "${CONDITION}"
  }
}
`;

const CALL: CallContext = { during_hours: true, pressed: ["2"], custom_data: { product: "Leather Sofa" } };

/** The same wherever it is run: no configuration counts. */
const OPTIONS: LintOptions = {};

/** What is tried instead of the showroom's condition. */
const WHAT_IF = "during_hours and not repeat";

async function runDemo(environment: Environment, { json }: flag.JsonFlags): Promise<ExitCode> {
  const { output } = environment;
  const replay = await replayShowroom(WHAT_IF, environment);
  const { findings, fixed } = fixedOf("payload", PAYLOAD);
  if (json) {
    const { simulation } = replay;
    await output.write(jsonText({ payload: PAYLOAD, findings, fixed, call: CALL, ...explainedCall(), simulation }));
    return 0;
  }
  await output.write(replayText(replay, output.style));
  await output.write(`${await pageText(replay.simulation, environment)}\n`);
  const [finding] = findings;
  await output.write(
    `Before an upload \`recond lint\` tells what is wrong, such as: ${finding?.message ?? ""} \`--fix\` mends it.\n\n${GO_ON}`,
  );
  return 0;
}

const GO_ON = `Have it at hand: \`recond sample --format campaign --output ${SHOWROOM_FILES.campaign}\`, \`recond sample --output ${SHOWROOM_FILES.log}\`.
With your own: \`recond simulate --campaign FILE --calls FILE\`; then \`recond lint FILE\`, \`recond init\`, \`recond help\`.
`;

/** The decision for the call that programs get. */
function explainedCall(): ExplanationJson {
  const condition = fixedOf("condition", CONDITION).fixed;
  const settings = { record_calls: true, call_recording_condition: condition };
  const campaign: Campaign = {
    file: SHOWROOM_FILES.campaign,
    form: "request",
    terms: null,
    settings,
    condition: parseOrThrow(condition),
    completedBy: null,
    ids: [],
  };
  return explanationJson(explain(settings, CALL), CALL, campaign);
}

function replayText({ campaign, simulation, chosen }: ShowroomReplay, style: Style): string {
  const { log, candidates, comparisons } = simulation;
  const [base] = candidates;
  const [comparison] = comparisons;
  if (base === undefined || comparison === undefined) return "";
  const command = (words: string): string =>
    style.bold(`$ recond simulate --campaign ${SHOWROOM_FILES.campaign} --calls ${SHOWROOM_FILES.log}${words}`);
  const parts = [
    [
      `A furniture showroom records calls under this condition. Its log of five weeks, as the platform exports it:`,
      "",
      `  ${format(campaign.condition)}`,
    ],
    [
      command(""),
      ...countsText(log, base, style),
      style.dim(`  Of ${counted(log.rows, "row")} the others are no calls, were corrected, or came twice.`),
      ...decidedText(base),
    ],
    chosen === undefined
      ? []
      : [command(` --explain ${chosen.call}`), explanationText(chosen, campaign, style).trimEnd()],
    [command(` --compare '${WHAT_IF}'`), `  ${whatIfText(comparison, log.calls)}`],
  ];
  return parts.map((lines) => `${lines.join("\n")}\n\n`).join("");
}

/** The predicates, those that decided most calls first. */
function decidedText({ predicates }: CandidateResult): readonly string[] {
  const rows = predicates.map((each) => [
    `  ${each.text}`,
    `true for ${group(each.true)}`,
    `decided ${group(each.decided)}`,
  ]);
  return ["", ...alignColumns(rows)];
}

function whatIfText({ table, word }: Comparison, calls: number): string {
  const turned = DECISIONS.flatMap((from) => DECISIONS.map((to) => ({ from, to, count: table[from][to] }))).filter(
    ({ from, to, count }) => from !== to && count > 0,
  );
  const total = turned.reduce((sum, { count }) => sum + count, 0);
  const changes = turned.map(({ from, to, count }) => `${group(count)} ${from} → ${to}`).join(", ");
  return `${group(total)} of ${counted(calls, "call")} decided otherwise: ${changes}. Over all calls that there can be: ${word ?? "undecided"}.`;
}

/** Writes the page of the replay where it is in nobody's way, and says where; it is no harm if that cannot be. */
async function pageText(simulation: Simulation, { about, process }: Environment): Promise<string> {
  try {
    const folder = process.env?.["TMPDIR"] ?? tmpdir();
    const path = join(await mkdtemp(join(folder, "recond-demo-")), "report.html");
    await replaceText(path, await htmlReport(simulation, { about: `Made by Recond ${about.version}.` }));
    return `The same as a page with charts, for a browser: ${showable(path)}`;
  } catch (error) {
    return `The page with charts was not written: ${messageOf(error)}`;
  }
}

function fixedOf(kind: "condition" | "payload", text: string): FixedFindings {
  return lintAndFix({ kind, text, ignores: [], path: [] }, { options: OPTIONS, fixes: "safe" }, new Set());
}
