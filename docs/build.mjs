// npm run docs: writes the generated pages, and the API reference to docs/site.
import { apiIsDocumented } from "./lib/api.mjs";
import { writePages } from "./lib/generated.mjs";

for (const path of await writePages()) console.log(`written: ${path}`);
if (!(await apiIsDocumented({ write: true }))) process.exitCode = 1;
else console.log("written: docs/site/index.html");
