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

/** Characters that mean something in XML, or that it cannot hold, or that a terminal would obey. */
const SPECIAL = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** Those that XML can hold and a terminal would obey. */
const OBEYED = /[\u007F-\u009F\p{Bidi_Control}\p{Zl}\p{Zp}]/u;

/**
 * A text inside XML; what XML 1.0 cannot hold, not even as an entity, becomes U+FFFD.
 *
 * @param text - any text
 */
export function escapeXml(text: string): string {
  return text.replaceAll(SPECIAL, (character) => {
    if (OBEYED.test(character)) return `&#${character.charCodeAt(0)};`;
    return ENTITIES[character] ?? "\uFFFD";
  });
}
