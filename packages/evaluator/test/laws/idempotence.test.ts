import { and, or } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("a and a is a", () => {
  expectAlike((a) => [and(a, a), a]);
});

it("a or a is a", () => {
  expectAlike((a) => [or(a, a), a]);
});
