import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial, pointRadial, symbol, symbolDiamond } from 'd3-shape';
import { clean } from '../../../terminal/clean.js';
import { count, formatScore } from '../../numbers.js';
import { firstFew, nameLevels } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { type ChartProps, type DrawnScale, drawnScale, type NumberedStep, numberSteps } from './scale.js';

/** In the units of the picture, which is a square about its centre. Text of 14 has 12 pixels on the narrowest phone. */
const size = { half: 160, inner: 22, outer: 112, numbers: 129, outerNumbers: 147, text: 14 };

/** Beyond these many steps their numbers stand in two rings, so that they do not touch. */
const mostInOneRing = 36;

/** Fewer axes enclose nothing. */
const fewest = 3;

interface Spoke {
  readonly angle: number;
  readonly step: NumberedStep;
  readonly score: number | null;
  readonly target: number | null;
}

/** The steps around a centre. Null when fewer than three have a score. */
export function Radar({ assessment, level }: ChartProps) {
  const steps = numberSteps(assessment);
  const scored = steps.filter(({ step }) => step.score !== null);
  if (scored.length < fewest) return null;
  const scale = drawnScale(assessment);
  return (
    <Figure
      id="chart-radar"
      level={level}
      finding={findExtremes(scored)}
      description={describe(steps, scale)}
      legend={<Legend hasGaps={scored.length < steps.length} />}
      table={{
        columns: [
          { title: 'Step', align: 'left' },
          { title: 'Score', align: 'right' },
          { title: 'Target', align: 'right' },
        ],
        rows: steps.map(({ number, step }) => [
          [`${number}. ${step.title}`],
          [formatScore(step.score)],
          [formatScore(step.target)],
        ]),
      }}
    >
      <div class="radar">
        <Web steps={steps} scale={scale} />
        <div class="radar-key">
          {steps.map(({ number, step }) => (
            <div>
              <b>{number}</b>
              <span>
                {clean(step.title)} <span class="muted">{stands(step)}</span>
              </span>
            </div>
          ))}
        </div>
      </div>
    </Figure>
  );
}

function Web({ steps, scale }: { readonly steps: readonly NumberedStep[]; readonly scale: DrawnScale }) {
  const spokes = steps.map((step, index): Spoke => {
    const { score, target } = step.step;
    return { angle: (index / steps.length) * 2 * Math.PI, step, score, target };
  });
  const { half, inner, outer } = size;
  const radius = scaleLinear([scale.lowest, scale.highest], [inner, outer]).clamp(true);
  const targets = outline(spokes, ({ target }) => target, radius);
  const scores = outline(spokes, ({ score }) => score, radius);
  return (
    <svg viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} aria-hidden="true">
      {scale.levels.map(({ level }) => (
        <circle class="grid" r={radius(level)} />
      ))}
      {spokes.map(({ angle }) => {
        const [x, y] = at(angle, outer);
        return <line class="grid" x2={x} y2={y} />;
      })}
      <path class={targets.closed ? 'aim' : 'aim parted'} d={targets.path} />
      <path class={scores.closed ? 'area' : 'area parted'} d={scores.path} />
      {spokes.map(({ angle, target }) => {
        if (target === null) return null;
        const [x, y] = at(angle, radius(target));
        return <path class="aim-mark" transform={`translate(${x} ${y})`} d={diamond} />;
      })}
      {spokes.map(({ angle, score }) => {
        if (score === null) return null;
        const [x, y] = at(angle, radius(score));
        return <circle class="score" cx={x} cy={y} r="4" />;
      })}
      {labelled(scale).map((level) => (
        <text class="ring" x="-6" y={-radius(level)}>
          {level}
        </text>
      ))}
      {spokes.map(({ angle, step }, index) => {
        const far = steps.length > mostInOneRing && index % 2 === 1;
        const [x, y] = at(angle, far ? size.outerNumbers : size.numbers);
        return (
          <text x={x} y={y}>
            {step.number}
          </text>
        );
      })}
    </svg>
  );
}

const diamond = symbol(symbolDiamond, 48).digits(1)() ?? '';

/**
 * A line from spoke to spoke. Where one has no value the line breaks: nothing is drawn to the centre. It then
 * begins after a break, so that what lies across the first spoke stays in one piece.
 */
function outline(
  spokes: readonly Spoke[],
  value: (spoke: Spoke) => number | null,
  radius: (value: number) => number,
): { readonly path: string; readonly closed: boolean } {
  const broken = spokes.findIndex((spoke) => value(spoke) === null);
  const closed = broken === -1;
  const line = lineRadial<Spoke>()
    .angle(({ angle }) => angle)
    .radius((spoke) => radius(value(spoke) ?? 0))
    .defined((spoke) => value(spoke) !== null)
    .digits(1);
  if (closed) return { path: line.curve(curveLinearClosed)(spokes) ?? '', closed };
  return { path: line([...spokes.slice(broken), ...spokes.slice(0, broken)]) ?? '', closed };
}

function at(angle: number, radius: number): [number, number] {
  const [x, y] = pointRadial(angle, radius);
  return [tenth(x), tenth(y)];
}

function tenth(value: number): number {
  // Adding zero makes a whole of the negative nothing that rounding can leave.
  return Math.round(value * 10) / 10 + 0;
}

/** The levels whose rings have room for a number: every one, or every second or third from the highest down. */
function labelled({ levels }: DrawnScale): number[] {
  const apart = (size.outer - size.inner) / (levels.length - 1);
  const every = Math.ceil(size.text / apart);
  return levels.map(({ level }) => level).filter((_, index) => (levels.length - 1 - index) % every === 0);
}

function Legend({ hasGaps }: { readonly hasGaps: boolean }) {
  return (
    <>
      <Mark width={34} height={14} means="score">
        <line class="area" x2="34" y1="7" y2="7" />
        <circle class="score" cx="17" cy="7" r="5" />
      </Mark>
      <Mark width={34} height={14} means="target">
        <line class="aim" x2="34" y1="7" y2="7" />
        <path class="aim-mark" transform="translate(17 7)" d={diamond} />
      </Mark>
      <span>the further from the centre, the higher</span>
      {hasGaps ? <span>a break in the line: no score</span> : null}
    </>
  );
}

function findExtremes(scored: readonly NumberedStep[]): string {
  const scores = scored.map(({ step }) => step.score ?? 0);
  const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
  if (highest === lowest) {
    return `All ${scored.length} steps that have a score have the same: ${formatScore(highest)}`;
  }
  const named = (score: number) => {
    const titles = scored.filter(({ step }) => step.score === score).map(({ step }) => `“${step.title}”`);
    return `${firstFew(titles, 2)} ${titles.length === 1 ? 'has' : 'have'}`;
  };
  return `${named(highest)} the highest score, ${formatScore(highest)}; ${named(lowest)} the lowest, ${formatScore(lowest)}`;
}

function describe(steps: readonly NumberedStep[], { levels }: DrawnScale): string {
  const each = steps.map(({ number, step }) => `${number}, “${step.title}”: ${stands(step)}`);
  return `Radar chart of ${count(steps.length, 'step')}, with the score and the target of each. The scale is ${nameLevels(levels)}. ${each.join('; ')}.`;
}

function stands({ score, target, status }: NumberedStep['step']): string {
  if (status === 'not-applicable') return 'not applicable';
  return `${score === null ? 'no score yet' : formatScore(score)}, target ${formatScore(target)}`;
}
