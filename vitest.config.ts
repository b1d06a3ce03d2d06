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

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: "packages", include: ["packages/*/test/**/*.test.ts"] },
      },
      {
        extends: true,
        test: { name: "conformance", include: ["conformance/test/**/*.test.ts"] },
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
});
