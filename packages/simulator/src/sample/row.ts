/** Which kind of row of the transactions it is: only a `Call` is one. */
export type RowType = "Call" | "Post Call Event" | "Reported Conversion" | "Signal";

/** A row of a sampled log, with what the platform knows of the call, whichever form it is written in. */
export interface SampledRow {
  readonly id: string;
  /** Of the call, which several rows can be about. */
  readonly callId: string;
  readonly type: RowType;
  /** The row that this one corrects. */
  readonly corrects: string | null;
  /** When the call started, in milliseconds since 1970, whole seconds; and by how much the clock at the campaign is before UTC then. */
  readonly start: number;
  readonly offset: number;
  /** `866-555-1234`; empty or a word when the caller hides it. */
  readonly caller: string;
  readonly phone: "Mobile" | "Landline" | "";
  /** Null where that is unknown. */
  readonly isDuringHours: boolean | null;
  /** Null where the row does not say. */
  readonly repeat: boolean | null;
  /** The keys in the order in which they were pressed: at most four. */
  readonly keys: readonly string[];
  readonly affiliate: string | null;
  readonly media: string | null;
  readonly promo: string | null;
  /** The values of the custom-data fields, in the order of the log's fields. */
  readonly customData: readonly (string | null)[];
  /** In seconds. */
  readonly duration: number;
  /** Where the recording is, if there is one. */
  readonly recording: string | null;
}
