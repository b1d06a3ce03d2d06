/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { htmlReport } from "@recond/simulator";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleSimulation, hostileSimulation } from "./support/simulations.js";

const found = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path !== "" && existsSync(path));

/** A page, and what went on while it was loaded. */
interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly messages: readonly string[];
}

// Without a browser there is nothing to look at: install Chromium (`apt-get install chromium`), or say in CHROMIUM where it is.
describe.skipIf(found === undefined)("the page in a browser (Chromium, or what CHROMIUM names)", () => {
  let browser: Browser;
  let folder: string;
  let pages = { example: "", hostile: "" };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "recond-report-"));
    const [example, hostile] = await Promise.all([
      htmlReport(await exampleSimulation()),
      htmlReport(hostileSimulation),
    ]);
    const write = async (name: string, html: string): Promise<string> => {
      const path = join(folder, `${name}.html`);
      await writeFile(path, html);
      return pathToFileURL(path).href;
    };
    pages = { example: await write("example", example), hostile: await write("hostile", hostile) };
    browser = await chromium.launch({ ...(found !== undefined && { executablePath: found }), args: ["--no-sandbox"] });
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(address: string, colorScheme: "light" | "dark" = "light", width = 1100): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const messages: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    await page.goto(address);
    return { page, requests, messages };
  }

  it.each(["example", "hostile"] as const)("asks for nothing and says nothing: %s", async (name) => {
    const { requests, messages } = await open(pages[name]);
    expect(requests).toEqual([pages[name]]);
    expect(messages).toEqual([]);
  });

  it.each(["light", "dark"] as const)("shows its charts in colours that stand out: %s", async (scheme) => {
    const { page } = await open(pages.example, scheme);
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
    const { page } = await open(pages.example);
    const chart = page.getByRole("img", { name: "Outcomes by hour" });
    expect(await chart.count()).toBe(1);
    const levels = await page.locator("h1, h2, h3").evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(levels[0]).toBe("H1");
    expect(new Set(levels.slice(1))).toEqual(new Set(["H2"]));
    expect(await page.getByRole("table").count()).toBeGreaterThan(5);
  });

  it("fits a narrow window: only tables and charts scroll", async () => {
    const { page } = await open(pages.hostile, "light", 380);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(380);
  });

  it("prints, with the tables of the charts", async () => {
    const { page } = await open(pages.example, "dark");
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

/** What does not stand out from what is behind it: texts below 4.5 to 1, parts of charts below 3 to 1. It runs in the page. */
function weakContrasts(): readonly string[] {
  const number = /[\d.]+/g;
  const numbers = (color: string): readonly number[] => (color.match(number) ?? []).map(Number);
  const light = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = numbers(color).map((value) => {
      const share = value / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)";
    const color = getComputedStyle(element).backgroundColor;
    return numbers(color)[3] === 0 ? behind(element.parentElement) : color;
  };
  const texts = [...document.querySelectorAll("body *")].filter((element) => {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "",
    );
    return hasText && !["title", "desc"].includes(element.tagName);
  });
  const weakTexts = texts.flatMap((element) => {
    const { color, fill } = getComputedStyle(element);
    const ink = element.tagName === "text" ? fill : color;
    const seen = contrast(ink, behind(element));
    return seen >= 4.5 ? [] : [`${element.tagName} ${element.textContent}: ${seen.toFixed(2)}`];
  });
  const weakMarks = [...document.querySelectorAll("svg .mark-rect path, svg .role-legend-symbol path")].flatMap(
    (path) => {
      const seen = contrast(getComputedStyle(path).fill, behind(path.closest("figure")));
      return seen >= 3 ? [] : [`${path.getAttribute("fill")}: ${seen.toFixed(2)}`];
    },
  );
  return [...new Set([...weakTexts, ...weakMarks])];
}
