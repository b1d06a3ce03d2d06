import type { CommandContext, StricliProcess } from "@stricli/core";
import { UserError } from "./errors.js";
import { createOutput, type MaybeTerminal, type Output } from "./output.js";

/** The package in which the command comes. */
export interface About {
  readonly version: string;
  /** Where its pages are. */
  readonly homepage?: string;
}

/** What a command may use of the outside world. Tests and embedders can supply their own. */
export interface Environment extends CommandContext {
  readonly about: About;
  /** What the argument parser prints to, and where a command leaves its exit code. */
  readonly process: StricliProcess;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Standard output: results. */
  readonly output: Output;
  /** Standard error: messages. */
  readonly messages: Output;
}

/** The part of a process that the command sees: its streams and its variables. */
export interface Host {
  /** Its number, if it has one, tells whether it is a folder. */
  readonly stdin: AsyncIterable<Uint8Array> & { readonly fd?: number };
  readonly stdout: MaybeTerminal;
  readonly stderr: MaybeTerminal;
  readonly env: NodeJS.ProcessEnv;
}

/** The environment of the running process. */
export function processEnvironment(host: Host, about: About): Environment {
  const { env } = host;
  const output = createOutput(host.stdout, env);
  const messages = createOutput(host.stderr, env);
  return {
    about,
    process: { stdout: output.sync, stderr: messages.sync, env },
    input: standardInput(host),
    output,
    messages,
  };
}

/** Standard input, opened when it is first read. Node gives out a folder as an empty text; that would be a wrong answer. */
async function* standardInput(host: Host): AsyncGenerator<Uint8Array> {
  const { fstatSync } = await import("node:fs");
  const { stdin } = host;
  if (stdin.fd !== undefined && fstatSync(stdin.fd).isDirectory()) {
    throw new UserError("Standard input is a folder. Give a file.");
  }
  yield* stdin;
}
