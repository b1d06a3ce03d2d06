/// <reference lib="dom" />
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ReportBrowser, startBrowser, weakContrasts } from "../../reports/test/support/browser.js";
import { examples, folder, recond } from "./support/recond.js";

const { path, file } = await folder();

/** Guarantees, campaigns and answers that try to be more than text. */
async function hostileReport(): Promise<string> {
  const text = '</code><script>alert(1)</script><img src=x onerror="alert(1)">';
  const condition = `custom_data[${"a".repeat(200)}] = "</style><script>alert(1)</script>"`;
  await file("hostile.json", JSON.stringify({ record_calls: true, call_recording_condition: condition }));
  const promised = { name: text, never: 'media_type contains "<b>"', why: text };
  // So many that their names do not fit, and are for those who do not see the signs.
  const others = Array.from({ length: 6 }, (_, index) => ({ name: `promise ${index}`, never: "mobile" }));
  await file("recond.config.json", JSON.stringify({ root: true, guarantees: [promised, ...others] }));
  const report = join(path, "hostile.html");
  await recond(["prove", "hostile.json", "--report", report], { cwd: path });
  return readFile(report, "utf8");
}

async function exampleReport(): Promise<string> {
  const report = join(path, "example.html");
  await recond(["prove", "--report", report], { cwd: join(examples, "guarantees") });
  return readFile(report, "utf8");
}

describe.skipIf(!hasBrowser)("evidence in a browser (Chromium, or what CHROMIUM names)", () => {
  let browser: ReportBrowser;
  let pages = { example: "", hostile: "" };

  beforeAll(async () => {
    const [example, hostile] = [await exampleReport(), await hostileReport()];
    browser = await startBrowser();
    pages = { example: await browser.write("example", example), hostile: await browser.write("hostile", hostile) };
  });

  afterAll(() => browser.close());

  it.each(["example", "hostile"] as const)("asks for nothing, says nothing, fits a narrow window: %s", async (name) => {
    const { page, requests, messages } = await browser.open(pages[name], "light", 380);
    expect(requests).toEqual([pages[name]]);
    expect(messages).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  });

  it.each(["light", "dark"] as const)(
    "stands out from its paper, and is there for who does not see it: %s",
    async (scheme) => {
      const { page } = await browser.open(pages.example, scheme);
      expect(await page.evaluate(weakContrasts)).toEqual([]);
      const matrix = page.getByRole("group", { name: /^Campaigns and guarantees/ }).getByRole("table");
      expect(await matrix.getByRole("row").count()).toBe(14);
      expect(
        await matrix
          .getByRole("row", { name: /sales-west\.json/ })
          .getByRole("cell", { name: "broken" })
          .count(),
      ).toBe(1);
      const levels = await page
        .locator("h1, h2, h3")
        .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels[0]).toBe(1);
      expect(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
      expect(await page.getByRole("article", { name: /sales-south\.json.future.terms/ }).count()).toBe(1);
    },
  );

  it("prints, and tears no campaign apart", async () => {
    const { page } = await browser.open(pages.example, "dark");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    await page.emulateMedia({ media: "print" });
    const looks = await page.evaluate(() => ({
      paper: getComputedStyle(document.body).backgroundColor,
      torn: [...document.querySelectorAll("article, tr")].filter(
        (each) => getComputedStyle(each).breakInside !== "avoid",
      ).length,
    }));
    expect(looks).toEqual({ paper: "rgb(255, 255, 255)", torn: 0 });
  });
});
