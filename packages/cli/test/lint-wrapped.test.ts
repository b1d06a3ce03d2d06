import { describe, expect, it } from "vitest";
import { folder, recond } from "./support/recond.js";

describe("recond lint finds in a folder a file", async () => {
  const { path: cwd, file } = await folder();
  const settings = { ivr_tree: { record_calls: true, call_recording_condition: "repeat" } };
  await file("fine.json", settings);
  await file("other.json", { name: "x", version: "1" });
  await file("wrapped.json", { campaigns: [settings] });
  await file("page.ndjson", `${JSON.stringify({ data: settings })}\n{"mobile":true}\n`);

  it("whose campaign is within something else, and does not pass it over", async () => {
    const { code, stdout, stderr } = await recond(["lint", "."], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("It stands in `campaigns[0]`: give that alone.");
    expect(stdout).toContain("It stands in `data`: give that alone.");
    expect(stderr).toContain("`other.json`");
    expect(stderr).not.toContain("`wrapped.json`");
  });
});
