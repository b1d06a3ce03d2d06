import { type Ignore, ignoresFor, rules } from "@recond/linter";
import { diagnosticCodes } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { nameInConfig } from "../linting/find-config.js";
import type { LintSettings } from "../linting/settings.js";
import { levelOf } from "./rule-page.js";

/**
 * What holds for a file, whether or not it is there: flags and configurations put together, under the keys of a configuration.
 *
 * @returns JSON
 */
export async function configText(path: string, settings: LintSettings): Promise<string> {
  const scope = await settings.configs.scopeOf(path);
  const options = settings.optionsOf(scope);
  const ignores = scope.flatMap((each) =>
    ignoresFor(nameInConfig(path, each), each.config.ignores ?? [], settings.today),
  );
  return jsonText({
    file: path,
    configs: scope.map(({ file }) => file.name),
    vocabulary: options.vocabulary,
    rules: { ...ownLevels(), ...options.rules },
    known: options.known ?? {},
    complete: options.complete,
    max_warnings: settings.maxWarnings ?? null,
    ignores: ignores.map(ignoreJson),
  });
}

/** The levels of the rules, and of what the language only warns of. */
function ownLevels(): Readonly<Record<string, string>> {
  const warnings = Object.entries(diagnosticCodes).filter(([, { severity }]) => severity !== "error");
  return Object.fromEntries([
    ...Object.values(rules).map((rule) => [rule.id, levelOf(rule)] as const),
    ...warnings.map(([code, { severity }]) => [code, severity] as const),
  ]);
}

function ignoreJson({ rule, path, reason, until }: Ignore): object {
  return { rule, path: path ?? null, reason, until: until ?? null };
}
