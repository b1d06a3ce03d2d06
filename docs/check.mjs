// The docs check of npm test: whether the docs are complete, up to date, and true.
import { apiIsDocumented } from "./lib/api.mjs";
import { wrongExamples } from "./lib/examples.mjs";
import { outdatedPages } from "./lib/generated.mjs";
import { brokenLinks } from "./lib/links.mjs";
import { wrongNumbers } from "./lib/readings.mjs";

/** Started first, so that they run while the sources are read. */
const examples = wrongExamples();
const isDocumented = await apiIsDocumented({ write: false });

const problems = {
  "pages that are not up to date (mend: npm run docs)": await outdatedPages(),
  "links that lead nowhere": brokenLinks(),
  "readings and facts with a wrong number": wrongNumbers(),
  "examples that print something else": await examples,
  "exports that are not documented": isDocumented ? [] : ["see above"],
};

for (const [what, found] of Object.entries(problems)) {
  if (found.length > 0) console.error(`${what}:\n${found.map((each) => `  ${each}`).join("\n")}\n`);
}
const count = Object.values(problems).flat().length;
console.log(count === 0 ? "The docs are complete and up to date." : `${count} problems in the docs.`);
process.exitCode = count === 0 ? 0 : 1;
