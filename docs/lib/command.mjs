// The command, run within this process.
import { Readable, Writable } from "node:stream";

import { main, processEnvironment } from "@recond/cli";

import manifest from "../../packages/recond/package.json" with { type: "json" };

/**
 * All that the command prints, whichever way it ends. It needs no process of its own for that.
 *
 * @param {readonly string[]} args
 */
export async function outputOfCommand(args) {
  const env = { ...process.env, NO_COLOR: "1" };
  const [stdout, stderr] = [new Collector(), new Collector()];
  await main(args, processEnvironment({ stdin: Readable.from([]), stdout, stderr, env }, manifest));
  return stdout.text + stderr.text;
}

class Collector extends Writable {
  text = "";

  /**
   * @param {Buffer} piece
   * @param {string} _encoding
   * @param {() => void} done
   * @override
   */
  _write(piece, _encoding, done) {
    this.text += piece.toString();
    done();
  }
}
