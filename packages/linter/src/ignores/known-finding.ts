/** Findings that are alike, and were there already. */
export interface KnownFinding {
  /** The file, from the folder of the baseline, with `/` between folders. */
  readonly file: string;
  /** The id of the rule, or the code of a warning. */
  readonly rule: string;
  /** Where in the payload, without indexes: a finding stays the same when something is put before it in a list. */
  readonly path: string;
  /** What it marks. */
  readonly text: string;
  /** How many there are. */
  readonly count: number;
}
