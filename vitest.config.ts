import { defineConfig } from "vitest/config";
import type { TestModule } from "vitest/node";

const slowest = {
  /** Tells where the time went. */
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module) => {
      const { collectDuration, duration } = module.diagnostic();
      return { name: module.relativeModuleId, seconds: (collectDuration + duration) / 1000 };
    });
    const lines = files
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, 8)
      .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${name}\n`);
    process.stdout.write(`The slowest test files:\n${lines.join("")}`);
  },
};

/** What looks at depth and at long texts: in code that the tests before have warmed up, an overflow of the stack would not show. */
const cold = [
  "conformance/test/*.test.ts",
  "packages/analyzer/test/{bad-input,examples}.test.ts",
  "packages/campaign/test/key-paths.test.ts",
  "packages/cli/test/{analyze,bad-input,diff,lint-inputs,request-send,simulate}.test.ts",
  "packages/documents/test/json-mistakes.test.ts",
  "packages/evaluator/test/{decide,evaluate}.test.ts",
  "packages/formatter/test/format.test.ts",
  "packages/linter/test/{config,config-ignores,lint-payload}.test.ts",
  "packages/parser/test/{builders,parse}.test.ts",
  "packages/tester/test/read-test-file.test.ts",
];

export default defineConfig(({ mode }) => ({
  test: {
    // Each law on five times the cases.
    env: mode === "thorough" ? { RECOND_TIMES: process.env["RECOND_TIMES"] ?? "5" } : {},
    projects: [
      {
        extends: true,
        // A process loads the packages, and compiles what is called often, once for all of its files: that halves the time.
        test: { name: "together", include: ["packages/*/test/**/*.test.ts"], exclude: cold, isolate: false },
      },
      {
        extends: true,
        test: { name: "cold", include: cold },
      },
    ],
    reporters: ["default", slowest],
    // Packages run as they are built: nothing stands between them and Node.
    server: { deps: { external: [/\/dist\//] } },
    // Processes, not threads: a thread's stack is larger than that of a user's program, and would hide an overflow.
    pool: "forks",
    // Enough for a small machine, where more would only wait for one another.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
