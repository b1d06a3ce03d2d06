import { and, not, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("not (a and b) is not a or not b", () => {
  expectAlike((a, b) => [not(and(a, b)), or(not(a), not(b))]);
});

it("not (a or b) is not a and not b", () => {
  expectAlike((a, b) => [not(or(a, b)), and(not(a), not(b))]);
});
