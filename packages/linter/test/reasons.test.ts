import { lint } from "@recond/linter";
import { expect, it } from "vitest";

/** Why a part changes nothing, or never holds: the first finding of each condition. */
const REASONS: readonly (readonly [source: string, message: string])[] = [
  [
    "repeat or repeat and mobile",
    "`repeat and mobile` changes nothing: every call that meets it meets `repeat`. Leave it out, or check what was meant.",
  ],
  [
    "pressed[1] and pressed[1 2]",
    "`pressed[1]` changes nothing: every call that meets `pressed[1 2]` meets it. Leave it out, or check what was meant.",
  ],
  [
    "mobile or not mobile and repeat",
    "`not mobile` changes nothing: it only counts where `mobile` does not hold, and there it always holds. Leave it out, or check what was meant.",
  ],
  [
    "repeat and (mobile or not mobile)",
    "`mobile or not mobile` changes nothing: it always holds where it counts. Leave it out, or check what was meant.",
  ],
  [
    "mobile and (repeat or during_hours) and (repeat or not during_hours)",
    "`during_hours` changes nothing: every call that meets it meets another part. Leave it out, or check what was meant.",
  ],
  [
    "mobile and (\n  landline\n  or repeat and during_hours\n)",
    "`landline` never holds here: it only counts where `mobile` holds. Leave it out, or check what was meant.",
  ],
  [
    "repeat or (\n  mobile\n  and not mobile\n)",
    "`mobile and not mobile` never holds here. Leave it out, or check what was meant.",
  ],
  [
    "not landline and (mobile or landline)",
    "`not landline` changes nothing once `landline` is left out. Leave out both, or check what was meant.",
  ],
  ["mobile or landline and mobile", "`landline and mobile` never holds here. Leave it out, or check what was meant."],
  [
    'affiliate_name != "A" and affiliate_name = "B"',
    '`affiliate_name != "A"` changes nothing: what meets `affiliate_name = "B"` meets `affiliate_name != "A"`. Leave it out, or check what was meant.',
  ],
  ["not (not mobile)", "This `not` cancels the one behind it. Check whether one `not` is meant, or leave out both."],
  ["mobile  or repeat", "Here are several blanks. Write a single one."],
  ['custom_data[p] contains "%20"', "`%20` is encoded, and compared as it stands. Write the blank that it stands for."],
  ['media_type = "*"', "There are no patterns: `*` stands for itself. Write `media_type present`."],
  ["repeat and repeat", "`repeat` is said twice. Leave it out, or check whether something else was meant."],
  [
    "mobile and not repeat or not (repeat or not mobile)",
    "`not (repeat or not mobile)` says the same as `mobile and not repeat`. Leave it out, or check whether something else was meant.",
  ],
  [
    'media_type present and media_type = "Radio"',
    '`media_type present` changes nothing: what meets `media_type = "Radio"` meets `media_type present`. Leave it out, or check what was meant.',
  ],
  [
    'media_type = "Radio" or media_type != "Radio" and repeat',
    '`media_type != "Radio"` changes nothing: it only counts where `media_type = "Radio"` does not hold, and there it always holds. Leave it out, or check what was meant.',
  ],
  [
    'repeat or media_type != "a" or mobile or media_type != "b"',
    'Every call meets this condition: `media_type != "a"` or `media_type != "b"` holds for any call. If that is meant, write `""`.',
  ],
  ["mobile and repeat and landline", "No call meets this condition. `mobile` and `landline` cannot hold together."],
];

it("tells of a blank condition where a condition is wanted, and once", () => {
  expect(lint("  ", { vocabulary: "routing" })).toEqual([]);
  expect(lint("  ", { vocabulary: "payout" })[0]?.fixes).toEqual([]);
  expect(lint("  ")[0]?.fixes.map(({ safe }) => safe)).toEqual([false]);
});

it.each(REASONS)("%s", (source, message) => {
  expect(lint(source)[0]?.message).toBe(message);
});
