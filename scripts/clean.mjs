// npm run clean: removes what was built, so that nothing is left of sources that were renamed or removed.
import { rmSync } from "node:fs";
import { join } from "node:path";

import { folders, root } from "./workspace.mjs";

for (const folder of folders()) {
  rmSync(join(root, folder, "dist"), { recursive: true, force: true });
}
