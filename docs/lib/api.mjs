// The API reference, from the docstrings of everything that the packages export.
import { Application, LogLevel } from "typedoc";

import { docs, root } from "./files.mjs";

/** Packages whose exports are for users. */
const packages = [
  "parser",
  "reports",
  "documents",
  "formatter",
  "evaluator",
  "analyzer",
  "tester",
  "campaign",
  "linter",
  "simulator",
  "cli",
];

/** @returns {Promise<Application>} */
function createApi() {
  return Application.bootstrap({
    name: "Recond",
    entryPoints: packages.map((name) => `${root}/packages/${name}/dist/index.d.ts`),
    tsconfig: `${docs}/tsconfig.api.json`,
    readme: `${root}/README.md`,
    projectDocuments: ["before-you-upload", "language", "readings", "errors", "architecture"].map(
      (page) => `${docs}/${page}.md`,
    ),
    out: `${docs}/site`,
    validation: { notExported: false, invalidLink: true, invalidPath: false, notDocumented: true },
    // Without it only the package that the workspace itself is would have to be documented.
    packagesRequiringDocumentation: packages.map((name) => `@recond/${name}`),
    requiredToBeDocumented: ["Function", "Class", "Interface", "TypeAlias", "Variable", "Enum", "Namespace", "Method"],
    disableSources: true,
    excludeExternals: true,
    logLevel: LogLevel.Warn,
  });
}

/**
 * Reads the sources and says what is not documented. Whatever typedoc has to say it prints itself.
 *
 * @param {{ write: boolean }} options whether to write the pages too
 * @returns {Promise<boolean>} whether all is well
 */
export async function apiIsDocumented({ write }) {
  const api = await createApi();
  const project = await api.convert();
  if (project === undefined) return false;
  // Named as users import them rather than after their folders.
  for (const module of project.children ?? []) module.name = module.name.replace(/^(\w+)\/dist$/, "recond/$1");
  api.validate(project);
  if (write) await api.generateDocs(project, `${docs}/site`);
  return api.logger.errorCount === 0 && api.logger.warningCount === 0;
}
