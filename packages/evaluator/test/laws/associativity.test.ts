import { and, not, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

// The builders would flatten the groups; two `not`s around each keep them apart.

it("a and (b and c) is (a and b) and c", () => {
  expectAlike((a, b, c) => [and(a, not(not(and(b, c)))), and(not(not(and(a, b))), c)]);
});

it("a or (b or c) is (a or b) or c", () => {
  expectAlike((a, b, c) => [or(a, not(not(or(b, c)))), or(not(not(or(a, b))), c)]);
});
