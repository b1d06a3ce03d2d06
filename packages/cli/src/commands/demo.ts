import { buildCommand, type Command } from "@stricli/core";
import { type CallContext, explain } from "@recond/evaluator";
import { createReporter, type FixedFindings, lintAndFix, type LintOptions } from "@recond/linter";
import { parseOrThrow } from "@recond/parser";
import { jsonText } from "@recond/reports";
import type { Campaign } from "../campaign/read-campaign.js";
import { explanationJson, explanationText } from "../decision/explanation.js";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { commandFunction } from "./command.js";
import { jsonFlag } from "./flags.js";

/** The flags of `recond demo`. */
interface DemoFlags {
  readonly json: boolean;
}

/** `recond demo`: what Recond is for, on one screen. */
export const demoCommand: Command<Environment> = buildCommand<DemoFlags, [], Environment>({
  func: commandFunction<DemoFlags, []>(runDemo),
  parameters: { flags: { json: jsonFlag } },
  docs: {
    brief: "Show on one screen what Recond does",
    fullDescription: `Lints, fixes and explains an example that is part of the program. It reads and writes no file.

EXAMPLES
  recond demo`,
  },
});

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

const NAME = "campaign.json";

/** The same wherever it is run: no configuration counts. */
const OPTIONS: LintOptions = {};

async function runDemo({ output }: Environment, { json }: DemoFlags): Promise<ExitCode> {
  const { findings, fixed, mended } = fixedOf("payload", PAYLOAD);
  const condition = fixedOf("condition", CONDITION).fixed;
  const settings = { record_calls: true, call_recording_condition: condition };
  const campaign: Campaign = {
    file: NAME,
    form: "request",
    terms: null,
    settings,
    condition: parseOrThrow(condition),
    completedBy: null,
    ids: [],
  };
  const explained = explanationJson(explain(settings, CALL), CALL, campaign);
  if (json) {
    await output.write(jsonText({ payload: PAYLOAD, findings, fixed, call: CALL, ...explained }));
    return 0;
  }
  const { style } = output;
  const reporter = createReporter("text", { colors: style.colors });
  const linted = { name: NAME, kind: "payload", text: PAYLOAD, firstLine: 1, findings, ignored: 0, mended } as const;
  const command = (words: string): string => style.bold(`$ recond ${words}`);
  const parts = [
    `A request that is to record the calls of a sofa campaign, as somebody wrote it:\n\n${PAYLOAD}`,
    `${command(`lint ${NAME}`)}\n${reporter.file(linted).trimEnd()}\n`,
    `${command(`lint --fix ${NAME}`)}\n${fixed.split("\n")[CONDITION_LINE]?.trim() ?? ""}\n`,
    `A caller pressed 2 and is interested in: Leather Sofa\n\n${command(`decide --campaign ${NAME} --call call.json`)}\n${explanationText(explained, campaign, style)}`,
    "Go on with `recond init`, `recond lint FILE` or `recond help`.\n",
  ];
  await output.write(parts.join("\n"));
  return 0;
}

/** Of the payload, from 0. */
const CONDITION_LINE = 3;

function fixedOf(kind: "condition" | "payload", text: string): FixedFindings {
  return lintAndFix({ kind, text, ignores: [], path: [] }, { options: OPTIONS, fixes: "safe" }, new Set());
}
