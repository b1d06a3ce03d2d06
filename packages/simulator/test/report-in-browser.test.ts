/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { htmlReport } from "@recond/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ReportBrowser, startBrowser, weakContrasts } from "../../reports/test/support/browser.js";
import { exampleSimulation, hostileSimulation } from "./support/simulations.js";

describe.skipIf(!hasBrowser)("the page in a browser (Chromium, or what CHROMIUM names)", () => {
  let browser: ReportBrowser;
  let pages = { example: "", hostile: "" };

  beforeAll(async () => {
    const [example, hostile] = await Promise.all([
      htmlReport(await exampleSimulation()),
      htmlReport(hostileSimulation),
    ]);
    browser = await startBrowser();
    pages = { example: await browser.write("example", example), hostile: await browser.write("hostile", hostile) };
  });

  afterAll(() => browser.close());

  it.each(["example", "hostile"] as const)("asks for nothing and says nothing: %s", async (name) => {
    const { requests, messages } = await browser.open(pages[name]);
    expect(requests).toEqual([pages[name]]);
    expect(messages).toEqual([]);
  });

  it.each(["light", "dark"] as const)("shows its charts in colours that stand out: %s", async (scheme) => {
    const { page } = await browser.open(pages.example, scheme);
    const charts = await page.locator("svg[role=img]").all();
    expect(charts).toHaveLength(5);
    const boxes = await Promise.all(charts.map((chart) => chart.boundingBox()));
    for (const box of boxes) {
      expect(box?.width).toBeGreaterThan(500);
      expect(box?.height).toBeGreaterThan(40);
    }
    const weak = await page.evaluate(weakContrasts);
    expect(weak).toEqual([]);
  });

  it("gives each chart a name and a description, and headings in order", async () => {
    const { page } = await browser.open(pages.example);
    const chart = page.getByRole("img", { name: "Outcomes by hour" });
    expect(await chart.count()).toBe(1);
    const levels = await page.locator("h1, h2, h3").evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(levels[0]).toBe("H1");
    expect(new Set(levels.slice(1))).toEqual(new Set(["H2"]));
    expect(await page.getByRole("table").count()).toBeGreaterThan(5);
  });

  it("fits a narrow window: only tables and charts scroll", async () => {
    const { page } = await browser.open(pages.hostile, "light", 380);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(380);
  });

  it("prints, with the tables of the charts", async () => {
    const { page } = await browser.open(pages.example, "dark");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    await page.emulateMedia({ media: "print" });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
    expect(
      await page
        .locator("details table")
        .first()
        .evaluate((table) => table.getBoundingClientRect().height),
    ).toBeGreaterThan(20);
  });
});
