import type { Guarantee, ProveOptions } from "@recond/analyzer";
import type { ParseOptions, Severity, VocabularyName } from "@recond/parser";

/** How seriously a rule is taken; `"off"`: not at all. */
export type Level = Severity | "off";

/** Names that exist on the platform. Where a list is given, a name that is not in it is a finding. */
export interface Known {
  /** Partner names of the custom-data fields. */
  readonly custom_data?: readonly string[] | undefined;
  readonly media_type?: readonly string[] | undefined;
  readonly affiliate_name?: readonly string[] | undefined;
}

/** The names of these lists. */
export const knownNames: readonly (keyof Known)[] = ["custom_data", "media_type", "affiliate_name"];

/** A promise about which calls are recorded, as it is told people. */
export interface NamedGuarantee extends Guarantee, Pick<ProveOptions, "everyReading"> {
  readonly name: string;
}

/** What is looked for, and what is known. */
export interface LintOptions {
  /** Which terms a condition that stands alone may use, `"recording"` unless given; in a payload its place tells. */
  readonly vocabulary?: VocabularyName | undefined;
  /** Levels by the id of a rule or the code of a warning; what is not named keeps its own. Errors of the language stay errors. */
  readonly rules?: Readonly<Record<string, Level>> | undefined;
  readonly known?: Known | undefined;
  /** Whether a payload says everything about its campaign, as a response does; otherwise a request body leaves unsaid things as they are ([R2]). */
  readonly complete?: boolean | undefined;
  /** The campaign as the API returns it (GET), as JSON text: a request body is looked at together with it. */
  readonly current?: string | undefined;
  /**
   * Which terms of that campaign complete a request body: the staged ones by default, as the platform stages a change on top of them, or
   * the live ones. Where it has only one of them, that one.
   */
  readonly terms?: "current" | "future" | undefined;
  /** What is promised of campaigns; of payloads it is proven. */
  readonly guarantees?: readonly NamedGuarantee[] | undefined;
  /** Most steps that each proof may take, as the analyzer counts them; without it, as many as end within about a tenth of a second. */
  readonly nodeLimit?: number | undefined;
  /** Most mistakes of the language that are reported of each condition, 1000 unless given; one more then says that others were left out. */
  readonly maxDiagnostics?: number | undefined;
}

/** Options that cannot be followed: a rule that does not exist, a level that is none, a present campaign that is no JSON, a value of another type. */
export class InvalidLintOptionsError extends Error {
  override readonly name = "InvalidLintOptionsError";
}

/** What a condition is parsed for. */
export function parseOptions(vocabulary: VocabularyName, { maxDiagnostics }: LintOptions): ParseOptions {
  return { vocabulary, ...(maxDiagnostics === undefined ? {} : { maxDiagnostics }) };
}
