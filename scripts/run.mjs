// node scripts/run.mjs [--built] [COMMAND ARGUMENTS…]
// Sets the workspace up, with --built also builds it, then runs the command with the workspace's tools.
import { runOrExit } from "./command.mjs";
import { setup } from "./setup.mjs";

const words = process.argv.slice(2);
const built = words[0] === "--built";
const [command, ...args] = built ? words.slice(1) : words;

setup();
if (built) {
  runOrExit("tsc", ["-b"]);
  runOrExit("node", ["scripts/bundle.mjs"]);
}
if (command !== undefined) runOrExit(command, args);
