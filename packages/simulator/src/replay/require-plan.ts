import { checkCondition, requireList, requireObject, requireThat } from "@recond/parser";
import type { Plan, PlannedCampaign, PlannedSettings } from "./plan.js";

/**
 * Refuses a plan by which calls would be decided otherwise than it seems to say, such as one that has no settings for one of its campaigns.
 *
 * @throws TypeError that says what is wrong, InvalidConditionError for a condition that is none
 */
export function requirePlan(plan: Plan): void {
  requireObject("A plan is an object, such as { campaigns, candidates }", plan);
  const { campaigns, candidates, evidence = [], by = [], underived, completeFrom } = plan;
  requireList("The campaigns of a plan are a list", campaigns);
  for (const campaign of campaigns) requireCampaign(campaign);
  requireList("The candidates of a plan are a list", candidates);
  for (const candidate of candidates) {
    requireObject("A candidate is an object, such as { name, settings }", candidate);
    const { settings } = candidate;
    requireList("The settings of a candidate are a list, one for each campaign", settings);
    const expected = `The settings of a candidate are as many as the campaigns of the plan, ${campaigns.length}`;
    requireThat(settings.length === campaigns.length, expected, settings.length);
    for (const each of settings) requireSettings(each);
  }
  requireList("The `evidence` of a plan is a list of `otherReadings`", evidence);
  for (const each of evidence) requireObject("The `evidence` of a plan is a list of `otherReadings`", each);
  requireList("What a plan counts `by` is a list of names", by);
  for (const each of by) requireThat(typeof each === "string", "What a plan counts `by` is a list of names", each);
  requireThat(underived === undefined || underived instanceof Set, "What is `underived` is a `Set`", underived);
  const isTime = completeFrom === undefined || Number.isFinite(completeFrom);
  requireThat(isTime, "`completeFrom` is a time in milliseconds since 1970", completeFrom);
}

function requireCampaign(campaign: PlannedCampaign): void {
  requireObject("A campaign is an object, such as { name, file, ids, repeatWindowDays }", campaign);
  const { ids, repeatWindowDays } = campaign;
  requireObject("The `ids` of a campaign are an object, without any for one that takes every call", ids);
  for (const id of Object.values(ids)) requireThat(typeof id === "string", "An id of a campaign is a string", id);
  requireDays(repeatWindowDays);
}

/** What is no number above 0 would make callers that called before be new ones, or the other way round. */
export function requireDays(days: unknown): void {
  requireThat(typeof days === "number" && days > 0, "`repeatWindowDays` is a number of days, more than 0", days);
}

/** What is no boolean would count as one. */
export function requireSettings(settings: PlannedSettings): void {
  requireObject("The settings are an object, such as { recordCalls: true, condition }", settings);
  const { recordCalls, condition } = settings;
  requireThat(typeof recordCalls === "boolean", "`recordCalls` is true or false", recordCalls);
  checkCondition(condition);
}
