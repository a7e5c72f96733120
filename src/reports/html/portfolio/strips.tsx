import { clean } from '../../../terminal/clean.js';
import type { Column } from '../../document.js';
import { formatRange, formatScore, formatShare } from '../../numbers.js';
import type { FrameworkFigures, PartFigures } from '../../portfolio/figures.js';
import { Figure } from '../figure.js';
import { areDots, type Bin, type Bounds, binScores, bins, tallest } from './bins.js';
import { countBelow, lowestSteps, partsOf, standingFinding } from './findings.js';

/** From one dot to the one above it, in pixels. */
const dotHeight = 8;
const barsHeight = 48;
const margin = 6;

interface Strip {
  readonly name: string;
  readonly part: PartFigures;
  readonly bins: readonly Bin[];
  readonly isLowest: boolean;
}

/** How the scores of the whole, of the phases and of the steps are spread: a strip for each, on one scale. */
export function Strips(props: {
  readonly id: string;
  readonly level: number;
  readonly figures: FrameworkFigures;
}) {
  const { id, level, figures } = props;
  const { scale } = figures.framework;
  const bounds = { lowest: scale[0]?.level ?? 0, highest: scale.at(-1)?.level ?? 0 };
  const lowest = lowestSteps(figures);
  const strip = (part: PartFigures, name: string): Strip => ({
    name,
    part,
    bins: binScores(part, bounds),
    isLowest: lowest.includes(part),
  });
  const groups = [
    { title: '', strips: partsOf(figures, 'overall').map((part) => strip(part, 'Overall')) },
    { title: 'Phases', strips: partsOf(figures, 'phase').map((part) => strip(part, part.title)) },
    {
      title: 'Steps',
      strips: partsOf(figures, 'step').map((part, index) => strip(part, `${index + 1}. ${part.title}`)),
    },
  ];
  const strips = groups.flatMap((group) => group.strips);
  const most = tallest(strips.map((one) => one.bins));
  return (
    <Figure
      id={id}
      level={level}
      finding={standingFinding(figures)}
      description={describe(strips, bounds)}
      legend={<Legend most={most} bounds={bounds} />}
      table={{ columns, rows: strips.map((one) => row(one)) }}
      wide={true}
    >
      <div class="strips">
        <Axis scale={scale} />
        {groups.map(({ title, strips: some }) => (
          <>
            {title === '' ? null : <div class="strip-group">{title}</div>}
            {some.map((one) => (
              <StripRow strip={one} bounds={bounds} most={most} levels={scale.map((entry) => entry.level)} />
            ))}
          </>
        ))}
        <Axis scale={scale} />
      </div>
    </Figure>
  );
}

function Axis({ scale }: { readonly scale: FrameworkFigures['framework']['scale'] }) {
  return (
    <div class="strip axis">
      <div class="plot" style={{ '--levels': scale.length }}>
        {scale.map(({ level, name }) => (
          <span>
            {level}
            <span class="level-name"> {clean(name)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

function StripRow(props: {
  readonly strip: Strip;
  readonly bounds: Bounds;
  readonly most: number;
  readonly levels: readonly number[];
}) {
  const { strip, bounds, most, levels } = props;
  const { part } = strip;
  const asDots = areDots(most);
  const height = 2 * margin + (asDots ? dotHeight * Math.max(2, tallest([strip.bins])) : barsHeight);
  const x = placing(bounds);
  const { lowerQuartile, upperQuartile, median, targets } = part;
  return (
    <div class={part.kind === 'overall' ? 'strip whole' : 'strip'}>
      <div class="strip-name">{clean(strip.name)}</div>
      <div class="plot">
        <svg width="100%" height={height} aria-hidden="true">
          {levels.map((level) => (
            <line class="grid" x1={x(level)} x2={x(level)} y1="0" y2={height} />
          ))}
          {lowerQuartile === null || upperQuartile === null ? null : (
            <rect
              class="quartiles"
              x={x(lowerQuartile)}
              y="1"
              width={`${percent(upperQuartile, bounds) - percent(lowerQuartile, bounds)}%`}
              height={height - 2}
            />
          )}
          {strip.bins.map((bin) =>
            asDots ? (
              <Dots bin={bin} height={height} />
            ) : (
              <rect
                class="score"
                x={`${bin.place * 100 - 40 / bins}%`}
                width={`${80 / bins}%`}
                y={height - margin - barHeight(bin, most)}
                height={barHeight(bin, most)}
              />
            ),
          )}
          {targets === null || targets.low !== targets.high ? null : (
            <line class="aim" x1={x(targets.low)} x2={x(targets.low)} y1="0" y2={height} />
          )}
          {median === null ? null : <line class="median" x1={x(median)} x2={x(median)} y1="0" y2={height} />}
        </svg>
      </div>
      <div class="strip-figures">
        {median === null ? (
          'not scored'
        ) : (
          <>
            <strong>{formatScore(median)}</strong>
            {strip.isLowest ? <em> lowest</em> : null}
            <span class="muted">
              {' '}
              {countBelow(part)} of {part.scored} below
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function Dots({ bin, height }: { readonly bin: Bin; readonly height: number }) {
  return (
    <>
      {Array.from({ length: bin.sheets }, (_, index) => (
        <circle
          class="dot"
          cx={`${bin.place * 100}%`}
          cy={height - margin - dotHeight * (index + 0.5)}
          r="3"
        />
      ))}
    </>
  );
}

/** What is there at all is seen. */
function barHeight({ sheets }: Bin, most: number): number {
  return Math.max(2, Math.round((sheets / most) * barsHeight));
}

function Legend({ most, bounds }: { readonly most: number; readonly bounds: Bounds }) {
  const width = formatStep((bounds.highest - bounds.lowest) / bins);
  return (
    <>
      <span>
        <svg class="sign" width="16" height="16" aria-hidden="true">
          {areDots(most) ? (
            <circle class="dot" cx="8" cy="8" r="3" />
          ) : (
            <rect class="score" x="5" y="2" width="6" height="12" />
          )}
        </svg>
        {areDots(most)
          ? `a sheet, to the nearest ${width}`
          : `sheets, to the nearest ${width}; the tallest bar is ${most.toLocaleString('en-GB')}`}
      </span>
      <span>
        <svg class="sign" width="16" height="16" aria-hidden="true">
          <line class="median" x1="8" x2="8" y1="0" y2="16" />
        </svg>
        median: half are at it or below
      </span>
      <span>
        <svg class="sign" width="24" height="16" aria-hidden="true">
          <rect class="quartiles" x="1" y="1" width="22" height="14" />
        </svg>
        the middle half, between the quartiles
      </span>
      <span>
        <svg class="sign" width="16" height="16" aria-hidden="true">
          <line class="aim" x1="8" x2="8" y1="0" y2="16" />
        </svg>
        target, where all have the same
      </span>
    </>
  );
}

const number = (title: string): Column => ({ title, align: 'right' });
const columns: readonly Column[] = [
  { title: 'Part', align: 'left' },
  number('Scored'),
  number('Range'),
  number('Quartiles'),
  number('Median'),
  number('Target'),
  number('Below target'),
  { title: 'Scores (how many sheets)', align: 'left' },
];

function row({ name, part, bins: found }: Strip) {
  return [
    [name],
    [String(part.scored)],
    [span(part.minimum, part.maximum)],
    [span(part.lowerQuartile, part.upperQuartile)],
    [formatScore(part.median)],
    [formatRange(part.targets)],
    [part.scored === 0 ? '–' : `${countBelow(part)} (${formatShare(part.belowTarget)})`],
    [
      found
        .map(({ score, sheets }) => `${formatStep(score)}${sheets === 1 ? '' : ` (${sheets})`}`)
        .join(', '),
    ],
  ];
}

function describe(strips: readonly Strip[], { lowest, highest }: Bounds): string {
  const said = strips.map(({ name, part }) => {
    if (part.scored === 0) return `${name}: not scored.`;
    const facts = [
      `median ${formatScore(part.median)}`,
      `quartiles ${span(part.lowerQuartile, part.upperQuartile)}`,
      `range ${span(part.minimum, part.maximum)}`,
      ...(part.targets === null ? [] : [`target ${formatRange(part.targets)}`]),
      `${countBelow(part)} of ${part.scored} below target`,
    ];
    return `${name}: ${facts.join(', ')}.`;
  });
  return `How the scores are spread on a scale from ${lowest} to ${highest}. ${said.join(' ')}`;
}

function span(low: number | null, high: number | null): string {
  return formatRange(low === null || high === null ? null : { low, high });
}

/** The middle of a bin, or the width of one: three decimals at most. */
function formatStep(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function percent(value: number, { lowest, highest }: Bounds): number {
  return ((value - lowest) / (highest - lowest)) * 100;
}

function placing(bounds: Bounds): (value: number) => string {
  return (value) => `${Math.round(percent(value, bounds) * 1000) / 1000}%`;
}
