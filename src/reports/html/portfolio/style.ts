/** What only a portfolio has. */
export const portfolioStyle = `
nav li { margin-block: 0; }
.strips { margin-block: 1rem; }
.strip { display: grid; grid-template-columns: minmax(8rem, 16rem) minmax(12rem, 1fr) 14rem; gap: 0 1.25rem; align-items: center; break-inside: avoid; border-block-end: 1px solid var(--waymark-line); padding-block: .15rem; }
.strip.axis { border: 0; color: var(--waymark-muted); font-size: .875rem; }
.strip.axis > .plot { grid-column: 2; display: flex; inline-size: calc(100% * var(--levels) / (var(--levels) - 1)); margin-inline-start: calc(-50% / (var(--levels) - 1)); }
.strip.axis .plot > span { flex: 1 1 0; min-inline-size: 0; padding-inline: .15rem; text-align: center; overflow-wrap: normal; }
.strip.whole { font-weight: 600; }
.strip-group { color: var(--waymark-muted); font-weight: 600; padding-block: .75rem .15rem; break-after: avoid; }
.strip-figures em { font-style: normal; font-weight: 600; color: var(--waymark-target); }
.strip .muted { font-weight: 400; white-space: nowrap; }
.strip svg, .sign { overflow: visible; }
.grid { stroke: var(--waymark-line); stroke-width: 1; }
.quartiles { fill: var(--waymark-track); stroke: var(--waymark-muted); stroke-width: 1; }
.dot { fill: var(--waymark-score); r: 4px; }
.median { stroke: var(--waymark-text); stroke-width: 3; }
.aim { stroke: var(--waymark-target); stroke-width: 2; stroke-dasharray: 4 3; }
.heat { --deepest: 45%; --deep: 24%; --pale: 11%; break-inside: auto; }
@media (prefers-color-scheme: dark) { .heat { --deepest: 36%; --deep: 21%; --pale: 10%; } }
.heat .scroll { position: relative; }
.heat table { border-collapse: separate; border-spacing: 2px; }
.heat th, .heat td { padding: .3rem .4rem; border: 0; }
.heat td { text-align: center; background: var(--waymark-surface); white-space: nowrap; }
.heat tbody td { min-width: 2.6rem; overflow-wrap: normal; }
.heat thead th { text-align: center; font-size: .8125rem; padding-inline: .2rem; }
.heat thead th:first-child { text-align: start; }
.heat tbody th { min-width: 7rem; }
.heat tr > :first-child { position: sticky; inset-inline-start: 0; background: var(--waymark-background); }
.heat tbody.all :is(th, td) { font-weight: 600; }
.heat tbody.all tr:last-child > * { border-block-end: 2px solid var(--waymark-accent); }
.step-number { font-weight: 600; color: var(--waymark-text); }
.swatch { padding: .1rem .5rem; color: var(--waymark-text); border: 1px solid var(--waymark-line); }
.heat .shade-0 { background: var(--waymark-background); box-shadow: inset 0 0 0 1px var(--waymark-line); }
.heat .shade-1 { background: color-mix(in srgb, var(--waymark-target) var(--pale), var(--waymark-background)); }
.heat .shade-2 { background: color-mix(in srgb, var(--waymark-target) var(--deep), var(--waymark-background)); }
.heat .shade-3 { background: color-mix(in srgb, var(--waymark-target) var(--deepest), var(--waymark-background)); }
.heat .shade-4 { background: var(--waymark-target); color: var(--waymark-background); font-weight: 700; }
@media (max-width: 48rem) { .scroll[role='group'] table { min-inline-size: 42rem; } .heat .scroll[role='group'] table { min-inline-size: 0; } }
.scroll[role='group'] :is(th, td) { overflow-wrap: normal; }
.numbers td:last-child { min-inline-size: 12rem; }
.scroll[role='group'] .number, .strip-figures em { white-space: nowrap; }
.key { display: none; columns: 2 16rem; font-size: .875rem; }
.numbers-only .key { display: block; }
.numbers-only .step-title { display: none; }
@media (max-width: 60rem) {
  .key { display: block; }
  .step-title { display: none; }
  .heat td { padding-inline: .15rem; }
}
@media screen and (max-width: 56rem) {
  .strip { grid-template-columns: minmax(9rem, 1fr) minmax(0, auto); padding-inline: .75rem; }
  .strip .muted { white-space: normal; }
  .strip-figures { text-align: end; }
  .strip > .plot, .strip.axis > .plot { grid-column: 1 / -1; grid-row: 2; }
  .strip.axis { overflow-x: clip; }
}
@media screen and (max-width: 36rem) {
  .level-name { display: none; }
  .dot { r: 3px; }
  .heat tbody th { max-width: 8rem; }
}
@media (forced-colors: active) {
  .quartiles { fill: Canvas; stroke: CanvasText; }
  .dot { fill: CanvasText; }
  .median { stroke: Highlight; }
  .aim { stroke: CanvasText; }
  .heat :is(td, .swatch) { border: 1px solid CanvasText; }
  .heat .shade-4 { border-width: 3px; }
}
@media print {
  .strips { font-size: .9em; }
  .strip { grid-template-columns: 20em 1fr 14em; padding-block: 0; }
  .strip.axis { font-size: .8em; grid-template-columns: 25em 1fr 17.5em; }
  .strip-group { padding-block: .25rem 0; }
  .chart { break-inside: auto; }
  .picture, .numbers, .heat.few, h2, h3, h4 { break-inside: avoid; }
  .heat { --deepest: 45%; --deep: 24%; --pale: 11%; }
  .heat tr > :first-child { position: static; }
  .heat thead th { border-block-end: 1px solid var(--waymark-text); }
}
`.trim();
