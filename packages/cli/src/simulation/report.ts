import { type CallContext, explainer, type Explanation } from "@recond/evaluator";
import { showable } from "@recond/parser";
import { group, jsonLine } from "@recond/reports";
import type { CallError, DecidedCall, SimulatedPiece, Tally } from "@recond/simulator";
import type { Campaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { campaignJson, campaignText } from "../campaign/campaign.js";
import { decidingPredicates, type ExplanationJson, explanationJson, explanationText } from "../decision/explanation.js";
import { countsText } from "./counts.js";
import { tableHead, tableRow } from "./call-table.js";
import { createProgress } from "../terminal/progress.js";

/** What a simulation is to print. */
export interface ReportOptions {
  readonly campaign: Campaign;
  /** The log's name for messages. */
  readonly log: string;
  readonly each: boolean;
  readonly json: boolean;
  /** The number of the call to explain. */
  readonly explain: number | undefined;
}

/** The call that was to be explained. */
export interface ChosenCall extends ExplanationJson {
  readonly call: number;
  readonly line: number;
}

/** Prints a simulation while it runs, so that nothing but counts is kept. */
export interface Report {
  readonly add: (piece: SimulatedPiece, tally: Tally) => Promise<void>;
  /** Gives back the call that was to be explained, if the log had it and it could be read. */
  readonly end: (tally: Tally) => Promise<ChosenCall | undefined>;
}

/** The report of one simulation. */
export function createReport(options: ReportOptions, environment: Environment): Report {
  const { output, messages } = environment;
  const { campaign, log } = options;
  const explain = explainer(campaign.settings);
  const printer = options.json ? jsonPrinter(options, explain) : textPrinter(options, explain, environment);
  // The table itself shows how far the simulation has come.
  const progress = createProgress(messages, !(options.each && output.isTerminal));
  const print = options.json ? output.writeRaw : output.write;
  let chosen: ChosenCall | undefined;
  let bytes = 0;
  let isBegun = false;
  const tellErrors = async (errors: readonly CallError[]): Promise<void> => {
    if (errors.length === 0) return;
    await progress.clear();
    await messages.write(errors.map((error) => errorLine(log, error)).join(""));
  };
  return {
    async add({ decided, errors, read }, tally) {
      // Not before the log could be opened: a command that fails prints nothing.
      if (!isBegun) await print(printer.head);
      isBegun = true;
      await tellErrors(errors);
      const wanted = decided.find(({ number }) => number === options.explain);
      if (wanted !== undefined) chosen = chooseCall(wanted, explain(wanted.call), campaign);
      if (options.each && decided.length > 0 && !output.isClosed()) await print(printer.calls(decided));
      bytes += read;
      await progress.show(bytes, () => `${group(tally.counts().calls)} calls`);
    },
    async end(tally) {
      await progress.clear();
      await print(printer.end(tally, chosen));
      return chosen;
    },
  };
}

function chooseCall({ number, line, call }: DecidedCall, explanation: Explanation, campaign: Campaign): ChosenCall {
  return { call: number, line, ...explanationJson(explanation, call, campaign) };
}

function errorLine(log: string, { call, line, message }: CallError): string {
  const text = call === null ? message : `call ${call}: ${message}`;
  return `${showable(`${log}:${line}: ${text}`)}\n`;
}

/** Explains a call with the campaign's settings. */
type Explain = (call: CallContext) => Explanation;

/** The texts of a report. */
interface Printer {
  readonly head: string;
  readonly calls: (calls: readonly DecidedCall[]) => string;
  readonly end: (tally: Tally, chosen: ChosenCall | undefined) => string;
}

function textPrinter({ campaign, log, each }: ReportOptions, explain: Explain, { output }: Environment): Printer {
  const { style } = output;
  const columns = output.isTerminal ? output.columns : null;
  const line = (title: string, text: string): string => `${style.dim(title.padEnd(12))}${text}\n`;
  const condition = campaignJson(campaign).condition;
  const settings =
    line("campaign", campaignText(campaign)) +
    line("calls", showable(log)) +
    line("condition", condition === "" ? "none" : condition);
  const noEffect =
    campaign.condition !== null && !campaign.settings.record_calls
      ? "The condition has no effect: `record_calls` is `false`.\n"
      : "";
  return {
    head: `${settings}${noEffect}\n${each ? `${tableHead(style)}\n` : ""}`,
    calls: (calls) =>
      calls.map((decided) => `${tableRow(decided, decidingOf(decided.call, explain), style, columns)}\n`).join(""),
    end: (tally, chosen) =>
      `${each ? "\n" : ""}${countsText(tally.counts(), style)}${chosen === undefined ? "" : chosenText(chosen, campaign, output)}`,
  };
}

function chosenText(chosen: ChosenCall, campaign: Campaign, { style }: Environment["output"]): string {
  return `\n${style.bold(`call ${chosen.call}`)}: ${explanationText(chosen, campaign, style)}`;
}

function decidingOf(call: CallContext, explain: Explain): ReturnType<typeof decidingPredicates> {
  return decidingPredicates(explain(call), call);
}

/** One object, written piece by piece: the list of decisions may be larger than the memory. */
function jsonPrinter({ campaign, each }: ReportOptions, explain: Explain): Printer {
  let isFirst = true;
  const separator = (): string => {
    const text = isFirst ? "\n" : ",\n";
    isFirst = false;
    return text;
  };
  const callJson = ({ number, line, call, decision }: DecidedCall): string =>
    jsonLine({ call: number, line, ...decision, deciding: decidingOf(call, explain) });
  return {
    head: `{"campaign":${jsonLine(campaignJson(campaign))}${each ? `,"decisions":[` : ""}`,
    calls: (calls) => calls.map((decided) => separator() + callJson(decided)).join(""),
    end(tally, chosen) {
      const rest = { counts: tally.counts(), errors: tally.errors(), explanation: chosen ?? null };
      return `${each ? "\n]" : ""},${jsonLine(rest).slice(1)}\n`;
    },
  };
}
