/**
 * The style of every page. What a house style may set are the variables at its head, listed in docs/html.md. Text has
 * at least 4.5:1 on what is behind it, and what is drawn 3:1, in both colour schemes.
 */
export const style = `
:root {
  color-scheme: light dark;
  --waymark-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --waymark-heading-font: var(--waymark-font);
  --waymark-size: 1rem;
  --waymark-width: 68rem;
  --waymark-background: #ffffff;
  --waymark-surface: #f3f5f7;
  --waymark-text: #1b2430;
  --waymark-muted: #4d5967;
  --waymark-line: #c3cad2;
  --waymark-accent: #0b5c63;
  --waymark-link: #0a5a86;
  --waymark-score: #0b5c63;
  --waymark-range: #688c90;
  --waymark-target: #b3400e;
  --waymark-track: #e9edef;
}
@media (prefers-color-scheme: dark) {
  :root {
    --waymark-background: #12181f;
    --waymark-surface: #1c242d;
    --waymark-text: #e8edf2;
    --waymark-muted: #b0bcc8;
    --waymark-line: #44515e;
    --waymark-accent: #6fc7cc;
    --waymark-link: #86c5f0;
    --waymark-score: #6fc7cc;
    --waymark-range: #5a8488;
    --waymark-target: #ff9e6b;
    --waymark-track: #26303a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body {
  margin: 0; background: var(--waymark-background); color: var(--waymark-text);
  font: var(--waymark-size)/1.5 var(--waymark-font); overflow-wrap: anywhere;
}
body > header, main, body > footer, body > nav {
  max-width: var(--waymark-width); margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem);
}
body > header { padding-block: 2rem 0; }
main { padding-block: 0 3rem; }
body > footer { padding-block: 1rem 2rem; color: var(--waymark-muted); border-block-start: 1px solid var(--waymark-line); }
h1, h2, h3, h4, h5, h6 { font-family: var(--waymark-heading-font); line-height: 1.25; text-wrap: balance; margin-block: 1.5em .5em; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.5rem); margin-block: 0 .25em; }
h2 { font-size: 1.5rem; padding-block-start: .75rem; border-block-start: 2px solid var(--waymark-accent); margin-block-start: 2rem; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, table, figure, details { margin-block: .75rem; }
p, li, dd, figcaption { max-width: 44rem; }
a { color: var(--waymark-link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--waymark-accent); outline-offset: 2px; }
.dim, .muted { color: var(--waymark-muted); }
.warning, .bad { color: var(--waymark-target); font-weight: 600; }
caption, .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -10rem; padding: .5rem 1rem; background: var(--waymark-background); z-index: 1; }
.skip:focus { inset-block-start: 1rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav li { max-width: none; min-width: 0; }
nav a, summary { display: inline-block; padding-block: .25rem; }
ul { padding-inline-start: 1.5rem; }
ol { padding-inline-start: 2.25rem; }
li { margin-block: .35rem; }
li > dl { margin-block: .35rem .75rem; }
dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 .75rem; }
dt { color: var(--waymark-muted); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-block-end: 1px solid var(--waymark-line); }
thead th { color: var(--waymark-muted); font-weight: 600; border-block-end-width: 2px; vertical-align: bottom; }
/* The names of columns are a few short words: they stay whole. */
thead th { overflow-wrap: normal; }
tbody th { font-weight: 400; }
.number { text-align: end; }
td.number { white-space: nowrap; }
tbody :is(th, td):not(.number, .scale) { min-width: 6.5rem; }
.scroll { position: relative; overflow-x: auto; }
@media (max-width: 40rem) {
  table { font-size: .875rem; }
  th, td { padding-inline-end: .4rem; }
  :not(.scroll) > table tbody :is(th, td):not(.number, .scale) { min-width: 3.5rem; }
  dl > div { display: block; }
}
details { border: 1px solid var(--waymark-line); border-radius: .25rem; padding: 0 .75rem; }
details[open] { padding-block-end: .5rem; }
summary { cursor: pointer; color: var(--waymark-link); min-height: 24px; display: list-item; list-style-position: inside; }
svg { display: block; max-width: 100%; }
svg text { fill: var(--waymark-text); font: inherit; }
.bar { min-width: 5rem; margin-block: .1rem; }
.track { fill: var(--waymark-track); }
.range { fill: var(--waymark-range); }
.score { fill: var(--waymark-score); }
.target { stroke: var(--waymark-target); stroke-width: 3; }
.chart { margin-inline: 0; }
.legend { color: var(--waymark-muted); display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; }
.legend > span { display: inline-flex; gap: .4rem; align-items: center; }
@media screen and (max-width: 30rem) {
  thead th { overflow-wrap: anywhere; }
  /* The numbers beside it say the same. */
  .scale, table:has(.scale) + .legend { display: none; }
}
@media (forced-colors: active) {
  .track { fill: Canvas; stroke: CanvasText; }
  .range { fill: GrayText; }
  .score { fill: CanvasText; }
  .target { stroke: Highlight; }
}
@media print {
  :root {
    color-scheme: light;
    --waymark-size: 10pt; --waymark-width: none; --waymark-background: #ffffff; --waymark-surface: #f3f5f7;
    --waymark-text: #000000; --waymark-muted: #333c46; --waymark-line: #9aa4ae; --waymark-accent: #0b5c63;
    --waymark-link: #0a4a6e; --waymark-score: #0b5c63; --waymark-range: #688c90; --waymark-target: #b3400e; --waymark-track: #e9edef;
  }
  @page { margin: 16mm 14mm; }
  body { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body > header, main, body > footer { padding-inline: 0; }
  body > header { padding-block: 0; }
  body > header p { margin-block: .25rem; }
  body > nav, .skip { display: none; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; break-inside: avoid; }
  li, tr, figure, .keep { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: .85em; line-height: 1.35; }
  th, td { padding-block: .2rem; }
  tbody :is(th, td):not(.number, .scale) { min-width: 4rem; }
  h3, h4, h5, h6 { margin-block: 1em .35em; }
  p, ul, ol, dl, table, figure, details { margin-block: .5rem; }
  details { border: 0; padding: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { list-style: none; color: inherit; font-weight: 600; break-after: avoid; }
  main a[href^='http']:not(.address)::after { content: ' (' attr(href) ')'; overflow-wrap: anywhere; }
  .scroll { overflow: visible; }
  p { orphans: 3; widows: 3; }
}
`.trim();
