import { and, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("a or a and b is a", () => {
  expectAlike((a, b) => [or(a, and(a, b)), a]);
});

it("a and (a or b) is a", () => {
  expectAlike((a, b) => [and(a, or(a, b)), a]);
});
