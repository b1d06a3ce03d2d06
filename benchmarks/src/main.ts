import { parseArgs } from "node:util";
import { isPartName, measureEverything, type PartName, partNames } from "./measure/everything.js";
import { reportOf } from "./report/report.js";
import { targetsOf, verdict } from "./report/targets.js";

const HELP = `Measures Recond against peers and against what is written by hand.

  --quick      fewer rounds: about three minutes, figures that vary more
  --long       a gigabyte of NDJSON where otherwise 100 MB have to do: half an hour more
  --only PART  this part alone; may be repeated: ${partNames.join(", ")}
  --json       everything that was measured as one JSON object
  --help       this text`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  const only = values.only.map((name) => requirePart(name));
  const measured = await measureEverything(values, only, (next) => console.error(`Measuring ${next} …`));
  const targets = targetsOf(measured).map((target) => ({
    what: target.what,
    figure: target.figure,
    most: target.most,
    verdict: verdict(target),
  }));
  console.log(values.json ? JSON.stringify({ ...measured, targets }, null, 2) : reportOf(measured));
}

function requirePart(name: string): PartName {
  if (isPartName(name)) return name;
  console.error(`There is no part \`${name}\`: ${partNames.join(", ")}.`);
  return process.exit(2);
}
