import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { jsonLine } from "@recond/reports";
import type { Problem, ReplayedCall, Simulation } from "@recond/simulator";
import { type Campaign, campaignJson, campaignText } from "../campaign/read-campaign.js";
import { explanationText } from "../decision/explanation.js";
import type { Environment } from "../terminal/environment.js";
import { callJson, callLine, type ChosenCall, type ExplainCall, tableHead } from "./each-call.js";
import { callsIn, errorsIn } from "./counts.js";
import { problemLines, simulationText } from "./report.js";

/** What a simulation is to print. */
export interface PrinterOptions {
  readonly campaigns: readonly [Campaign, ...Campaign[]];
  /** The names of the files of the log. */
  readonly logs: readonly string[];
  readonly each: boolean;
  readonly json: boolean;
  readonly explain: ExplainCall;
}

/** Prints a simulation while it runs, so that the calls need not be kept. */
export interface Printer {
  readonly calls: (calls: Iterable<ReplayedCall>) => Promise<void>;
  readonly end: (simulation: Simulation, chosen: ChosenCall | undefined) => Promise<void>;
}

/** The printer of one simulation. */
export function createPrinter(options: PrinterOptions, environment: Environment): Printer {
  const { output, messages } = environment;
  const texts = options.json ? jsonTexts(options) : plainTexts(options, environment);
  const print = options.json ? output.writeRaw : output.write;
  let isBegun = false;
  // Not before the log could be read: a command that fails prints nothing.
  const begin = async (): Promise<void> => {
    if (!isBegun) await print(texts.head);
    isBegun = true;
  };
  return {
    async calls(calls) {
      const lines = output.isClosed() ? [] : Array.from(calls, (call) => texts.call(call));
      if (lines.length === 0) return;
      await begin();
      await print(lines.join(""));
    },
    async end(simulation, chosen) {
      await messages.write(problemLines(simulation.log).join(""));
      await begin();
      await print(texts.end(simulation, chosen));
    },
  };
}

/** The texts of a report. */
interface Texts {
  readonly head: string;
  readonly call: (call: ReplayedCall) => string;
  readonly end: (simulation: Simulation, chosen: ChosenCall | undefined) => string;
}

function plainTexts({ campaigns, logs, each, explain }: PrinterOptions, { output }: Environment): Texts {
  const { style } = output;
  const line = (title: string, text: string): string => `${style.dim(title.padEnd(12))}${text}\n`;
  const [campaign, ...others] = campaigns;
  const condition = format(campaign.condition);
  const settings =
    others.length === 0
      ? line("campaign", campaignText(campaign)) +
        line("calls", showable(logs.join(", "))) +
        line("condition", condition === "" ? "none" : condition)
      : line("campaigns", `${campaigns.length}, from ${showable(campaign.file)} on`) +
        line("calls", showable(logs.join(", ")));
  const noEffect =
    others.length === 0 && campaign.condition !== null && !campaign.settings.record_calls
      ? "The condition has no effect: `record_calls` is `false`.\n"
      : "";
  return {
    head: `${settings}${noEffect}\n${each ? `${tableHead(style)}\n` : ""}`,
    call: (call) => callLine(call, explain, output),
    end: (simulation, chosen) => {
      const explained =
        chosen === undefined
          ? ""
          : `\n${style.bold(`call ${chosen.call}`)}: ${explanationText(chosen, campaigns[chosen.campaign] ?? campaign, style)}`;
      return `${each ? "\n" : ""}${simulationText(simulation, style, output.isTerminal ? output.columns : Number.POSITIVE_INFINITY)}${explained}`;
    },
  };
}

/** One object, written piece by piece: the list of decisions may be larger than the memory. */
function jsonTexts({ campaigns, each, explain }: PrinterOptions): Texts {
  let isFirst = true;
  const separator = (): string => {
    const text = isFirst ? "\n" : ",\n";
    isFirst = false;
    return text;
  };
  const [campaign] = campaigns;
  return {
    head: `{"campaign":${jsonLine(campaignJson(campaign))}${each ? `,"decisions":[` : ""}`,
    call: (call) => separator() + callJson(call, explain),
    end: (simulation, chosen) => {
      const { log, candidates } = simulation;
      const [base] = candidates;
      const rest = {
        counts: {
          calls: callsIn(log),
          errors: errorsIn(log),
          decisions: base?.outcomes,
          reasons: base?.reasons,
        },
        missing: Object.fromEntries((base?.missing ?? []).map(({ fact, calls }) => [fact, calls])),
        errors: errorsOf(simulation),
        errorKinds: log.problems.map(({ count, examples }) => ({ count, examples: examples.slice(0, 3).map(errorOf) })),
        explanation: chosen ?? null,
        simulation,
      };
      return `${each ? "\n]" : ""},${jsonLine(rest).slice(1)}\n`;
    },
  };
}

/** The first mistakes of each kind, in the order of the log. */
function errorsOf({ log }: Simulation): readonly object[] {
  return log.problems
    .filter(({ isDoubt }) => !isDoubt)
    .flatMap(({ examples }) => examples)
    .toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line)
    .map(errorOf);
}

function errorOf({ row, line, id, problem }: Problem["examples"][number]): object {
  return { call: row ?? null, line, ...(id === undefined ? {} : { id }), message: problem };
}
