import { replaceControls } from "@recond/parser";

/** The attributes of an element; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element with its attributes.
 *
 * @param inside - XML; without it, the element is closed at once
 */
export function element(name: string, attributes: Attributes, inside?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  return inside === undefined ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  // A parser would make a blank of a line break in an attribute.
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text inside XML; what XML 1.0 cannot hold, not even as an entity, becomes U+FFFD. */
export function escapeXml(text: string): string {
  const marked = text.replaceAll(/[&<>"\t\n\r\uFFFE\uFFFF]/g, (character) => ENTITIES[character] ?? "\uFFFD");
  return replaceControls(marked, (character) =>
    character < " " || /\p{Surrogate}/u.test(character) ? "\uFFFD" : `&#${character.codePointAt(0) ?? 0};`,
  );
}
