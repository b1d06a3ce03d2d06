import { createRequire } from "node:module";

const require = createRequire(new URL("../../../../engines/package.json", import.meta.url));

/** A package of those that `npm run test:engines` installs; undefined where there is none for this platform. */
export function installed(name: string): unknown {
  try {
    return require(name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** The file of such a package, for `import`; undefined as above. */
export function installedFile(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
