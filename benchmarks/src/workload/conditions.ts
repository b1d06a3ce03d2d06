/** The conditions that everything is measured on, by size: 2, 8 and 40 predicates. */
export const CONDITIONS: Readonly<Record<Size, string>> = {
  S: 'mobile and affiliate_name = "Acme Media"',
  M:
    'during_hours and (mobile or repeat) and not (affiliate_name = "Acme Media" and landline)' +
    ' and (custom_data[product] contains "Chair" or pressed[1 2] or media_type = "Radio")',
  L:
    'during_hours and (mobile or repeat) and not (affiliate_name = "Acme Media" and landline)' +
    ' and (custom_data[product] contains "Chair" or pressed[1 2] or media_type = "Radio")' +
    " or not during_hours and (landline or custom_data[zip] present)" +
    ' and promo_number_description contains "spring"' +
    ' and (pressed[2] or pressed[3 1] or custom_data[state] = "CA" or media_type != "Print")' +
    ' or repeat and not mobile and affiliate_name contains "Net"' +
    ' and (custom_data[plan] = "gold" or custom_data[plan] = "silver") and not (media_type = "TV" or pressed[9])' +
    " and promo_number_description present" +
    ' or mobile and custom_data[agent] != "none" and (affiliate_name = "Blue Leads" or affiliate_name = "North Star")' +
    ' and not custom_data[source] contains "test" and (pressed[1] or during_hours) and media_type present' +
    ' or (custom_data[product] = "Desk" or custom_data[product] = "Lamp")' +
    ' and (custom_data[state] = "NY" or custom_data[state] = "TX" or custom_data[zip] contains "9")' +
    ' and not repeat and promo_number_description != "summer sale" and media_type = "Online"',
};

/** How large a condition is. */
export type Size = "S" | "M" | "L";

/** All sizes, from the smallest. */
export const SIZES: readonly Size[] = ["S", "M", "L"];

/** How many texts of a size are parsed in turn: one alone could be remembered by a parser, and its branches are by the processor. */
const VARIANTS = 32;

/** Conditions of one size that differ in their texts. */
export function variantsOf(size: Size): readonly string[] {
  return Array.from({ length: VARIANTS }, (_, index) => variant(CONDITIONS[size], index));
}

/** The same condition with other texts of about the same length. */
function variant(source: string, index: number): string {
  return index === 0 ? source : source.replaceAll(/"([^"]+)"/g, `"$1 ${index}"`);
}

/** The longest condition made of large ones that fits into so many UTF-16 units. */
export function longCondition(units: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = 1; ; index += 1) {
    const part = `(${variant(CONDITIONS.L, index)})`;
    length += part.length + AND.length;
    if (length > units) return parts.join(AND);
    parts.push(part);
  }
}

const AND = " and ";

/** One `or` of so many predicates. */
export function flatCondition(predicates: number): string {
  return Array.from({ length: predicates }, (_, index) => (index % 2 === 0 ? "repeat" : "mobile")).join(" or ");
}
