/** A file is no call log as a whole, so that none of it is read. The message names the file and says what to do. */
export class InvalidCallLogError extends Error {
  override readonly name = "InvalidCallLogError";
}
