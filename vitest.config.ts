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
    pool: "threads",
    // Small machines run this too; property tests take long there and are no slower for being few at a time.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
