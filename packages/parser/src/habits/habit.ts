import type { Cursor } from "../source/cursor.js";

/** One thing that people write instead of what the language wants. */
export interface Habit {
  /** Where in a condition it is looked for. */
  readonly where: "operand" | "operator" | "anywhere";
  /**
   * Reads it where it stands at the cursor: reports it with what it means, adds what it is to the items and moves on. Gives false, and
   * moves nothing, where it does not stand there.
   *
   * @param readAll - reads all that stands in a part of the source of its own, such as brackets
   */
  readonly read: (cursor: Cursor, readAll: (part: Cursor) => void) => boolean;
}
