import { and, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("a and (b or c) is a and b or a and c", () => {
  expectAlike((a, b, c) => [and(a, or(b, c)), or(and(a, b), and(a, c))]);
});

it("a or b and c is (a or b) and (a or c)", () => {
  expectAlike((a, b, c) => [or(a, and(b, c)), and(or(a, b), or(a, c))]);
});
