/** The style of what only the gap report has. */
export const reportStyle = `
.verdict { font-size: 1.2rem; max-width: 56rem; padding: .25rem 1rem; background: var(--waymark-surface); border-inline-start: .35rem solid var(--waymark-accent); }
.verdict p { max-width: none; margin-block: .5rem; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2.5rem; }
.sides h3:first-child { margin-block-start: .5rem; }
.sides > div > :last-child { margin-block-end: 0; }
.short > li { margin-block: .6rem; }
@media (min-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
@media print {
  .verdict { font-size: 1.05em; line-height: 1.35; }
  #summary > h2 { margin-block-start: .75rem; }
  .sides { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); gap: 0 8mm; font-size: .82em; line-height: 1.32; }
  .sides h3 { font-size: 1.15em; margin-block: .75em .25em; }
  .sides :is(ul, ol, table, p) { margin-block: .35rem; }
  .sides li { margin-block: .25rem; }
  .sides .bar { min-width: 3rem; }
  main > section + section { break-before: page; }
  main > section + section > h2 { margin-block-start: 0; }
  main > #certainty { break-before: auto; }
}
`.trim();
