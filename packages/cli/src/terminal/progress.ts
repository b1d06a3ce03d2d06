import { group } from "@recond/reports";
import type { Output } from "./output.js";

/** A line that tells how far a long run has come. */
export interface Progress {
  /**
   * @param done - what is counted, as `12,000 calls`; called only when the line is written
   * @param total - how many bytes there are, if that is known
   */
  readonly show: (bytes: number, done: () => string, total?: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Short runs end before anybody could read it. */
const FIRST_MILLISECONDS = 500;
const INTERVAL_MILLISECONDS = 200;
const BYTES_PER_MEGABYTE = 1_000_000;
const CLEAR_LINE = "\r\u001B[K";

/**
 * Progress on a terminal; nothing anywhere else.
 *
 * @param isWanted - false: shows nothing
 */
export function createProgress(messages: Output, isWanted: boolean): Progress {
  if (!messages.isTerminal || !isWanted) return { show: async () => {}, clear: async () => {} };
  const started = performance.now();
  let next = started + FIRST_MILLISECONDS;
  let isShown = false;
  return {
    async show(bytes, done, total) {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL_MILLISECONDS;
      isShown = true;
      const megabytes = bytes / BYTES_PER_MEGABYTE;
      const speed = (1000 * megabytes) / (now - started);
      await messages.writeRaw(
        `${CLEAR_LINE}${done()}, ${group(Math.round(megabytes))} MB, ${group(Math.round(speed))} MB/s${left(bytes, total, now - started)}`,
      );
    },
    async clear() {
      if (isShown) await messages.writeRaw(CLEAR_LINE);
      isShown = false;
    },
  };
}

const BAR_WIDTH = 20;

/** How much of the whole is done, as a bar, and how long the rest will take. */
function left(bytes: number, total: number | undefined, milliseconds: number): string {
  if (total === undefined || total === 0 || bytes === 0) return "";
  const part = Math.min(1, bytes / total);
  const seconds = Math.ceil((milliseconds * (1 - part)) / part / 1000);
  const drawn = "█".repeat(Math.round(BAR_WIDTH * part)).padEnd(BAR_WIDTH, "░");
  return `  ${drawn} ${Math.round(100 * part)} %, ${seconds} s left`;
}
