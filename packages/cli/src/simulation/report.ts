import { type CallContext, explainer, type Explanation } from "@recond/evaluator";
import { showable } from "@recond/parser";
import { counted, group, jsonLine } from "@recond/reports";
import {
  type CallError,
  createErrorKinds,
  type DecidedCall,
  type ErrorKind,
  type SimulatedPiece,
  type Tally,
} from "@recond/simulator";
import type { Campaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { campaignJson, campaignText } from "../campaign/campaign.js";
import { decidingPredicates, type ExplanationJson, explanationJson, explanationText } from "../decision/explanation.js";
import { countsText, type Missing } from "./counts.js";
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
  const kinds = createErrorKinds();
  const missing = new Map<string, number>();
  let chosen: ChosenCall | undefined;
  let bytes = 0;
  let isBegun = false;
  const tell = async (lines: readonly string[]): Promise<void> => {
    if (lines.length === 0) return;
    await progress.clear();
    await messages.write(lines.join(""));
  };
  return {
    async add({ decided, errors, read }, tally) {
      // Not before the log could be opened: a command that fails prints nothing.
      if (!isBegun) await print(printer.head);
      isBegun = true;
      await tell(errors.filter((error) => kinds.add(error)).map((error) => errorLine(log, error)));
      countMissing(decided, explain, missing);
      const wanted = decided.find(({ number }) => number === options.explain);
      if (wanted !== undefined) chosen = chooseCall(wanted, explain(wanted.call), campaign);
      if (options.each && decided.length > 0 && !output.isClosed()) await print(printer.calls(decided));
      bytes += read;
      await progress.show(bytes, () => `${group(tally.counts().calls)} calls`);
    },
    async end(tally) {
      await progress.clear();
      await tell(kinds.all().flatMap((kind) => moreLine(log, kind)));
      await print(printer.end({ tally, kinds: kinds.all(), missing, chosen }));
      return chosen;
    },
  };
}

function chooseCall({ number, line, call }: DecidedCall, explanation: Explanation, campaign: Campaign): ChosenCall {
  return { call: number, line, ...explanationJson(explanation, call, campaign) };
}

function countMissing(decided: readonly DecidedCall[], explain: Explain, missing: Map<string, number>): void {
  for (const { call, decision } of decided) {
    if (decision.decision !== "undetermined") continue;
    for (const fact of explain(call).missing) missing.set(fact, (missing.get(fact) ?? 0) + 1);
  }
}

/** The others of a kind are counted: nobody reads thousands of lines that say the same. */
function moreLine(log: string, { count, examples }: ErrorKind): readonly string[] {
  const [first] = examples;
  const more = count - examples.length;
  if (more === 0 || first === undefined) return [];
  return [`${showable(`${log}: ${counted(more, "more error")} like that of line ${first.line}: ${first.message}`)}\n`];
}

function errorLine(log: string, { call, id, line, message }: CallError): string {
  const text = call === null ? message : `call ${call}${id === undefined ? "" : ` (${id})`}: ${message}`;
  return `${showable(`${log}:${line}: ${text}`)}\n`;
}

/** Explains a call with the campaign's settings. */
type Explain = (call: CallContext) => Explanation;

/** The texts of a report. */
interface Printer {
  readonly head: string;
  readonly calls: (calls: readonly DecidedCall[]) => string;
  readonly end: (end: End) => string;
}

/** What is known at the end. */
interface End {
  readonly tally: Tally;
  readonly kinds: readonly ErrorKind[];
  readonly missing: Missing;
  readonly chosen: ChosenCall | undefined;
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
    end: ({ tally, missing, chosen }) =>
      `${each ? "\n" : ""}${countsText(tally.counts(), missing, style)}${chosen === undefined ? "" : chosenText(chosen, campaign, output)}`,
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
  const callJson = ({ number, line, id, call, decision }: DecidedCall): string =>
    jsonLine({
      call: number,
      line,
      ...(id === undefined ? {} : { id }),
      ...decision,
      deciding: decidingOf(call, explain),
    });
  return {
    head: `{"campaign":${jsonLine(campaignJson(campaign))}${each ? `,"decisions":[` : ""}`,
    calls: (calls) => calls.map((decided) => separator() + callJson(decided)).join(""),
    end({ tally, kinds, missing, chosen }) {
      const rest = {
        counts: tally.counts(),
        missing: Object.fromEntries(missing),
        errors: tally.errors(),
        errorKinds: kinds,
        explanation: chosen ?? null,
      };
      return `${each ? "\n]" : ""},${jsonLine(rest).slice(1)}\n`;
    },
  };
}
