// npm run bench: sets up, builds, and measures against peers and limits.
import { runOrExit } from "./command.mjs";
import { setup } from "./setup.mjs";

setup();
runOrExit("tsc", ["-b"]);
runOrExit("node", ["benchmarks/dist/main.js", ...process.argv.slice(2)]);
