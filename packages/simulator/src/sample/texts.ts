import { customDataNames } from "@recond/campaign";
import { customDataAskedFor, fieldText, type Predicate, predicatesOf, type TextField } from "@recond/parser";
import type { SampledRow } from "./row.js";
import { drawing, type Random, type Weighted } from "./random.js";
import type { SampledCampaign } from "./sampled-campaign.js";

/** The texts of one call. */
export type Texts = Pick<SampledRow, "affiliate" | "media" | "promo" | "customData">;

/** Draws the texts of calls. */
export interface TextSource {
  /** The names of the custom-data fields. */
  readonly fields: readonly string[];
  readonly draw: (random: Random) => Texts;
}

type Values = readonly [Weighted<string | null>, ...Weighted<string | null>[]];

/** What a field holds that the condition says nothing of. */
const usual: Readonly<Record<string, Values>> = {
  affiliate_name: [
    [50, null],
    [22, "Home Deals Daily"],
    [16, "Interior Finds"],
    [12, "Harbor Radio Network"],
  ],
  media_type: [
    [44, "Paid Search"],
    [18, "Online: Display"],
    [14, "Radio"],
    [12, "Direct Mail"],
    [8, "Television"],
    [4, null],
  ],
  promo_number_description: [
    [40, "Landing page"],
    [25, "Morning show spot"],
    [20, "Spring postcard"],
    [15, null],
  ],
  "custom_data[product]": [
    [16, "Leather Sofa"],
    [12, "Sofa Bed"],
    [14, "Dining Chair"],
    [12, "Oak Table"],
    [6, 'Lamp, 24" shade'],
    [40, null],
  ],
  "custom_data[zip]": [
    [30, "93101"],
    [25, "97201"],
    [20, "98101"],
    [25, null],
  ],
};

const anything: Values = [
  [55, null],
  [25, "Yes"],
  [20, "No"],
];

/** The fields that every sampled log has. */
const usualNames = ["product", "zip"];

/**
 * Texts for the calls of a campaign. What its condition compares comes often, also in other letter case, with blanks around it, as a part
 * of longer texts and cut short, so that a log tells the readings of the language apart.
 */
export function textSource(campaign: SampledCampaign): TextSource {
  const predicates = predicatesOf(campaign.condition);
  const named = [...usualNames, ...(customDataNames(campaign.terms) ?? []), ...customDataAskedFor(predicates)];
  const fields = [...new Set(named)];
  const draw = (field: TextField): ((random: Random) => string | null) => drawing(valuesOf(field, predicates));
  const [affiliate, media, promo] = [
    draw({ name: "affiliate_name" }),
    draw({ name: "media_type" }),
    draw({ name: "promo_number_description" }),
  ];
  const values = fields.map((key) => draw({ name: "custom_data", key }));
  return {
    fields,
    draw: (random) => ({
      affiliate: affiliate(random),
      media: media(random),
      promo: promo(random),
      customData: values.map((value) => value(random)),
    }),
  };
}

function fieldOf(predicate: Predicate): TextField | undefined {
  return predicate.kind === "comparison" || predicate.kind === "presence" ? predicate.field : undefined;
}

function valuesOf(field: TextField, predicates: readonly Predicate[]): Values {
  const name = fieldText(field);
  const own = Object.hasOwn(usual, name) ? (usual[name] ?? anything) : anything;
  const tests = predicates.filter((each) => {
    const tested = fieldOf(each);
    return tested !== undefined && fieldText(tested) === name;
  });
  if (tests.length === 0) return own;
  const compared = tests.flatMap((test) => (test.kind === "comparison" ? variants(test.value) : []));
  return [...own, ...compared, [1.5, "   "], [12, null]];
}

/** A text as a condition compares it, and what people and systems make of it. */
function variants(text: string): readonly Weighted<string | null>[] {
  const others: readonly Weighted<string>[] = [
    [2, text.toUpperCase()],
    [2, text.toLowerCase()],
    [1.5, ` ${text}`],
    [1.5, `${text} `],
    [4, `New ${text}`],
    [3, `${text} 2`],
    [1, text.slice(0, -1)],
  ];
  return [[14, text], ...others.filter(([, other]) => other !== text)];
}
