import { defineConfig } from "vitest/config";

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
    // Processes, not threads: a thread's stack is larger than that of a user's program, and would hide an overflow.
    pool: "forks",
    // Enough for a small machine, where more would only wait for one another.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
