import { positionsIn } from "@recond/parser";
import { expect, it } from "vitest";

it("counts lines whichever way they end, and columns in UTF-16 units", () => {
  const text = "ab\ncd\r\nef\rg😀h";
  const positionOf = positionsIn(text);
  const places = ["a", "d", "f", "h"].map((character) => positionOf(text.indexOf(character)));
  expect(places).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 2 },
    { line: 4, column: 4 },
  ]);
  expect(positionOf(2)).toEqual({ line: 1, column: 3 });
  expect(positionOf(text.length)).toEqual({ line: 4, column: 5 });
});
