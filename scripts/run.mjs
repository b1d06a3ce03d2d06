// node scripts/run.mjs COMMAND ARGUMENTS…: sets the workspace up, then runs the command with the workspace's tools.
import { runOrExit } from "./command.mjs";
import { setup } from "./setup.mjs";

const [command, ...args] = process.argv.slice(2);
setup();
runOrExit(command, args);
