import type { TermsForm, TermsName } from "@recond/campaign";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import type { Campaign } from "./read-campaign.js";

/** Which settings decided, for programs. */
export interface CampaignJson {
  readonly file: string;
  readonly form: TermsForm;
  readonly terms: TermsName | null;
  readonly completedBy: string | null;
  readonly recordCalls: boolean;
  /** The canonical condition, `""` when there is none. */
  readonly condition: string;
}

/** A campaign as plain data. */
export function campaignJson({ file, form, terms, completedBy, settings, condition }: Campaign): CampaignJson {
  return { file, form, terms, completedBy, recordCalls: settings.record_calls, condition: format(condition) };
}

/** Where the settings come from, in a line: which terms counted, and what another file supplied. */
export function campaignText({ form, terms, ...files }: Campaign): string {
  const file = showable(files.file);
  const completedBy = files.completedBy === null ? null : showable(files.completedBy);
  const ofTerms = terms === null ? "" : `, ${terms} terms`;
  if (form === "response") return `${file} (as the API returns it${ofTerms})`;
  if (form === "settings") return `${file} (settings alone)`;
  return `${file} (request body${completedBy === null ? "" : `, completed by ${completedBy}${ofTerms}`})`;
}
