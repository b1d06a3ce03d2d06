/** A file is no call log as a whole, so that none of it is read. The message names the file and says what to do. */
export class InvalidCallLogError extends Error {
  override readonly name = "InvalidCallLogError";
}

/** A table has no column that is known: perhaps its header row is missing. */
export class UnknownColumnsError extends InvalidCallLogError {
  /** @param problem - the message without what to do, which a command says in its own words */
  constructor(readonly problem: string) {
    super(`${problem} Where the header row is missing, say which columns there are (\`header\`).`);
  }
}

/** A column that is to be left out, and that the log has not. */
export class NoSuchColumnError extends Error {
  override readonly name = "NoSuchColumnError";
}
