import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/simulator/test/engines/*.engine.ts"],
    server: { deps: { external: [/\/dist\/(?!parser)/], inline: [/dt-sql-parser/, /antlr4/] } },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
