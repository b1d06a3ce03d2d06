import { readings } from "@recond/evaluator";
import { diagnosticCodes } from "@recond/parser";
import { describe, expect, it } from "vitest";
import { json, recond } from "./support/recond.js";

describe("recond explain", () => {
  it("prints the page of a code", async () => {
    const { code, stdout, stderr } = await recond(["explain", "letter-case"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const text of [
      diagnosticCodes["letter-case"].title,
      diagnosticCodes["letter-case"].why,
      "wrong\n  mobile AND",
      "right\n  mobile and",
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it("lists all codes", async () => {
    const { stdout } = await recond(["explain"]);
    for (const code of Object.keys(diagnosticCodes)) expect(stdout).toContain(code);
    const { stdout: list } = await recond(["explain", "--json"]);
    expect(list).toContain(`"code": "letter-case"`);
  });

  it("prints one page as JSON", async () => {
    expect(json(await recond(["explain", "--json", "letter-case"]))).toMatchObject({
      code: "letter-case",
      severity: "error",
      safe: true,
      vocabulary: "recording",
    });
  });

  it("says which condition an example of other terms belongs to", async () => {
    const { stdout } = await recond(["explain", "length-spelling"]);
    expect(stdout).toContain("wrong in a pay condition (`--vocabulary payout`)\n");
    expect(json(await recond(["explain", "--json", "length-spelling"]))).toMatchObject({ vocabulary: "payout" });
    expect((await recond(["explain", "letter-case"])).stdout).not.toContain("--vocabulary");
  });

  it("names the nearest code", async () => {
    expect(await recond(["explain", "leter-case"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: There is no diagnostic code `leter-case`. Did you mean `letter-case`?\n",
    });
    expect((await recond(["explain", "constructor"])).stderr).toContain("`recond explain` lists all codes.");
  });

  it("prints a reading, whatever its case", async () => {
    const { code, stdout } = await recond(["explain", "r9"]);
    expect(code).toBe(0);
    expect(stdout).toContain(readings.R9.summary);
    expect(json(await recond(["explain", "--json", "R9"]))).toEqual({ reading: "R9", summary: readings.R9.summary });
    expect((await recond(["explain"])).stdout).toContain(readings.R18.summary);
    expect((await recond(["explain", "R99"])).stderr).toBe("error: There is no reading `R99`. They are R1 to R18.\n");
  });
});
