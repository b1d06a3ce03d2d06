import { say } from "../diagnostics/sentences.js";
import type { Span } from "../language/tree.js";
import { LeftParenthesis, Not } from "../reading/tokens.js";
import { ahead, at, type Cursor, type Directive, type Item, peek, report, take } from "../source/cursor.js";
import { lastItem } from "../source/items.js";
import { pointAt, rewrite, textAt } from "../source/spans.js";
import { REFUSING } from "../words/noise.js";
import { notWordsAt } from "../words/operators.js";
import { termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { fillersAt } from "./fillers.js";
import { isNegationNext, startsWithPreposition } from "./surroundings.js";

/*
 * Directives: what the sentence around a condition says about the calls that meet it. `record when …` and `… -> record` say what a
 * condition says anyway; `skip if …` and `… should not be recorded` say the opposite.
 */

const CALLS = "(?:\\s+(?:record(?:ing|ings|ed|s)?|calls?|callers?|the|an?|any|of|be)\\b)*";

/** Words that refuse; each may be followed by what they refuse. */
const REFUSE =
  `(?:${REFUSING}|leave\\s+out|rule\\s+out|turn\\s+off|switch\\s+off|opt[ -]?out|without|never|` +
  "(?:do|does|should|must|shall|will|can)\\s+not|(?:do|does|should|must|wo|ca)n['\\u2019]?t|cannot|no|not)";

const KEEP = "(?:record|keep|include[sd]?|including|allow(?:ed)?|accept|require[sd]?|whitelist|allowlist)";

/** What leads over to the condition, so that all of it is meant. */
const LEAD =
  "(?:\\s+(?:if|when|where|whenever)(?:\\s+(?:the\\s+)?(?:call|caller|it)\\s+is)?(?=[\\s(])|\\s+(?:that|which|who)\\s+(?:are|is)(?=[\\s(])|\\s*(?::|->|=>|\\s[-\\u2013\\u2014](?=\\s)))";

const BUT =
  "(?:\\s*,)?\\s+(?:except|excepting|excluding|but(?:\\s+not(?!\\s*\\())?|other\\s+than|apart\\s+from|besides|without|unless|au\u00dfer|sauf|excepto|menos)(?!\\w)";
const ALL =
  "(?:(?:record\\s+)?(?:all|alle|tous|todos|everything|everyone|everybody|anything|anyone|any|every)(?:\\s+(?:of|the|calls?|callers?))*)";
const NONE = `(?:(?:record\\s+)?(?:nothing|no\\s+one|nobody|none)${CALLS}|(?!not\\s+(?!record))${REFUSE}${CALLS})`;

const START = "^(?:(?:please|pls|kindly|we)\\s+)?";
const END = "\\s*(?=[\\w(!])";

const ONLY =
  "(?:record\\s+only|only\\s+record|only|nur|just|record\\s+(?:all|every)|(?:all|every)(?!\\s+(?:of|the\\s+following)\\b|\\s*:))";
const OFF = `(?:${REFUSE}${CALLS}|(?:false|no|off)(?=\\s+if\\b))`;

/** What may stand in front, the more special first. */
const FRONT = (
  [
    [`${NONE}(?:${BUT})(?:\\s+(?:if|when|for|from))?\\s*:?`, false, true],
    [`${ALL}(?:${BUT})(?:\\s+(?:if|when|for|from))?${LEAD}`, true, true],
    [`${ALL}(?:${BUT})(?:\\s+(?:if|when|for|from|those))?`, true, false],
    [`record${CALLS}\\s+unless`, true, true],
    [`(?:${ONLY}|${KEEP})\\b${CALLS}(?:${LEAD})?`, false, true],
    [`(?:record\\s+)?${OFF}${LEAD}`, true, true],
    [`(?:record\\s+)?${REFUSE}${CALLS}(?:\\s+(?:for|from|on))?`, true, false],
    ["[\u274c\u{1f6ab}\u26d4\u2717\u2718]\ufe0f?", true, false],
    ["[\u2713\u2714\u2705\u2611]\ufe0f?", false, false],
  ] as const
).map(([frame, ...says]) => [new RegExp(`${START}${frame}${END}`, "iu"), ...says] as const);

const MODAL = "(?:(?:should|must|shall|will|are|is|to|it|we|please|be)\\s+)*";
const NO =
  "(?:(?:should|must|shall|will|are|is|do|does)\\s+not|(?:should|must|wo|ca|do|is|are)n['\\u2019]?t|cannot|can\\s+not|not(?=\\s+record)|never|no)(?:\\s+be)?(?:\\s+(?:record(?:ed|ing)?|allowed|permitted))?(?:\\s+(?:it|them|these))?";
const REFUSED = `${MODAL}(?:${NO}|skip(?:ped)?|ignored?|drop(?:ped)?|block(?:ed)?|suppress(?:ed)?|stop|exclude[d]?|reject(?:ed)?|omit(?:ted)?|discard(?:ed)?|record(?:ing)?\\s*[:=]\\s*(?:false|no|off)|record(?:ing)?\\s+off|false|off|0|[\\u274c\\u{1f6ab}\\u26d4\\u2717\\u2718]\\ufe0f?)`;
// `? record : no` may be two branches, or `record: no`.
const KEPT = `(?!record(?:ing)?\\s*:\\s*(?:no|false|off|0)\\b)${MODAL}(?:record(?:ed)?(?:\\s+(?:it|them|these))?|keep|kept|include[d]?|allow(?:ed)?|true|yes|on|1|[\\u2713\\u2714\\u2705\\u2611]\\ufe0f?)`;
const LINK = "(?:,?\\s*then(?:\\s*:)?|->|=>|\\s[-\\u2013\\u2014](?=\\s)|\\?(?!\\s*record(?:ing)?\\s*:))";
const WEAK_LINK = "(?:[:,=])?";
const ELSE = "[,;]?\\s*(?:else|otherwise)\\b";
const CLOSE = "\\s*[.;]?\\s*$";
const NOUN = "^(?:(?:calls?|callers?)\\b\\s*)?";

/** What may stand behind, up to the end: what is done with the calls, and with the others. */
const BACK = (
  [
    [`^\\?\\s*@\\s*:\\s*~`, true],
    [`${NOUN}(?:${LINK}|${WEAK_LINK})\\s*@\\s*${ELSE}\\s*~`, true],
    [`${NOUN},?\\s*(?:else|otherwise)\\s+~`, true],
    [`${NOUN}${LINK}\\s*@`, true],
    [`${NOUN}${WEAK_LINK}\\s*@`, false],
  ] as const
).flatMap(([frame, isWhole]) =>
  [true, false].map((denies): readonly [pattern: RegExp, denies: boolean, isWhole: boolean] => {
    const [own, others] = denies ? [REFUSED, KEPT] : [KEPT, REFUSED];
    return [new RegExp(`${frame.replace("@", own).replace("~", others)}${CLOSE}`, "iu"), denies, isWhole];
  }),
);

/** `Remove repeat from the condition` says how to change a condition. */
const OF_CHANGE =
  /\b(?:from|in|to)\s+(?:the\s+|this\s+|our\s+|my\s+)?(?:condition|rule|filter|list|expression|setting|formula|query)s?\b/i;

/** Longer beginnings and ends of sentences are not looked at. */
const LONGEST = 120;

/** Whether a text that stands in front of a condition is a directive, with its colon. */
export function startsWithDirective(text: string): boolean {
  return FRONT.some(([pattern]) => pattern.test(text.slice(0, LONGEST)));
}

/** `record when …`, `skip if …`: a directive in front of the first term. */
export const frontDirective: Habit = { where: "operand", read: readFront };

function readFront(cursor: Cursor): boolean {
  const first = peek(cursor);
  if (first === undefined || lastItem(cursor) !== undefined || termAt(cursor) !== undefined) return false;
  if (OF_CHANGE.test(cursor.source.slice(-LONGEST))) return false;
  const text = cursor.source.slice(first.start, first.start + LONGEST);
  for (const [pattern, denies, isWhole] of FRONT) {
    const length = pattern.exec(text)?.[0].trimEnd().length;
    const count = length === undefined ? 0 : tokensWithin(cursor, first.start + length);
    const next = ahead(cursor, count);
    if (count === 0 || !startsCondition(next)) continue;
    // `not mobile` and `no mobile` are the language's own `not`, or a word for it.
    const words = first.type === Not ? 1 : notWordsAt(cursor);
    if (denies && !isWhole && words > 0 && startsCondition(ahead(cursor, words))) return false;
    cursor.directives.push({ span: take(cursor, count), side: "front", denies, isWhole });
    return true;
  }
  return false;
}

function startsCondition(cursor: Cursor): boolean {
  return termAt(cursor) !== undefined || at(cursor, LeftParenthesis) || isNegationNext(cursor) || fillersAt(cursor) > 0;
}

/** How many tokens end at an offset or in front of it; 0 when it lies inside one. */
function tokensWithin(cursor: Cursor, end: number): number {
  let count = 0;
  for (let token = peek(cursor); token !== undefined && token.end <= end; token = peek(cursor, count)) count += 1;
  const next = peek(cursor, count);
  return next !== undefined && next.start < end ? 0 : count;
}

/** Whether a directive stands at the cursor and goes to the end. */
export function backDirectiveAt(cursor: Cursor): Omit<Directive, "span" | "side"> | undefined {
  const last = cursor.tokens.at(-1);
  const start = peek(cursor)?.start;
  if (last === undefined || start === undefined || last.end - start > LONGEST) return undefined;
  const text = cursor.source.slice(start, last.end);
  const found = BACK.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : { denies: found[1], isWhole: found[2] };
}

/** `… -> skip`, `… should be recorded`: a directive behind the last term. */
export const backDirective: Habit = {
  where: "operator",
  read(cursor) {
    const found = backDirectiveAt(cursor);
    // Behind something that could not be read, as in `repeat ? mobile : false`, it is part of that.
    if (found === undefined || cursor.items.some(({ type }) => type === "unreadable")) return false;
    cursor.directives.push({ ...found, span: take(cursor, cursor.tokens.length), side: "back" });
    return true;
  },
};

/** Reports the directives, and turns the condition round where one of them denies it. */
export function applyDirectives(cursor: Cursor): void {
  const { directives, items } = cursor;
  const isOpen = directives.length > 1 || !items.some(({ type }) => type === "operand");
  for (const directive of directives) {
    const { span, denies, side } = directive;
    const text = textAt(cursor, span);
    const isUnclear = isOpen || (side === "front" ? isUnclearFront : isUnclearBack)(cursor, text, directive);
    if (isUnclear) report(cursor, span, say("unexpected-text/unclear", text));
    else if (denies) deny(cursor, directive);
    else affirm(cursor, directive);
  }
}

function isUnclearFront({ items }: Cursor, text: string, { denies }: Directive): boolean {
  // `nothing except mobile and repeat`, `exclude: mobile and repeat` rather mean the calls of each.
  // `all mobile and repeat calls` as well; what is taken out of them joins nothing.
  const isQuantity = /\b(?:all|every)\b/i.test(text);
  const isJoined = items.some(({ type }, index) => type === "and" && !(isQuantity && items[index + 1]?.type === "not"));
  const isList =
    isQuantity ||
    (denies && !/\b(?:if|when\w*|where|that|which|who)\b/i.test(text)) ||
    /\b(?:except|but|other\s+than|apart\s+from|besides)\b/i.test(text);
  if (isList && isJoined) return true;
  // `skip calls that are not mobile or repeat` may mean those that are neither.
  const isOneNot = items[0]?.type === "not" && items.filter(({ type }) => type === "not").length === 1;
  return isOneNot && /\b(?:is|are)$/i.test(text) && connectsAtTop(items);
}

function isUnclearBack({ source, items }: Cursor, text: string, { span, denies }: Directive): boolean {
  // `no mobile? yes`: whether it is so that it is not, or so that it is, cannot be seen.
  if (/^\?[^:]*$/.test(text) && items.some(({ type }) => type === "not")) return true;
  // `mobile and if landline then skip`, `mobile unless landline -> skip`: it may be about the last term only.
  const before = source.slice(items[0]?.span.end, span.start);
  if (/\b(?:if|when|whenever|where)\b/i.test(before)) return true;
  return denies && /\b(?:unless|except|excluding|without|but)\b|,\s*not\b/i.test(before);
}

/** `record when …`, `… -> record`: what a condition says anyway. */
function affirm(cursor: Cursor, { span, side }: Directive): void {
  const own = ends(cursor);
  const isFront = side === "front";
  const whole = isFront ? { start: span.start, end: own.start } : { start: own.end, end: span.end };
  const said = say(isFront ? "leading-word/directive" : "unexpected-text/directive", textAt(cursor, span));
  report(cursor, span, said, rewrite("Remove it", whole));
}

/** `skip if …`, `… -> skip`: the opposite of the condition. */
function deny(cursor: Cursor, { span, side, isWhole }: Directive): void {
  const { items } = cursor;
  const isJoined = connectsAtTop(items);
  const text = textAt(cursor, span);
  if (isJoined && !isWhole && !isOnePhrase(cursor)) {
    return void report(cursor, span, say("unknown-operator/unclear", text));
  }
  const [open, close] = isJoined ? ["not (", ")"] : ["not ", ""];
  const own = ends(cursor);
  const whole = side === "front" ? { start: span.start, end: own.end } : { start: own.start, end: span.end };
  const said = say("unknown-operator/denial", text, isJoined ? "not (…)" : "not");
  report(cursor, span, said, rewrite(`Write \`${open.trim()}\``, whole, open, own, close));
  const place = side === "front" ? span : pointAt(own.start);
  items.unshift({ type: "not", span: place }, ...(isJoined ? [{ type: "open" as const, span: place }] : []));
  if (isJoined) items.push({ type: "close", span: pointAt(own.end) });
}

/** `repeat callers outside business hours`: nothing joins the terms but that the one is said of the other. */
function isOnePhrase({ source, items }: Cursor): boolean {
  const [, ...others] = items.filter(({ type }) => type === "operand");
  return (
    !items.some(({ type }) => type === "and" || type === "or") &&
    others.every(({ span }) => startsWithPreposition(source, span))
  );
}

/** Where the condition itself starts and ends. */
function ends({ items }: Cursor): Span {
  const own = items.filter(({ type }) => type !== "unreadable");
  return { start: own[0]?.span.start ?? 0, end: own.at(-1)?.span.end ?? 0 };
}

/** Whether an operator stands outside all parentheses. */
function connectsAtTop(items: readonly Item[]): boolean {
  let depth = 0;
  for (const { type } of items) {
    if (type === "open") depth += 1;
    else if (type === "close") depth -= 1;
    else if (depth === 0 && (type === "and" || type === "or")) return true;
  }
  // Two terms without an operator are joined as well.
  return (
    items.filter(({ type }) => type === "operand").length > 1 &&
    depth === 0 &&
    !items.some(({ type }) => type === "and" || type === "or")
  );
}
