import { createHash } from "node:crypto";

/** As `sha256sum` has it. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
