import type { Guarantee, ProveOptions } from "@recond/analyzer";
import type { CallContext, Decision } from "@recond/evaluator";
import type { Diagnostic, Span } from "@recond/parser";

/** How a test file is written. */
export type TestFileFormat = "yaml" | "json";

/** A test file: a condition, and what it is expected to decide. */
export interface TestFile {
  readonly format: TestFileFormat;
  readonly subject: TestSubject;
  /** At least one, where there are no guarantees. */
  readonly cases: readonly TestCase[];
  /** What has to hold for every call; undefined when the file promises nothing. */
  readonly guarantees?: readonly TestGuarantee[] | undefined;
  /** The MC/DC percent below which the run fails; undefined when the file asks for none. */
  readonly coverage: number | undefined;
  /** Where the file says so. */
  readonly coveragePlace: Place | undefined;
}

/** What is tested: a campaign's settings, or a condition that stands in the test file itself. */
export type TestSubject =
  | {
      readonly kind: "campaign";
      /** The path as it is written: relative to the test file. */
      readonly path: string;
      /** Which terms of an API response count; undefined when the file does not say. */
      readonly terms: "current" | "future" | undefined;
      /** The path of an API response that has what a request body leaves unchanged, relative to the test file; undefined without one. */
      readonly current: string | undefined;
      readonly place: Place;
    }
  | {
      readonly kind: "condition";
      /** Without errors. */
      readonly condition: string;
      readonly recordCalls: boolean;
      readonly place: Place;
    };

/** One call and the decision that is expected for it. */
export interface TestCase {
  /** No other case of the file has it. */
  readonly name: string;
  readonly call: CallContext;
  readonly expect: Decision["decision"];
  /** Where its name stands. */
  readonly place: Place;
}

/** What has to hold for every call: it is proven, with no call in particular. */
export interface TestGuarantee extends Guarantee, Pick<ProveOptions, "everyReading"> {
  /** No other guarantee of the file has it. */
  readonly name: string;
  /** The condition as it is written. */
  readonly text: string;
  readonly why?: string;
  /** Where its name stands. */
  readonly place: Place;
}

/** A case that a test file lacks. */
export type SuggestedCase = Omit<TestCase, "place">;

/** A place in a test file. */
export interface Place {
  /** UTF-16 units, without a byte-order mark. */
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** Something that is wrong with a test file. `code` is empty but for mistakes in a condition. */
export interface Problem extends Diagnostic, Place {}

/** What came out of a text: a test file, or what is wrong with it. */
export interface ReadTestFile {
  /** The text without a byte-order mark, for `renderDiagnostics`. */
  readonly source: string;
  /** Undefined when there is an error among the problems. */
  readonly testFile: TestFile | undefined;
  /** In the order of the text; `renderDiagnostics(source, problems)` shows them as code frames. */
  readonly problems: readonly Problem[];
}
