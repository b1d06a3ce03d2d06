/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";

const found = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path !== "" && existsSync(path));

/** Without a browser there is nothing to look at: install Chromium (`apt-get install chromium`), or say in CHROMIUM where it is. */
export const hasBrowser: boolean = found !== undefined;

/** A page, and what went on while it was loaded. */
export interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly messages: readonly string[];
}

/** A browser for reports, which come from files as those of users do. */
export interface ReportBrowser {
  /** Writes a page to a file; its address. */
  readonly write: (name: string, html: string) => Promise<string>;
  readonly open: (address: string, colorScheme?: "light" | "dark", width?: number) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** Starts the browser. */
export async function startBrowser(): Promise<ReportBrowser> {
  const folder = await mkdtemp(join(tmpdir(), "recond-report-"));
  const browser = await chromium.launch({
    ...(found !== undefined && { executablePath: found }),
    args: ["--no-sandbox"],
  });
  return {
    async write(name, html) {
      const path = join(folder, `${name}.html`);
      await writeFile(path, html);
      return pathToFileURL(path).href;
    },
    async open(address, colorScheme = "light", width = 1100) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const requests: string[] = [];
      const messages: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => messages.push(message.text()));
      page.on("pageerror", (error) => messages.push(String(error)));
      await page.goto(address);
      return { page, requests, messages };
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What does not stand out from what is behind it: texts below 4.5 to 1, parts of charts below 3 to 1. It runs in the page. */
export function weakContrasts(): readonly string[] {
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
