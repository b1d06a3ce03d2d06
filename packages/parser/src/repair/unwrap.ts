import { type Reporter, replace } from "../diagnostics.js";
import type { Span } from "../tree.js";
import { vocabulary } from "../vocabulary.js";

/** JSON in front of a condition: `"call_recording_condition": "…`, the opening brace included. */
const JSON_PREFIX =
  /^[\s{,]*(\\?["'\u201c])?(?:call_recording_condition|whisper_prompt_condition|condition)\1?\s*(?::|=>|=(?!=))\s*/;

const JSON_SUFFIX = /[\s,}]*$/;

const TERM = new RegExp(`(?<![a-z_])(?:${vocabulary.map((term) => term.name).join("|")})(?![a-z_])`, "i");

/** Quotes in which people wrap a whole condition, each with what closes it. */
const QUOTES: readonly (readonly [open: string, close: string])[] = [
  ['\\"', '\\"'],
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["\u201c", "\u201d"],
  ["\u201d", "\u201d"],
  ["\u201e", "\u201c"],
  ["\u2018", "\u2019"],
  ["\u00ab", "\u00bb"],
];

/**
 * The part of the source that is the condition itself, without the JSON, quotes or `=` that people copy along with it; reports each
 * of these layers.
 */
export function unwrap(source: string, reporter: Reporter): Span {
  let region = trimmed(source, { start: 0, end: source.length });
  for (const layer of [jsonFragment, quotedCondition, equalSign]) region = layer(source, region, reporter) ?? region;
  return region;
}

function trimmed(source: string, span: Span): Span {
  const text = source.slice(span.start, span.end);
  const start = span.start + (text.length - text.trimStart().length);
  return { start, end: Math.max(start, span.start + text.trimEnd().length) };
}

function jsonFragment(source: string, region: Span, reporter: Reporter): Span | undefined {
  // Only the beginning can be JSON around a condition; a prefix of the source is enough to look at.
  const prefix = JSON_PREFIX.exec(source.slice(region.start, region.start + 200))?.[0];
  if (prefix === undefined) return undefined;
  const suffix =
    JSON_SUFFIX.exec(source.slice(Math.max(region.start + prefix.length, region.end - 50), region.end))?.[0] ?? "";
  const value = { start: region.start + prefix.length, end: region.end - suffix.length };
  const inner = insideQuotes(source, value) ?? value;
  reporter.report(
    "json-fragment",
    { start: region.start, end: inner.start },
    "JSON stands around the condition. The condition is the text between the quotes of the value.",
    {
      title: "Keep the condition only",
      edits: [
        { span: { start: region.start, end: inner.start }, text: "" },
        { span: { start: inner.end, end: region.end }, text: "" },
      ],
    },
  );
  return inner;
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
  reporter.report(
    "quoted-condition",
    quoted,
    "The whole condition stands in quotes. Quotes are for the texts in it only.",
    {
      title: "Remove the quotes",
      edits: [
        { span: { start: quoted.start, end: inner.start }, text: "" },
        { span: { start: inner.end, end: region.end }, text: "" },
      ],
    },
  );
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
    /(?:[=([,>~:]|contains|includes|equals|like|is|not|with)\s*$/i.test(text.slice(Math.max(0, next - 20), next))
  );
}

/** `=AND(…)`: a spreadsheet formula. */
function equalSign(source: string, region: Span, reporter: Reporter): Span | undefined {
  const sign = /^={1,3}\s*(?=[^=\s])/.exec(source.slice(region.start, region.start + 50))?.[0];
  if (sign === undefined) return undefined;
  const span = { start: region.start, end: region.start + sign.length };
  reporter.report(
    "leading-word",
    { start: span.start, end: span.start + sign.trimEnd().length },
    "A condition does not start with `=`.",
    replace("Remove it", span, ""),
  );
  return { start: span.end, end: region.end };
}
