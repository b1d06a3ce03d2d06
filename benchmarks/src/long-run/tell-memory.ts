import { writeSync } from "node:fs";

/**
 * Loaded into a process before its program: tells on the file descriptor 3, again and again, the most memory that the process has had so
 * far, in kilobytes, a number a line.
 */
const timer = setInterval(() => {
  writeSync(3, `${process.resourceUsage().maxRSS}\n`);
}, 100);
timer.unref();
