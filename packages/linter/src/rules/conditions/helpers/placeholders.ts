import { saysNothing, withoutOuterBlanks } from "./blanks.js";
import { plainName } from "./wrappings.js";
import type { Written } from "./texts-and-names.js";

/** Variables of templates, wherever they stand in a text. */
const VARIABLE =
  /\{\{[^{}]{0,100}\}\}|[$#]\{[^{}]{0,100}\}|<%[^%]{0,100}%>|\[\[[^[\]]{1,100}\]\]|\{%[^%]{0,100}%\}|%\(\w{1,100}\)s|@@\w{1,100}@@/;

/** A whole text that is a variable. `%TV%` is a pattern rather, and `$AVE` a name: those need an underscore, and so does `{direct}`, which may be a value. */
const WHOLE_VARIABLE =
  /^(?:__[A-Z][A-Z\d_]*__|%[A-Z][A-Z\d]*_[A-Z\d_]*%|\$[A-Z][A-Z\d]*_[A-Z\d_]*|\{[A-Za-z]\w*_\w*\}|<[A-Za-z_][\w '-]*>)$/;

/** Values that reports and exports write in signs like those of a variable. */
const NO_VALUE = /^[<[{](?:unknown|none|null|nil|empty|blank|undefined|not set|not provided|other|missing)[>\]}]$/i;

/** What people write for "to be filled in". */
const TO_DO =
  /^(?:(?:todo|fixme)\b.*|x{3,}|(?:change|replace|fill|edit)[ _-]?me|placeholder|lorem ipsum.*|(?:your|insert|enter|put|type|some|the)[ _-].*[ _-]here|your[ _](?:\w+[ _]){0,3}(?:value|text|name|product|field|partner|affiliate|media type)|(?:name|value|text|field)[ _-](?:goes[ _-])?here)$/i;

/** Names that the documents, and people who explain, write in the place of a field's name. */
const FOR_A_NAME = /^(?:NAME|FIELD|FIELD[ _-]?NAME|PARTNER[ _-]?NAME|PARAMETER[ _-]?NAME|CUSTOM[ _-]?FIELD)$/;

/** Nothing longer was left to be filled in as a whole. */
const LONGEST = 100;

/** Whether a text was left to be filled in. */
export function isPlaceholderText(text: string): boolean {
  if (VARIABLE.test(text)) return true;
  if (text.length > LONGEST || saysNothing(text)) return false;
  const whole = withoutOuterBlanks(text);
  return TO_DO.test(whole) || (WHOLE_VARIABLE.test(whole) && !NO_VALUE.test(whole));
}

/** Whether a name was left to be filled in. A name that is a variable as a whole is none: without its signs it is a name. */
export function isPlaceholderName(name: string): boolean {
  const plain = plainName(name);
  return VARIABLE.test(plain) || (plain.length <= LONGEST && (TO_DO.test(plain) || FOR_A_NAME.test(plain)));
}

/** Whether a text or a name was left to be filled in. */
export function isPlaceholder({ is, text }: Pick<Written, "is" | "text">): boolean {
  return is === "text" ? isPlaceholderText(text) : isPlaceholderName(text);
}
