import type { CommandContext, StricliProcess } from "@stricli/core";
import { createOutput, type Output } from "./output/output.js";

/** What a command may use of the outside world. Tests and embedders can supply their own. */
export interface Environment extends CommandContext {
  /** What the argument parser prints to, and where a command leaves its exit code. */
  readonly process: StricliProcess;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Standard output: results. */
  readonly output: Output;
  /** Standard error: messages. */
  readonly messages: Output;
}

/**
 * The environment of the running process.
 *
 * @param host - the process, as Node gives it
 */
export function processEnvironment(host: NodeJS.Process): Environment {
  const { env } = host;
  const output = createOutput(host.stdout, env);
  const messages = createOutput(host.stderr, env);
  return {
    process: { stdout: output.sync, stderr: messages.sync, env },
    input: host.stdin,
    output,
    messages,
  };
}
