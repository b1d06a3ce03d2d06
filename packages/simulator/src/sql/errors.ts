import { quote } from "@recond/parser";

/** A text that SQL cannot hold. */
export class SqlTextError extends Error {
  override readonly name = "SqlTextError";

  /** @param why - what is in it */
  constructor(
    readonly text: string,
    why: string,
  ) {
    super(`${quote(text)} cannot be written in SQL: it has ${why}. Leave it out.`);
  }
}

/** A condition or a mapping of columns that has no SQL. */
export class SqlError extends Error {
  override readonly name = "SqlError";
}
