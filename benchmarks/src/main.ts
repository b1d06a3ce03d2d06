import { parseArgs } from "node:util";
import { measureEverything } from "./measure/everything.js";
import { reportOf } from "./report/report.js";
import { targetsOf, verdict } from "./report/targets.js";

const HELP = `Measures Recond against peers and against what is written by hand.

  --quick   fewer rounds: under a minute, figures that vary more
  --json    everything that was measured as one JSON object
  --help    this text`;

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help === true) {
  console.log(HELP);
} else {
  const measured = await measureEverything(values.quick === true, (next) => console.error(`Measuring ${next} …`));
  const targets = targetsOf(measured).map((target) => ({
    what: target.what,
    figure: target.figure,
    most: target.most,
    verdict: verdict(target),
  }));
  console.log(values.json === true ? JSON.stringify({ ...measured, targets }, null, 2) : reportOf(measured));
}
