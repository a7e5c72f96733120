import { clean } from '../../../terminal/clean.js';
import { formatScore } from '../../numbers.js';
import type { DrawnSheet, FrameworkFigures, StepStanding } from '../../portfolio/figures.js';
import { Heading } from '../blocks.js';
import { countBelow, heatFinding, partsOf } from './findings.js';

/** With more columns than this their titles do not fit above them. */
const mostTitles = 12;

/** Rows that fit on a printed page, and stay together. */
const mostTogether = 24;

/**
 * Organisations by step. It is a table with a shade behind each number, so it needs no other table beneath it, and
 * those who hear the page move about in it by row and column.
 */
export function HeatMap(props: {
  readonly id: string;
  readonly level: number;
  readonly figures: FrameworkFigures;
  readonly drawn: readonly DrawnSheet[];
}) {
  const { id, level, figures, drawn } = props;
  const steps = partsOf(figures, 'step');
  const names = nameRows(drawn);
  const finding = heatFinding(figures);
  const shade = shading(figures);
  const classes = [
    'chart heat',
    ...(steps.length > mostTitles ? ['numbers-only'] : []),
    ...(drawn.length <= mostTogether ? ['few'] : []),
  ];
  return (
    <figure id={id} class={classes.join(' ')} aria-labelledby={`${id}-finding`}>
      <Heading level={level} id={`${id}-finding`}>
        {clean(finding)}
      </Heading>
      <Shades figures={figures} shade={shade} />
      <ol class="key">
        {steps.map(({ title }) => (
          <li>{clean(title)}</li>
        ))}
      </ol>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <div class="scroll" role="group" tabIndex={0} aria-label="Table: Organisations by step">
        <table>
          <caption>Scores by organisation and step, in the order of the input</caption>
          <thead>
            <tr>
              <th scope="col">Organisation</th>
              {steps.map(({ title }, index) => (
                <th scope="col">
                  <span class="step-number">{index + 1}</span> <span class="step-title">{clean(title)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="all">
            <tr>
              <th scope="row">Median of all</th>
              {steps.map(({ median }) => (
                <td class={shade(median)}>{formatScore(median)}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">Below target</th>
              {steps.map((step) => (
                <td>{step.scored === 0 ? '–' : `${countBelow(step)}/${step.scored}`}</td>
              ))}
            </tr>
          </tbody>
          <tbody>
            {drawn.map((sheet, row) => (
              <tr>
                <th scope="row">
                  <bdi>{clean(names[row] ?? '')}</bdi>
                </th>
                {steps.map((_, column) => (
                  <StepCell standing={sheet.steps[column] ?? null} shade={shade} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

type Shade = (score: number | null) => string | undefined;

function StepCell({ standing, shade }: { readonly standing: StepStanding | null; readonly shade: Shade }) {
  if (standing?.status === 'not-applicable') return <td>n/a</td>;
  const score = standing?.score ?? null;
  return (
    <td class={shade(score)}>
      {formatScore(score)}
      {standing?.status === 'partial' ? '*' : ''}
    </td>
  );
}

/** The shades of a scale: 4 for what is lowest, 0 for what is at the top. */
function shading({ framework: { scale } }: FrameworkFigures): Shade {
  const lowest = scale[0]?.level ?? 0;
  return (score) =>
    score === null
      ? undefined
      : `shade-${Math.round(4 * (1 - (Math.floor(score) - lowest) / (scale.length - 1)))}`;
}

function Shades({ figures, shade }: { readonly figures: FrameworkFigures; readonly shade: Shade }) {
  const { scale } = figures.framework;
  return (
    <p class="legend">
      <span>The stronger the shade, the lower the score:</span>
      {scale.map(({ level }, index) => (
        <span class={`swatch ${shade(level)}`}>
          {index === scale.length - 1 ? level : `${level} to under ${level + 1}`}
        </span>
      ))}
      <span>* some questions are open</span>
      <span>– no score</span>
      <span>n/a not applicable</span>
    </p>
  );
}

/** The organisation, else what the sheet is called; both when an organisation has several sheets. */
function nameRows(drawn: readonly DrawnSheet[]): string[] {
  const times = new Map<string, number>();
  for (const { organisation } of drawn) {
    if (organisation !== null) times.set(organisation, (times.get(organisation) ?? 0) + 1);
  }
  return drawn.map(({ organisation, sheet }) => {
    if (organisation === null) return sheet;
    return times.get(organisation) === 1 ? organisation : `${organisation} (${sheet})`;
  });
}
