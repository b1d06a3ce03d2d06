// npm run test:engines: tries the SQL that recond writes on ClickHouse and GoogleSQL, and reads it with grammars of Spark, Trino and Snowflake.
// These are large, some 900 MB, so they are installed here alone, when this is run for the first time; where they do not install, what they
// would try is skipped, and that is said. npm run test:engines -- --update brings their lock file up to date.
import { run } from "./command.mjs";
import { pnpm } from "./pnpm.mjs";

const frozen = process.argv.includes("--update") ? "--no-frozen-lockfile" : "--frozen-lockfile";
if (pnpm(`--dir engines install ${frozen}`, { npx: "--prefer-offline", stdout: "ignore" }) === 0) {
  process.exitCode = run("vitest", ["run", "--config", "engines/vitest.config.ts"]);
} else {
  console.log("Skipped: the engines cannot be installed here. They need a package registry, once.");
}
