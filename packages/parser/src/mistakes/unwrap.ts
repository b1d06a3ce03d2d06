import { PLAIN_SPACE } from "../language/characters.js";
import { type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import type { Reporter } from "../diagnostics/reporter.js";
import { type Said, say } from "../diagnostics/sentences.js";
import type { Span } from "../language/tree.js";
import { vocabulary } from "../language/vocabulary.js";
import { startsWithDirective } from "../habits/directives.js";

/** The settings that hold a condition. */
const SETTING = "(?:call_recording_condition|whisper_prompt_condition|condition)";

/** The setting's name in front of a condition, in JSON or in the hash of a program: `"call_recording_condition": `. */
const SETTING_PREFIX = new RegExp(String.raw`^[\s{,]*(\\?["'\u201c])?${SETTING}\1?\s*(?::|=>|=(?!=))\s*`);

/** The same inside a larger piece of JSON, whose other members are of no interest here. */
const SETTING_INSIDE = new RegExp(String.raw`["']${SETTING}["']\s*:\s*`);

const JSON_SUFFIX = /[\s,;}\]]*$/;

const TERM = new RegExp(`(?<![a-z_])(?:${vocabulary.map((term) => term.name).join("|")})(?![a-z_])`, "i");

/** Quotes in which people wrap a whole condition, each with what closes it. */
const QUOTES: readonly (readonly [open: string, close: string])[] = [
  ...["```", "**", "*", '\\"', '"', "'", "`", "\u201d"].map((sign) => [sign, sign] as const),
  ...["\u201c\u201d", "\u201e\u201c", "\u2018\u2019", "\u00ab\u00bb"].map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
];

/**
 * The part of the source that is the condition itself, without the JSON, quotes or `=` that people copy along with it; reports each
 * of these layers.
 */
export function unwrap(source: string, reporter: Reporter): Span {
  let region = trimmed(source, { start: 0, end: source.length });
  for (const layer of [label, jsonFragment, quotedCondition, equalSign]) {
    region = layer(source, region, reporter) ?? region;
  }
  return region;
}

/** Only plain white space is passed over: any other is reported later. */
function trimmed(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && PLAIN_SPACE.includes(source.charAt(start))) start += 1;
  while (end > start && PLAIN_SPACE.includes(source.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** What lists, e-mails and documents put in front of a condition. */
function label(source: string, region: Span, reporter: Reporter): Span | undefined {
  const start =
    /^(?:(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014>]+|\d{1,2}[.)])[ \t]+(?=\S)|(?:\p{L}[\p{L}\p{N} ,'\u2019-]{0,80}|[ \t]*)(?<!\p{Lu}):[ \t]+(?=\S))+/u;
  const found = start.exec(source.slice(region.start, region.start + 200))?.[0];
  // What has a term in it, or nothing behind it that has one, is no label: `media_type: "Radio"`.
  if (
    found === undefined ||
    TERM.test(found) ||
    startsWithDirective(source.slice(region.start)) ||
    !TERM.test(source.slice(region.start + found.length, region.start + 2000))
  ) {
    return undefined;
  }
  const fix = isBullet(source, region, found) ? respell : replace;
  return leaveOut(region, found, say("leading-word", found.trimEnd()), fix, reporter);
}

/** Reports what stands in front of a condition; what is left of it. */
function leaveOut(region: Span, found: string, said: Said, fix: typeof replace, reporter: Reporter): Span {
  const span = { start: region.start, end: region.start + found.length };
  reporter.report({ start: span.start, end: span.start + found.trimEnd().length }, said, fix(span, ""));
  return { start: span.end, end: region.end };
}

/** `1. mobile`, and `All of: mobile, repeat` where no `or` is among them. */
function isBullet(source: string, region: Span, found: string): boolean {
  if (/^[1-9]\d?[.)]\s+$/.test(found)) return true;
  const text = source.slice(region.start + found.length, region.end);
  return (
    /^all(?:\s+of)?(?:\s+the(?:se)?)?(?:\s+following)?:\s+$/i.test(found) &&
    /,|\band\b|&/i.test(text) &&
    !/\bor\b|\|/i.test(text)
  );
}

function jsonFragment(source: string, region: Span, reporter: Reporter): Span | undefined {
  const start = valueStart(source, region);
  if (start === undefined) return undefined;
  const inner = settingValue(source, { start, end: region.end });
  reporter.report(region, say("json-fragment"), {
    ...keepOnly("Keep the condition only", region, inner),
    respelt: [...membersSaid(source, region.start, inner.start), ...membersSaid(source, inner.end, region.end)],
  });
  return inner;
}

function keepOnly(title: string, whole: Span, inner: Span): FixDraft {
  const around = [
    { start: whole.start, end: inner.start },
    { start: inner.end, end: whole.end },
  ];
  return { title, edits: around.map((span) => ({ span, text: "" })) };
}

/** Members of the JSON around a condition that say nothing more: the setting's name, and that calls are recorded at all. */
const SAID =
  /(?:call_recording_condition|whisper_prompt_condition|condition)["'\u201d\\]*\s*(?::|=>?)|["']record_calls["']\s*:\s*true|["']ivr_tree["']\s*:/g;

function membersSaid(source: string, start: number, end: number): readonly Span[] {
  return [...source.slice(start, Math.min(end, start + 5000)).matchAll(SAID)].map(({ 0: text, index }) => ({
    start: start + index,
    end: start + index + text.length,
  }));
}

/** Where the value of a setting starts, if the source is a piece of JSON that has one. */
function valueStart(source: string, region: Span): number | undefined {
  // Only the beginning can be JSON around a condition: a part of the source is enough to look at.
  const text = source.slice(region.start, region.start + 5000);
  const direct = SETTING_PREFIX.exec(text);
  if (direct !== null) return region.start + direct[0].length;
  const inside = /^[{[]\s*["']/.test(text) ? SETTING_INSIDE.exec(text) : null;
  return inside === null ? undefined : region.start + inside.index + inside[0].length;
}

/** The value of a setting without its quotes and whatever follows it; quotes with a backslash belong to it. */
function settingValue(source: string, span: Span): Span {
  const quoted = /^"(?:[^"\\]|\\.)*"(?=\s*[,}\]])/s.exec(
    source.slice(span.start, Math.min(span.end, span.start + 20_000)),
  );
  if (quoted !== null) return { start: span.start + 1, end: span.start + quoted[0].length - 1 };
  const suffix = JSON_SUFFIX.exec(source.slice(Math.max(span.start, span.end - 50), span.end))?.[0] ?? "";
  const value = { start: span.start, end: span.end - suffix.length };
  return insideQuotes(source, value) ?? value;
}

/** The span inside the quotes that stand around a text; undefined when none do. */
function insideQuotes(source: string, span: Span): Span | undefined {
  const text = source.slice(span.start, span.end);
  const pair = QUOTES.find(
    ([open, close]) => text.length >= open.length + close.length && text.startsWith(open) && text.endsWith(close),
  );
  return pair === undefined ? undefined : { start: span.start + pair[0].length, end: span.end - pair[1].length };
}

function quotedCondition(source: string, region: Span, reporter: Reporter): Span | undefined {
  const punctuation = /[.;,\s]*$/.exec(source.slice(Math.max(region.start, region.end - 20), region.end))?.[0] ?? "";
  const quoted = { start: region.start, end: region.end - punctuation.length };
  const inner = insideQuotes(source, quoted);
  if (inner === undefined || !isCondition(source, quoted, inner)) return undefined;
  reporter.report(quoted, say("quoted-condition"), keepOnly("Remove the quotes", region, inner));
  return trimmed(source, inner);
}

/** Whether quotes stand around a condition, rather than round the first and the last text in it. */
function isCondition(source: string, quoted: Span, inner: Span): boolean {
  const text = source.slice(inner.start, inner.end);
  if (!TERM.test(text)) return false;
  const open = source.slice(quoted.start, inner.start);
  const close = source.slice(inner.end, quoted.end);
  const firstOpen = text.indexOf(open);
  const firstClose = text.indexOf(close);
  const next = Math.min(firstOpen === -1 ? text.length : firstOpen, firstClose === -1 ? text.length : firstClose);
  return (
    next === text.length ||
    /(?:[=([,>~:]|contains|includes|equals|like|is|not|with)\s*\\?$/i.test(text.slice(Math.max(0, next - 20), next))
  );
}

/** `=AND(…)`: a spreadsheet formula. */
function equalSign(source: string, region: Span, reporter: Reporter): Span | undefined {
  const sign = /^={1,3}\s*(?=[^=\s])/.exec(source.slice(region.start, region.start + 50))?.[0];
  return sign === undefined ? undefined : leaveOut(region, sign, say("leading-word/equal"), respell, reporter);
}
