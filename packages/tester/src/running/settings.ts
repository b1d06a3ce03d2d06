import { type CampaignKnowledge, withoutSettled } from "@recond/analyzer";
import type { RecordingSettings } from "@recond/evaluator";
import { type Condition, parseOrThrow, requireObject } from "@recond/parser";
import type { TestFile } from "../test-file/test-file.js";

/**
 * The settings of a test file that has a `condition`.
 *
 * @param testFile - from `readTestFile`
 * @returns undefined when it names a campaign, whose settings are in another file
 */
export function ownSettings(testFile: TestFile): RecordingSettings | undefined {
  requireTestFile(testFile);
  const { subject } = testFile;
  if (subject.kind === "campaign") return undefined;
  return { record_calls: subject.recordCalls, call_recording_condition: subject.condition };
}

/** Refuses what is no test file, such as what a text gave that had mistakes. */
export function requireTestFile(testFile: unknown): void {
  requireObject("A test file is the `testFile` that `readTestFile` gives", testFile, "subject", "cases");
}

/** The condition that decides; null when there is none or `record_calls` takes its effect away. */
export function effectiveCondition(settings: RecordingSettings): Condition | null {
  return settings.record_calls ? parseOrThrow(settings.call_recording_condition ?? "") : null;
}

/** What the campaign leaves open of a condition, and so what cases can show; null where that is nothing. */
export function openCondition(condition: Condition | null, known?: CampaignKnowledge): Condition | null {
  const open = withoutSettled(condition, known);
  return typeof open === "boolean" ? null : open;
}
