import { TIMES } from "./runs.js";

/** Seconds of processors that work takes, with garbage and the compiler: what else the machine does meanwhile does not count. */
export function cpuSeconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Eight times the size takes eight times as long, and 64 times when time grows with its square. */
export const STEADY = 32;

/**
 * How many times as long eight times the size takes: the least of three measurements, as garbage and the compiler only ever add, or
 * the first below `STEADY`.
 *
 * @param usual - the size; up to four times that with `RECOND_TIMES`, where a smaller share of squares shows
 * @param jobOf - what is measured, made before
 * @param leastSeconds - what takes less for the large size proves nothing, and is 1
 */
export function growth(usual: number, jobOf: (size: number) => () => unknown, leastSeconds = 0.1): number {
  const size = usual * Math.min(4, TIMES);
  jobOf(Math.ceil(size / 8))();
  const [small, large] = [jobOf(size), jobOf(8 * size)];
  const short = Math.min(cpuSeconds(small), cpuSeconds(small), cpuSeconds(small));
  let least = Infinity;
  for (let round = 0; round < 3 && least >= STEADY; round += 1) {
    const long = cpuSeconds(large);
    least = Math.min(least, long < leastSeconds ? 1 : long / short);
  }
  return least;
}
