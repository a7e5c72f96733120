import type { ComponentChild } from 'preact';
import { clean } from '../../../terminal/clean.js';
import { type PageLook, plainLook } from '../../look.js';
import { figuresTable } from '../../portfolio/document.js';
import { type FrameworkFigures, mostDrawn } from '../../portfolio/figures.js';
import { DataTable, Heading } from '../blocks.js';
import { Contents, SkipLink } from '../document.js';
import { renderPage } from '../page.js';
import { partsOf } from './findings.js';
import { HeatMap } from './heat-map.js';
import { OftenBelow, OftenNow } from './most-often.js';
import { Strips } from './strips.js';
import { portfolioStyle } from './style.js';

/**
 * Many sheets on one page: how their scores are spread, and where each stands. Nobody is ranked.
 * @param frameworks each on its own, in order; none when nothing was scored
 */
export function renderPortfolio(frameworks: readonly FrameworkFigures[], look: PageLook = plainLook): string {
  const [only] = frameworks;
  const isOnly = frameworks.length === 1 && only !== undefined;
  const title = look.title ?? (isOnly ? `Portfolio: ${only.framework.title}` : 'Portfolio');
  const sections = frameworks.map((figures, index) =>
    sectionsOf(figures, isOnly ? 2 : 3, isOnly ? '' : `framework-${index + 1}-`),
  );
  return renderPage(
    {
      language: languageOf(frameworks),
      title,
      style: portfolioStyle,
      body: (
        <>
          <SkipLink />
          <header>
            <h1>{clean(title)}</h1>
            {isOnly ? <Opening figures={only} /> : <Frameworks frameworks={frameworks} />}
          </header>
          {frameworks.length === 0 ? null : (
            <Contents sections={isOnly ? (sections[0] ?? []) : frameworks.map(linkTo)} />
          )}
          <main id="main" tabIndex={-1}>
            {frameworks.map((figures, index) =>
              isOnly ? (
                <Sections sections={sections[index] ?? []} level={2} />
              ) : (
                <section aria-labelledby={linkTo(figures, index).id}>
                  <h2 id={linkTo(figures, index).id}>{clean(figures.framework.title)}</h2>
                  <Opening figures={figures} />
                  <Sections sections={sections[index] ?? []} level={3} />
                </section>
              ),
            )}
            {frameworks.length === 0 ? <p>No sheet was scored.</p> : null}
          </main>
        </>
      ),
    },
    look,
  );
}

function linkTo({ framework }: FrameworkFigures, index: number) {
  return { id: `framework-${index + 1}`, title: `${framework.title} ${framework.version}` };
}

/** The one that the texts are in; with several, that of the page's own words. */
function languageOf(frameworks: readonly FrameworkFigures[]): string {
  const languages = new Set(frameworks.map(({ framework }) => framework.language));
  const [only] = languages;
  return languages.size === 1 && only !== undefined ? only : 'en-GB';
}

function Frameworks({ frameworks }: { readonly frameworks: readonly FrameworkFigures[] }) {
  if (frameworks.length === 0) return null;
  return (
    <p>
      {frameworks.length} frameworks. Each is summed up on its own: scores on different scales are not held
      against each other.
    </p>
  );
}

function Opening({ figures }: { readonly figures: FrameworkFigures }) {
  const { framework, sheets } = figures;
  const [overall] = partsOf(figures, 'overall');
  const scored = overall?.scored ?? 0;
  const resolution = Math.max(...figures.parts.map((part) => part.resolution));
  const ends = [framework.scale[0], framework.scale.at(-1)].map((end) =>
    end === undefined ? '' : `${end.level} (${end.name})`,
  );
  return (
    <>
      <p>
        <strong>
          {sheets.toLocaleString('en-GB')} {sheets === 1 ? 'sheet' : 'sheets'}
        </strong>
        {scored < sheets ? `, of which ${scored.toLocaleString('en-GB')} have a score` : ''}, scored with{' '}
        {clean(framework.title)}, version {clean(framework.version)}. Nobody is ranked: organisations stand in
        the order of the input.
      </p>
      <p class="muted">
        Scores go from {clean(ends.join(' to '))}. “Below target” counts the scored sheets that are below
        their own target.
        {resolution === 0 ? '' : ` Quartiles are to the nearest ${resolution}.`}
      </p>
    </>
  );
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: ComponentChild;
}

function Sections({ sections, level }: { readonly sections: readonly Section[]; readonly level: number }) {
  return (
    <>
      {sections.map(({ id, title, body }) => (
        <section aria-labelledby={level === 2 ? id : undefined}>
          <Heading level={level} id={id}>
            {title}
          </Heading>
          {body}
        </section>
      ))}
    </>
  );
}

/** @param level of their headings @param prefix of their ids */
function sectionsOf(figures: FrameworkFigures, level: number, prefix: string): Section[] {
  const { drawn, framework } = figures;
  const within = { level: level + 1, figures };
  return [
    {
      id: `${prefix}standing`,
      title: 'Where they stand',
      body: <Strips id={`${prefix}strips`} {...within} />,
    },
    {
      id: `${prefix}each`,
      title: 'Organisation by organisation',
      body:
        drawn === null ? (
          <TooMany sheets={figures.sheets} />
        ) : (
          <HeatMap id={`${prefix}heat`} drawn={drawn} {...within} />
        ),
    },
    { id: `${prefix}below`, title: 'Most often below target', body: <OftenBelow figures={figures} /> },
    { id: `${prefix}now`, title: 'Most often in “now”', body: <OftenNow figures={figures} /> },
    { id: `${prefix}figures`, title: 'All figures', body: <AllFigures {...within} /> },
    ...(framework.limits === null
      ? []
      : [
          {
            id: `${prefix}limits`,
            title: 'What the framework does not cover',
            body: <p>{clean(framework.limits)}</p>,
          },
        ]),
  ];
}

function TooMany({ sheets }: { readonly sheets: number }) {
  return (
    <p>
      There are {sheets.toLocaleString('en-GB')} sheets, and up to {mostDrawn} can be drawn one by one. A
      table of all of them comes from <code>waymark score … --wide -o scores.csv</code>.
    </p>
  );
}

function AllFigures({ figures, level }: { readonly figures: FrameworkFigures; readonly level: number }) {
  const wholes = partsOf(figures, 'overall').map((part) => ({ ...part, title: 'Overall' }));
  const groups = [
    { title: 'The whole and its phases', parts: [...wholes, ...partsOf(figures, 'phase')] },
    { title: 'Steps', parts: partsOf(figures, 'step') },
    { title: 'Criteria', parts: partsOf(figures, 'criterion') },
  ];
  return (
    <>
      <p>
        “Range” is from the least to the most, and half of the scores lie between the quartiles. “Below” is
        the share of the scored sheets that are below their target; “Open” and “N/a” are shares of the answers
        asked for.
      </p>
      {groups.map(({ title, parts }) => (
        <>
          <Heading level={level}>{title}</Heading>
          <DataTable caption={title} {...figuresTable(parts, 'Part')} wide={true} />
        </>
      ))}
    </>
  );
}
