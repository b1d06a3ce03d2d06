import type { Fix } from "@recond/parser";
import { type ConditionSubject, placeOf } from "../../../rule/condition-subject.js";
import type { Found } from "../../../rule/finding.js";
import { knowledgeIn } from "./known.js";
import { type Written, writeInstead } from "./texts-and-names.js";

/** What is odd about a text or a name. */
export interface Habit {
  /** Says so to the user. */
  readonly message: string;
  /** What was probably meant; undefined when a person has to know. */
  readonly meant?: string | undefined;
  /** What mends it, where that is more than to write what was meant. */
  readonly fixes?: readonly Fix[];
}

/**
 * What is odd about texts and names, but for those that the options' lists know: these are as they should be.
 *
 * @param habitOf - what is odd about one of them; undefined: nothing
 */
export function* findHabits<Each extends Written>(
  subject: ConditionSubject,
  all: Iterable<Each>,
  habitOf: (written: Each) => Habit | undefined,
): Generator<Found, void> {
  const isKnown = knowledgeIn(subject);
  for (const written of all) {
    const habit = habitOf(written);
    if (habit === undefined || isKnown(written) === true) continue;
    const { message, meant, fixes = writeInstead(written, meant) } = habit;
    const span = written.text === "" ? placeOf(written.node) : written.span;
    yield { span, message, fixes };
  }
}
