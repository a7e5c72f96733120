/**
 * The style of the pictures of a report, after the common one. Labels are text of the page that wraps; only marks are
 * drawn, at percentages of the width that there is. What has a meaning differs in shape, pattern or words too.
 */
export const chartStyle = `
:root { --waymark-heat: var(--waymark-accent); --waymark-grid: var(--waymark-line); }
.chart svg { overflow: visible; direction: ltr; flex: none; }
.chart > *, .chart caption, .chart tbody th, .chart td:not(.number) { overflow-wrap: anywhere; }
.chart thead th, .chart .number { overflow-wrap: normal; }
.picture b { font-weight: 600; }
.legend { font-size: .9rem; }
.legend > span { min-width: 0; }
.grid { stroke: var(--waymark-grid); stroke-width: 1; fill: none; }
.chart .score { stroke: var(--waymark-background); stroke-width: 1; }
.chart rect.score { stroke: none; }
.level-names { color: var(--waymark-muted); font-size: .875rem; margin-block-start: .5rem; }

.step-row { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 .75rem; align-items: center; padding-block: .3rem; }
.step-row > svg { order: 1; width: calc(100% - 1rem); margin-inline: .5rem; }
.step-head { color: var(--waymark-muted); font-size: .875rem; }
.step-head > .step-numbers { display: none; }
.step-numbers { display: flex; flex-wrap: wrap; gap: 0 1rem; font-variant-numeric: tabular-nums; }
.axis { height: 20px; }
.axis text { text-anchor: middle; fill: var(--waymark-muted); }
.axis .name { display: none; }
.reach { fill: var(--waymark-track); stroke: var(--waymark-score); stroke-width: 1.5; stroke-dasharray: 4 2; }
.shortfall { stroke: var(--waymark-muted); stroke-width: 3; }

.view { padding-block: .5rem .35rem; border-block-start: 1px solid var(--waymark-line); }
.view .step-row { padding-block: .05rem; }
.views .step-row > svg { width: calc(100% - 3rem); margin-inline: 1.5rem; }
.view-name { margin-block: 0 .15rem; }
.voice { fill: var(--waymark-score); stroke: var(--waymark-background); stroke-width: 1; }
.voice-count { font-size: 14px; font-weight: 600; text-anchor: middle; dominant-baseline: central; fill: var(--waymark-background); }

.heat-phase { font-weight: 600; margin-block: 1rem .25rem; }
.heat-step { display: grid; gap: .25rem 1rem; padding-block: .6rem; border-block-start: 1px solid var(--waymark-line); }
.heat-cells { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(8.25rem, 100%), 1fr)); gap: .4rem; }
.cell {
  font-size: .875rem; line-height: 1.3; padding: .35rem .5rem; border: 1px solid var(--waymark-muted); border-radius: .25rem;
  background: color-mix(in srgb, var(--waymark-heat) var(--heat, 0%), var(--waymark-background)); min-width: 0;
}
.cell.below { border-inline-start-width: 5px; }
.cell.open { border-style: dashed; border-width: 2px; }
.cell.excluded { border-style: dotted; background: repeating-linear-gradient(135deg, transparent 0 9px, var(--waymark-track) 9px 11px); }
.cell-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 .5rem; }
.cell-head > b { font-size: 1.35rem; line-height: 1.1; }
.gauge { margin-block: .15rem .3rem; }
.gauge .track { fill: var(--waymark-background); stroke: var(--waymark-muted); }

.radar { display: grid; gap: 1rem 2rem; align-items: start; }
.radar > svg { width: 100%; max-width: 24rem; margin-inline: auto; }
.radar text { font-size: 14px; text-anchor: middle; dominant-baseline: central; font-weight: 600; }
.radar .ring { text-anchor: end; font-weight: 400; fill: var(--waymark-muted); }
.radar text, .profile-plot text { paint-order: stroke; stroke: var(--waymark-background); stroke-width: 4px; stroke-linejoin: round; }
.area { fill: color-mix(in srgb, var(--waymark-score) 18%, transparent); stroke: var(--waymark-score); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.aim { fill: none; stroke: var(--waymark-target); stroke-width: 2; stroke-dasharray: 6 4; }
.parted { fill: none; }
.aim-mark { fill: var(--waymark-background); stroke: var(--waymark-target); stroke-width: 2; }
.radar-key { columns: 2 15rem; column-gap: 1.5rem; font-size: .9375rem; }
.radar-key > div { break-inside: avoid; padding-block: .15rem; display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); }
.radar-key .muted { display: inline-block; }
.radar-key > div > b { font-variant-numeric: tabular-nums; }

.lane { display: grid; gap: .5rem 1rem; padding-block: .75rem; border-block-start: 1px solid var(--waymark-line); }
.lane > div { min-width: 0; display: grid; gap: .5rem; align-content: start; align-items: start; grid-template-columns: minmax(0, 1fr); }
.lane > div:empty { display: none; }
.wave { color: var(--waymark-muted); font-size: .875rem; }
.action {
  font-size: .9375rem; line-height: 1.35; padding: .4rem .6rem; min-width: 0; display: grid; gap: .25rem; align-content: start;
  border: 1px solid var(--waymark-muted); border-radius: .25rem; background: var(--waymark-surface);
}
.lane-now > .action { border-inline-start: 5px solid var(--waymark-accent); }
.action.blocked { border-style: dashed; background: var(--waymark-background); }
.action-facts { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; font-variant-numeric: tabular-nums; }
.action .track { fill: var(--waymark-track); }

.profiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14.5rem, 100%), 1fr)); gap: 1.25rem 1.5rem; }
.profile { display: grid; grid-template-rows: subgrid; grid-row: span 3; row-gap: 0; min-width: 0; }
.profile-target { color: var(--waymark-muted); font-size: .875rem; }
.profile-plot { display: grid; grid-template: 9rem auto / 1rem minmax(0, 1fr); gap: .5rem; margin-block-start: 1.25rem; }
.profile-plot text { font-size: .875rem; text-anchor: middle; font-weight: 600; transform: translateY(-.7rem); }
.profile-plot .profile-axis text { text-anchor: end; dominant-baseline: central; font-weight: 400; transform: none; fill: var(--waymark-muted); }
.profile-moments { grid-column: 2; display: grid; grid-template-columns: repeat(var(--moments), minmax(0, 1fr)); text-align: center; font-size: .8125rem; line-height: 1.2; direction: ltr; }
.profile-moments > span { padding-inline: .25rem; }
.course { stroke: var(--waymark-score); stroke-width: 2.5; }

@media (max-width: 24rem) {
  .chart table { font-size: .8125rem; }
  .chart th, .chart td { padding-inline-end: .3rem; }
}
@media (min-width: 40rem) {
  .step-row { grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) 11rem; }
  .step-row > svg { grid-column: 2; order: 0; }
  .step-head > .step-numbers { display: grid; grid-column: 3; }
  .step-numbers { display: grid; justify-items: end; text-align: end; grid-template-columns: minmax(0, 1fr) 3rem; gap: .5rem; }
  .step-gap { display: none; }
  .step-unscored { grid-column: 1 / -1; text-wrap: balance; }
  .heat-step { grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); }
  .lane { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 2fr); }
  .lane > .lane-later { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .lane-later > .wave { grid-column: 1 / -1; }
  .lane > .lane-owner { grid-column: 1 / -1; }
  .lane > div:empty { display: block; }
  .radar { grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); }
}
@media (min-width: 64rem) {
  .axis.named { height: 40px; }
  .axis .name { display: inline; }
  .axis .first { text-anchor: start; transform: translateX(-.25rem); }
  .axis .last { text-anchor: end; transform: translateX(.25rem); }
  .level-names.spare { display: none; }
  .lane { grid-template-columns: minmax(0, 10rem) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 2fr); }
  .lane > .lane-owner { grid-column: 1; }
}
@media (forced-colors: active) {
  .grid { stroke: GrayText; stroke-dasharray: 1 4; }
  .chart .score, .voice { stroke: Canvas; }
  .voice { fill: CanvasText; }
  .chart svg .voice-count { fill: Canvas; }
  .reach { fill: Canvas; stroke: CanvasText; }
  .shortfall, .course { stroke: CanvasText; }
  .area { fill: none; stroke: CanvasText; }
  .aim, .aim-mark { stroke: Highlight; }
  .aim-mark { fill: Canvas; }
  .chart svg text, .radar .ring, .axis text, .profile-plot .profile-axis text { fill: CanvasText; }
  .radar text, .profile-plot text { stroke: Canvas; }
  .cell.excluded { background: none; }
  .gauge .track, .action .track { fill: Canvas; stroke: CanvasText; }
}
@media print {
  .chart { break-inside: auto; }
  .cells { grid-template-columns: repeat(5, minmax(0, 1fr)); }
  .cell, .action, .lane-owner { font-size: .8em; }
  .legend, .step-row, .view, .heat-step, .cell, .action, .profile, .radar { break-inside: avoid; }
  .legend, .heat-phase, .lane-owner, .wave { break-after: avoid; }
}
`.trim();
