import { type Environment, main } from "@recond/cli";

/** Runs `recond` in this process, with standard input in the pieces given. */
export async function recondWith(
  args: readonly string[],
  pieces: readonly Uint8Array[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = memoryOutput(stdout);
  const messages = memoryOutput(stderr);
  const environment: Environment = {
    process: { stdout: output.sync, stderr: messages.sync, env: {} },
    input: eachOf(pieces),
    output,
    messages,
  };
  const code = await main(args, environment);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

async function* eachOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function plain(text: string): string {
  return text;
}

function memoryOutput(texts: string[]): Environment["output"] {
  return {
    write: async (text) => void texts.push(text),
    writeRaw: async (text) => void texts.push(Buffer.from(text).toString()),
    sync: { write: (text) => void texts.push(text) },
    style: { colors: false, bold: plain, dim: plain, red: plain, green: plain, yellow: plain },
    isTerminal: false,
    columns: 80,
  };
}
