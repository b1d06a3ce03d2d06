/**
 * An element with its attributes.
 *
 * @param name - of the element
 * @param attributes - what is undefined is left out
 * @param inside - XML; the element is closed at once without it
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside: string = "",
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
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

/**
 * A text inside XML; what XML 1.0 cannot hold, not even as an entity, becomes U+FFFD.
 *
 * @param text - any text
 */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) => {
    if (character >= "\u007F" && character <= "\u009F") return `&#${character.charCodeAt(0)};`;
    return ENTITIES[character] ?? "\uFFFD";
  });
}
