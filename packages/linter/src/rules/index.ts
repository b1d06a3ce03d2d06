import type { Rule } from "../rule.js";
import { expiredIgnore } from "./config/expired-ignore.js";
import { unusedIgnore } from "./config/unused-ignore.js";
import { doubleNegation } from "./conditions/double-negation.js";
import { neverTrue } from "./conditions/never-true.js";
import { notEqualWithoutValue } from "./conditions/not-equal-without-value.js";
import { emptyComparison } from "./conditions/empty-comparison.js";
import { containsEmpty } from "./conditions/contains-empty.js";
import { nullInText } from "./conditions/null-in-text.js";
import { textOuterBlanks } from "./conditions/text-outer-blanks.js";
import { repeatedBlanks } from "./conditions/repeated-blanks.js";
import { lookAlikeCharacters } from "./conditions/look-alike-characters.js";
import { quotedText } from "./conditions/quoted-text.js";
import { backslashInText } from "./conditions/backslash-in-text.js";
import { encodedText } from "./conditions/encoded-text.js";
import { garbledText } from "./conditions/garbled-text.js";
import { textTooLong } from "./conditions/text-too-long.js";
import { listInText } from "./conditions/list-in-text.js";
import { operatorInText } from "./conditions/operator-in-text.js";
import { comparisonInText } from "./conditions/comparison-in-text.js";
import { wildcardInText } from "./conditions/wildcard-in-text.js";
import { placeholder } from "./conditions/placeholder.js";
import { quotedFieldName } from "./conditions/quoted-field-name.js";
import { oddFieldName } from "./conditions/odd-field-name.js";
import { termAsFieldName } from "./conditions/term-as-field-name.js";
import { similarFieldNames } from "./conditions/similar-field-names.js";
import { unknownCustomData } from "./conditions/unknown-custom-data.js";
import { unknownMediaType } from "./conditions/unknown-media-type.js";
import { unknownAffiliate } from "./conditions/unknown-affiliate.js";
import { alwaysTrue } from "./conditions/always-true.js";
import { blankCondition } from "./conditions/blank-condition.js";
import { notAnalysed } from "./conditions/not-analysed.js";
import { contradictingPart } from "./conditions/contradicting-part.js";
import { redundantPart } from "./conditions/redundant-part.js";
import { repeatedOperand } from "./conditions/repeated-operand.js";
import { pointlessText } from "./conditions/pointless-text.js";
import { separateKeyPaths } from "./conditions/separate-key-paths.js";
import { oddKeyPath } from "./conditions/odd-key-path.js";
import { mobileOrLandline } from "./conditions/mobile-or-landline.js";
import { negatedPhoneType } from "./conditions/negated-phone-type.js";
import { negatedComparison } from "./conditions/negated-comparison.js";
import { unneededParentheses } from "./conditions/unneeded-parentheses.js";
import { notCanonical } from "./conditions/not-canonical.js";
import { mixedOperators } from "./conditions/mixed-operators.js";
import { longCondition } from "./conditions/long-condition.js";
import { deepNesting } from "./conditions/deep-nesting.js";
import { conditionWithoutEffect } from "./payloads/condition-without-effect.js";
import { jsonSyntax } from "./payloads/json-syntax.js";
import { conditionElsewhere } from "./payloads/condition-elsewhere.js";
import { decidedAbove } from "./payloads/decided-above.js";
import { keysNotTracked } from "./payloads/keys-not-tracked.js";
import { missingCondition } from "./payloads/missing-condition.js";
import { stepChildren } from "./payloads/step-children.js";
import { termsDiffer } from "./payloads/terms-differ.js";
import { unknownFailover } from "./payloads/unknown-failover.js";
import { unknownStep } from "./payloads/unknown-step.js";
import { unreachableBranch } from "./payloads/unreachable-branch.js";
import { unreachableKeys } from "./payloads/unreachable-keys.js";
import { notACampaign } from "./payloads/not-a-campaign.js";
import { duplicateProperty } from "./payloads/duplicate-property.js";
import { misspeltSetting } from "./payloads/misspelt-setting.js";
import { misplacedSetting } from "./payloads/misplaced-setting.js";
import { missingRecordCalls } from "./payloads/missing-record-calls.js";
import { recordCallsType } from "./payloads/record-calls-type.js";
import { conditionType } from "./payloads/condition-type.js";
import { whisperWithoutPrompt } from "./payloads/whisper-without-prompt.js";
import { settingType } from "./payloads/setting-type.js";
import { recordAll } from "./payloads/record-all.js";
import { hoursAlways } from "./payloads/hours-always.js";
import { hoursNever } from "./payloads/hours-never.js";
import { hoursUnknown } from "./payloads/hours-unknown.js";
import { hoursOvernight } from "./payloads/hours-overnight.js";
import { hoursZeroLength } from "./payloads/hours-zero-length.js";
import { hoursOutOfRange } from "./payloads/hours-out-of-range.js";
import { hoursUnit } from "./payloads/hours-unit.js";
import { hoursIncomplete } from "./payloads/hours-incomplete.js";
import { hoursUnused } from "./payloads/hours-unused.js";
import { unknownTimeZone } from "./payloads/unknown-time-zone.js";
import { timeZoneSpelling } from "./payloads/time-zone-spelling.js";
import { unknownRegion } from "./payloads/unknown-region.js";
import { unlistedCustomData } from "./payloads/unlisted-custom-data.js";

/** All rules, in the order of the documentation. A new one is a file and a line in one of these lists. */
const conditionRules = [
  neverTrue,
  alwaysTrue,
  blankCondition,
  notAnalysed,
  contradictingPart,
  redundantPart,
  repeatedOperand,
  pointlessText,
  separateKeyPaths,
  oddKeyPath,
  mobileOrLandline,
  negatedPhoneType,
  doubleNegation,
  negatedComparison,
  unneededParentheses,
  notCanonical,
  mixedOperators,
  longCondition,
  deepNesting,
  notEqualWithoutValue,
  emptyComparison,
  containsEmpty,
  nullInText,
  textOuterBlanks,
  repeatedBlanks,
  lookAlikeCharacters,
  quotedText,
  backslashInText,
  encodedText,
  garbledText,
  textTooLong,
  listInText,
  operatorInText,
  comparisonInText,
  wildcardInText,
  placeholder,
  quotedFieldName,
  oddFieldName,
  termAsFieldName,
  similarFieldNames,
  unknownCustomData,
  unknownMediaType,
  unknownAffiliate,
] as const;

const payloadRules = [
  jsonSyntax,
  conditionWithoutEffect,
  unreachableKeys,
  keysNotTracked,
  missingCondition,
  decidedAbove,
  unreachableBranch,
  stepChildren,
  unknownStep,
  unknownFailover,
  conditionElsewhere,
  termsDiffer,
  notACampaign,
  duplicateProperty,
  misspeltSetting,
  misplacedSetting,
  missingRecordCalls,
  recordCallsType,
  conditionType,
  whisperWithoutPrompt,
  settingType,
  recordAll,
  hoursAlways,
  hoursNever,
  hoursUnknown,
  hoursOvernight,
  hoursZeroLength,
  hoursOutOfRange,
  hoursUnit,
  hoursIncomplete,
  hoursUnused,
  unknownTimeZone,
  timeZoneSpelling,
  unknownRegion,
  unlistedCustomData,
] as const;

const configRules = [unusedIgnore, expiredIgnore] as const;

/** Every rule by its id: those about a condition first, then those about a payload, then those about a configuration. */
export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  [...conditionRules, ...payloadRules, ...configRules].map((rule) => [rule.id, rule]),
);
