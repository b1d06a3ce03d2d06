import { not } from "@recond/parser";
import { it } from "vitest";
import { expectAlike } from "./alike.js";

it("not not a is a", () => {
  expectAlike((a) => [not(not(a)), a]);
});
