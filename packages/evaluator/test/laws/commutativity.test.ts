import { and, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("a and b is b and a", () => {
  expectAlike((a, b) => [and(a, b), and(b, a)]);
});

it("a or b is b or a", () => {
  expectAlike((a, b) => [or(a, b), or(b, a)]);
});
