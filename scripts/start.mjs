// npm start: sets up, builds, and does the main job once: back-tests a campaign's condition on a call log.
import { runOrExit } from "./command.mjs";
import { setup } from "./setup.mjs";

const files = ["--campaign", "examples/campaign.json", "--calls", "examples/calls.ndjson"];

setup();
runOrExit("tsc", ["-b"]);
runOrExit("node", ["packages/cli/dist/bin.js", "simulate", ...files, "--each", "--explain", "17"]);
