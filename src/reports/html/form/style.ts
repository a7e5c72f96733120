/** The style of what only the form has. */
export const formStyle = `
[hidden] { display: none !important; }
body > header, body > nav, main { max-width: 54rem; }
nav ul { display: block; columns: 22rem; }
nav li { margin: 0; break-inside: avoid; }
.lead { font-size: 1.15rem; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
legend { padding: 0; }
.question { margin-block: 1.5rem; padding: 0 1.25rem 1.25rem; border: 1px solid var(--waymark-line); border-radius: .5rem; background: var(--waymark-background); }
.question > legend { display: block; width: 100%; float: inline-start; padding-block-start: 1rem; max-width: 44rem; }
.question > legend + * { clear: both; }
.question h4 { margin: 0 0 .25rem; color: var(--waymark-muted); }
.asked { display: block; margin-block-end: .5rem; font-size: 1.15rem; font-weight: 600; line-height: 1.35; }
.help, .evidence { margin-block: .75rem; max-width: 46rem; }
.help dl > div { display: block; margin-block: .5rem; }
.help dd ul { margin-block: .25rem; }
.hint { color: var(--waymark-muted); margin-block: .25rem; }
.checklist { margin-block: 1rem; padding: .75rem 1rem; background: var(--waymark-surface); border-radius: .35rem; max-width: 46rem; }
.checklist legend { font-weight: 600; float: inline-start; width: 100%; }
.checklist legend + * { clear: both; }
.choices { max-width: 46rem; margin-block: .75rem 0; }
.choice { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0 .6rem; align-items: start; padding: .45rem .6rem; border-inline-start: 4px solid transparent; border-radius: .25rem; }
.choice:has(:checked) { background: var(--waymark-surface); border-inline-start-color: var(--waymark-accent); }
.checklist .choice { padding: .15rem 0; border: 0; }
.choice label { cursor: pointer; }
.choice label strong { margin-inline-end: .35rem; }
.choices > .choice > label > strong { display: block; }
input[type='radio'], input[type='checkbox'] { width: 1.35rem; height: 1.35rem; margin: .1rem 0 0; accent-color: var(--waymark-accent); }
.lacks { display: block; font-weight: 600; color: var(--waymark-target); }
.reason { margin: .25rem 0 .75rem 2.75rem; }
.problem { margin-block: .35rem 0; color: var(--waymark-target); font-weight: 600; }
.problem:not(:has(output:not(:empty))) { margin: 0; }
.field { margin-block: .75rem; max-width: 46rem; }
.field > label, .reason > label { display: block; font-weight: 600; }
#about .field { max-width: 28rem; }
input[type='text'], input[type='date'], select, textarea { font: inherit; color: inherit; background: var(--waymark-background); border: 1px solid var(--waymark-muted); border-radius: .25rem; padding: .45rem .6rem; width: 100%; min-height: 2.75rem; }
input[type='date'] { width: auto; min-width: 12rem; max-width: 100%; }
textarea { display: block; resize: vertical; }
[aria-invalid='true'] { border: 2px solid var(--waymark-target); }
#sheet-text { font-family: ui-monospace, Consolas, monospace; font-size: .875rem; white-space: pre; overflow: auto; }
button { font: inherit; color: var(--waymark-link); background: var(--waymark-background); border: 1px solid currentColor; border-radius: .25rem; padding: .45rem .9rem; min-height: 2.75rem; cursor: pointer; }
button.main { background: var(--waymark-accent); border-color: var(--waymark-accent); color: var(--waymark-background); font-weight: 600; }
button.quiet { padding: .15rem .6rem; min-height: 2rem; }
.notice { border-inline-start: 6px solid var(--waymark-target); background: var(--waymark-surface); padding: .75rem 1rem; margin-block: 1rem; max-width: 46rem; }
.notice li { margin-block: .6rem; }
.notice h3, .notice h4 { margin-block: .25rem .5rem; }
.bar-top { background: var(--waymark-background); border-block-end: 1px solid var(--waymark-line); padding-block: .5rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; }
.bar-top p { margin: 0; }
.bar-top label { font-weight: 600; }
progress { accent-color: var(--waymark-accent); width: 5rem; height: 1rem; vertical-align: middle; }
#elsewhere:not(:has(output:not(:empty))) { display: none; }
#elsewhere { flex-basis: 100%; }
dialog { color: inherit; background: var(--waymark-background); border: 2px solid var(--waymark-accent); border-radius: .5rem; padding: 1.25rem; width: min(30rem, calc(100vw - 2rem)); }
dialog h2 { border: 0; margin: 0; padding: 0; }
dialog::backdrop { background: rgb(0 0 0 / .6); }
/* It stays in sight only where it leaves room for what is focused. */
@media (min-width: 40rem) and (min-height: 35rem) {
  html { scroll-padding-block: 5rem 1rem; }
  .bar-top { position: sticky; inset-block-start: 0; z-index: 1; }
}
@media (max-width: 40rem) {
  .question { padding-inline: .75rem; }
  .choice { padding-inline: .25rem; }
  .reason { margin-inline-start: .25rem; }
}
@media (forced-colors: active) {
  .choice { border-inline-start: 0; padding-inline-start: calc(.6rem + 4px); }
  .choice:has(:checked) { border-inline-start: 4px solid Highlight; padding-inline-start: .6rem; }
  .notice, .checklist { border: 1px solid CanvasText; }
}
@media print {
  .bar-top, #save, dialog, button, .notice, .lacks { display: none !important; }
  .question { break-inside: avoid; border: 0; border-block-start: 1px solid var(--waymark-line); border-radius: 0; padding: .25rem 0; margin-block: .75rem; }
  .question > legend { padding-block-start: .25rem; }
  .asked { font-size: 1.05em; margin: 0; }
  section > h3 ~ p, section > h2 ~ p { break-after: avoid; break-inside: avoid; }
  .muted[id$='.progress'], .evidence summary { display: none; }
  .help, .evidence, .choices, .checklist, .field { margin-block: .25rem; max-width: none; }
  .choice { padding: .05rem 0; border: 0; }
  .choices > .choice > label > strong { display: inline; }
  input[type='radio'], input[type='checkbox'] { width: 1.1em; height: 1.1em; }
  .evidence fieldset { display: flex; gap: 0 1.25rem; }
  .evidence legend { float: inline-start; font-weight: 600; }
  .evidence .choice { grid-template-columns: 1.2em auto; gap: .25rem; }
  .evidence strong, .evidence fieldset .hint { display: none; }
  .question { font-size: .95em; line-height: 1.25; margin-block: .4rem; }
  .help { font-size: .92em; }
  .help dl { margin: 0; }
  .field > label, .field > .hint { display: inline; margin: 0 .4em 0 0; }
  .checklist { padding: .25rem 0; background: none; }
  .items { columns: 2; }
  .reason[hidden] { display: block !important; }
  .help dl > div { display: inline; }
  .help dt, .help dd, .help ul, .help li { display: inline; padding: 0; margin: 0; }
  .help dt::after { content: ': '; }
  .help dd::after { content: ' '; }
  .help li:not(:last-child)::after { content: '; '; }
  .help li:last-child::after { content: ''; }
  .help dt { font-weight: 600; }
  .help summary { display: none; }
  textarea { min-height: 2.2rem; height: 2.2rem; }
}
`.trim();
