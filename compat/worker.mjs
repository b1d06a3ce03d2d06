// The program as a worker, for workerd.
import { program } from "./program.mjs";

export const trial = {
  test() {
    program();
  },
};
