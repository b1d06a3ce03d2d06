import { readFileSync } from "node:fs";

/** The version of the installed package. */
export function currentVersion(): string {
  return manifestText("version") ?? "unknown";
}

/** Where the installed package has its pages; undefined when it does not say. */
export function homepage(): string | undefined {
  return manifestText("homepage");
}

function manifestText(key: string): string | undefined {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const entries = typeof manifest === "object" && manifest !== null ? Object.entries(manifest) : [];
  const [, value] = entries.find(([name]) => name === key) ?? [];
  return typeof value === "string" ? value : undefined;
}
