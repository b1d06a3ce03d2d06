import type { Diagnostic, Fix, Span } from "@recond/parser";
import type { ConfigPlace } from "./config.js";

/** Something found in a condition; offsets count from the start of the condition. */
export interface Found {
  readonly span: Span;
  /** One sentence saying what is found; a second, if any, says what to do. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Ways to go on of which a person has to choose one. */
  readonly alternatives?: readonly Fix[];
}

/** Something found in a payload; offsets count from the start of the JSON text. */
export interface FoundInPayload extends Found {
  /** Property names and indexes from the outside in. */
  readonly path: readonly (string | number)[];
}

/** Something found in a configuration. */
export interface FoundInConfig {
  readonly place: ConfigPlace;
  /** One sentence saying what is found; a second, if any, says what to do. */
  readonly message: string;
}

/** A diagnostic of a payload: its span and its fixes are offsets into the JSON text. */
export interface Finding extends Diagnostic {
  /** Property names and indexes from the outside in: where in the payload. */
  readonly path: readonly (string | number)[];
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Of a condition that was mended by a guess: its text as it was, and as it is. */
  readonly guess?: Guess;
}

/** A condition's text before and after a guess. */
export interface Guess {
  readonly before: string;
  readonly after: string;
}
