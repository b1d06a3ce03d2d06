/** The style of the page. Charts use its colours, so each has to stand out from the paper in both schemes. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --raised: #f5f7fa; --ink: #17202b; --quiet: #556270; --line: #d5dbe3; --code: #eef1f5;
  --record: #1d5fc4; --skip: #78869a; --undetermined: #b45f06; --link: #1d5fc4;
  --good: #17703a; --bad: #b3261e; --open: #8f4c00; --good-paper: #e3f4e8; --bad-paper: #fce7e5; --open-paper: #fdf0dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11161d; --raised: #1a212b; --ink: #e6ebf1; --quiet: #a3afbd; --line: #333d4a; --code: #222b37;
    --record: #74aaf7; --skip: #8291a5; --undetermined: #f0a04b; --link: #8bb8f8;
    --good: #6fd694; --bad: #ff9d95; --open: #f5b35c; --good-paper: #16301f; --bad-paper: #3d1d1b; --open-paper: #372811;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 1.1rem; font-weight: 600; color: var(--quiet); }
h2 { margin: 0 0 .75rem; font-size: 1.3rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 code { font-size: .85em; }
.answer { margin: .5rem 0 1.5rem; font-size: 1.65rem; line-height: 1.3; font-weight: 600; max-width: 46rem; text-wrap: balance; }
.warning { padding: .6rem .9rem; border: 1px solid var(--undetermined); border-radius: .4rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0 0 1.5rem; padding: 0; list-style: none; }
.figures li { padding: .9rem 1.1rem; background: var(--raised); border-radius: .5rem; border-top: .3rem solid var(--quiet); }
.figures .record { border-color: var(--record); } .figures .skip { border-color: var(--skip); } .figures .undetermined { border-color: var(--undetermined); }
.figures .good { border-color: var(--good); } .figures .bad { border-color: var(--bad); } .figures .open { border-color: var(--open); }
.figures strong { display: block; font-size: 1.9rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figures em { color: var(--quiet); font-style: normal; }
.figures em::before { content: "· "; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 6.5rem 1fr; gap: 1rem; padding: .3rem 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
p, ul { max-width: 46rem; }
code { padding: .1em .35em; border-radius: .25em; background: var(--code); font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.digest { display: inline-block; width: 33.7ch; max-width: 100%; font-size: .78em; overflow-wrap: anywhere; word-break: break-all; }
.grade { display: inline-block; padding: 0 .5em; border-radius: .25em; font-weight: 600; white-space: nowrap; }
.grade.good { color: var(--good); background: var(--good-paper); } .grade.bad { color: var(--bad); background: var(--bad-paper); } .grade.open { color: var(--open); background: var(--open-paper); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sheet { margin: 1rem 0; padding: .9rem 1.1rem; border: 1px solid var(--line); border-left: .3rem solid var(--line); border-radius: .4rem; }
.sheet.good { border-left-color: var(--good); } .sheet.bad { border-left-color: var(--bad); } .sheet.open { border-left-color: var(--open); }
h3 { margin: 0 0 .4rem; font-size: 1.05rem; overflow-wrap: anywhere; }
.sheet p { margin: .6rem 0 .2rem; }
.sheet dl div { grid-template-columns: 7.5rem 1fr; padding: .15rem 0; }
figure { margin: 1rem 0 1.25rem; }
svg { display: block; width: 100%; min-width: 38rem; height: auto; }
svg text { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; }
details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--link); }
.table { margin: 1rem 0; }
/* A shadow lies on the side to which there is more. */
.table, .chart {
  position: relative; overflow-x: auto;
  background:
    linear-gradient(to right, var(--paper) 50%, transparent) 0 0 / 3rem 100% local no-repeat,
    linear-gradient(to left, var(--paper) 50%, transparent) 100% 0 / 3rem 100% local no-repeat,
    linear-gradient(to right, var(--line), transparent) 0 0 / 1.5rem 100% scroll no-repeat,
    linear-gradient(to left, var(--line), transparent) 100% 0 / 1.5rem 100% scroll no-repeat;
}
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; min-width: min(100%, 34rem); font-size: .95rem; }
caption { padding-bottom: .35rem; text-align: left; color: var(--quiet); }
th, td { padding: .4rem 1.25rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
th[scope=row]:has(> code) { min-width: 16.5rem; } td:has(> .digest) { min-width: 17rem; }
td:has(> code:not(.digest)) { min-width: 13rem; }
td:has(> .grade) { padding-right: .4rem; } td > .grade { white-space: normal; text-align: center; }
thead th { color: var(--quiet); border-bottom-color: var(--quiet); vertical-align: bottom; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--quiet); font-size: .9rem; }
@media (max-width: 40rem) {
  .answer { font-size: 1.35rem; }
  dl div, .sheet dl div { grid-template-columns: 1fr; gap: 0; }
}
@page { margin: 16mm 14mm; }
@media print {
  :root {
    --paper: #ffffff; --raised: #f5f7fa; --ink: #000000; --quiet: #444c56; --line: #c3cad3; --code: #f0f2f5;
    --record: #1d5fc4; --skip: #78869a; --undetermined: #b45f06; --link: #000000;
    --good: #17703a; --bad: #b3261e; --open: #8f4c00; --good-paper: #e3f4e8; --bad-paper: #fce7e5; --open-paper: #fdf0dc;
  }
  header { padding-top: 0; }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, footer { max-width: none; padding: 0; }
  section { break-inside: auto; margin-top: 1.5rem; }
  h2, h3, caption, thead, summary { break-after: avoid; }
  figure svg, tr, .figures, .sheet { break-inside: avoid; }
  .table, .chart { overflow: visible; background: none; }
  svg { min-width: 0; }
  th[scope=row]:has(> code), td:has(> code:not(.digest)) { min-width: 10rem; }
  td:has(> .digest) { min-width: 14.5rem; } td > .digest { font-size: .66em; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
