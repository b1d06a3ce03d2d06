import { ClosedPipeError } from "./errors.js";
import type { Output } from "./output.js";

/** An output whose reader may go away without ending the command. */
export interface ForgivingOutput extends Output {
  /** Whether the reader has gone away. */
  readonly isClosed: () => boolean;
}

/**
 * An output that swallows what nobody reads any more, for a command whose exit code counts even then.
 *
 * @param output - where everything goes until its reader goes away (`| head`)
 */
export function forgiving(output: Output): ForgivingOutput {
  let isClosed = false;
  const unlessClosed = async (write: () => Promise<void>): Promise<void> => {
    if (isClosed) return;
    try {
      await write();
    } catch (error) {
      if (!(error instanceof ClosedPipeError)) throw error;
      isClosed = true;
    }
  };
  return {
    ...output,
    write: (text) => unlessClosed(() => output.write(text)),
    writeRaw: (text) => unlessClosed(() => output.writeRaw(text)),
    isClosed: () => isClosed,
  };
}
