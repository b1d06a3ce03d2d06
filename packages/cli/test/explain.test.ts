import { readings } from "@recond/evaluator";
import { rules } from "@recond/linter";
import { diagnosticCodes, vocabulary } from "@recond/parser";
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

  it("prints what a term means, and on what ground", async () => {
    const { code, stdout } = await recond(["explain", "Mobile"]);
    expect(code).toBe(0);
    expect(stdout).toContain("True when the caller uses a mobile phone.");
    expect(stdout).toContain("The platform's documents say so.");
    expect(json(await recond(["explain", "--json", "mobile"]))).toMatchObject({ term: { name: "mobile" } });
  });

  it("lists the terms on one screen", async () => {
    const { stdout } = await recond(["terms"]);
    for (const { name, summary } of vocabulary) {
      expect(stdout).toContain(`  ${name} `);
      expect(stdout).toContain(`true when ${summary}`);
    }
    expect(stdout.split("\n").length).toBeLessThan(24);
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
      stderr: "error: There is no diagnostic code, rule, term or reading `leter-case`. Did you mean `letter-case`?\n",
    });
    expect((await recond(["explain", "Constructor"])).stderr).toContain(
      "`Constructor`. `recond explain` lists all of them.",
    );
    expect(await recond(["explain", "[R9]"])).toEqual(await recond(["explain", "r9"]));
  });

  it("prints the page of a rule", async () => {
    const { code, stdout } = await recond(["explain", "double-negation"]);
    expect(code).toBe(0);
    for (const text of [rules["double-negation"]?.why, "wrong\n  ", "right\n  ", "--rule double-negation=off"]) {
      expect(stdout).toContain(text);
    }
    expect(json(await recond(["explain", "--json", "double-negation"]))).toMatchObject({
      rule: "double-negation",
      about: "condition",
      level: "warning",
      fix: "safe",
    });
    const known = await recond(["explain", "unknown-media-type"]);
    expect(known.stdout).toContain("  the names that exist, in recond.config.yaml: known: { media_type: [");
    expect((await recond(["explain", "duble-negation"])).stderr).toContain("Did you mean `double-negation`?");
    expect((await recond(["explain"])).stdout).toContain("never-true");
  });

  it("says how to switch on a rule that is off, and which names an example is checked with", async () => {
    expect((await recond(["explain", "record-all"])).stdout).toContain("Off unless you ask for it");
    expect((await recond(["explain", "unknown-custom-data"])).stdout).toContain(
      "with these names known: custom_data: ",
    );
    expect((await recond(["explain", "json-syntax"])).stdout).toContain("It cannot be switched off.");
  });

  it("prints a whole reading, whatever its case", async () => {
    const { code, stdout } = await recond(["explain", "r9"]);
    expect(code).toBe(0);
    for (const part of Object.values(readings.R9)) expect(stdout).toContain(part);
    expect(json(await recond(["explain", "--json", "R9"]))).toEqual({ reading: "R9", ...readings.R9 });
    expect((await recond(["explain"])).stdout).toContain(readings.R18.summary);
    expect((await recond(["explain", "R99"])).stderr).toBe("error: There is no reading `R99`. They are R1 to R18.\n");
  });
});

describe("recond rules", () => {
  it("lists every rule with its level", async () => {
    const { code, stdout } = await recond(["rules"]);
    expect(code).toBe(0);
    expect(Object.keys(rules).length).toBeGreaterThanOrEqual(45);
    for (const id of Object.keys(rules)) expect(stdout).toContain(`\n  ${id} `);
    expect(stdout).toContain("`recond explain ID` has the page of each.");
  });

  it("prints them as JSON", async () => {
    const { rules: list } = json(await recond(["rules", "--json"])) as { rules: { rule: string; level: string }[] };
    expect(list.map(({ rule }) => rule)).toEqual(Object.keys(rules));
    expect(list.find(({ rule }) => rule === "record-all")).toMatchObject({ level: "off", severity: "info", fix: null });
  });
});
