import type { AssessedStep } from '../../../assessment/assessment.js';
import { clean } from '../../../terminal/clean.js';
import { count, formatGap, formatRange, formatScore } from '../../numbers.js';
import { firstFew, nameLevels } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import {
  Axis,
  type ChartProps,
  type DrawnScale,
  drawnScale,
  LevelLines,
  LevelNames,
  numberSteps,
} from './scale.js';

/** Every step from its score to its target, the largest gap first. Null when no step applies. */
export function StepsChart({ assessment, level }: ChartProps) {
  const steps = sortSteps(numberSteps(assessment).map(({ step }) => step));
  if (steps.every(({ range }) => range === null)) return null;
  const scale = drawnScale(assessment);
  return (
    <Figure
      id="chart-steps"
      level={level}
      finding={findLargestGap(steps)}
      description={describe(steps, scale)}
      legend={<Legend isOpen={steps.some(hasRange)} isScored={steps.some(({ score }) => score !== null)} />}
      table={{
        columns: [
          { title: 'Step', align: 'left' },
          { title: 'Score', align: 'right' },
          { title: 'Range', align: 'right' },
          { title: 'Target', align: 'right' },
          { title: 'Gap', align: 'right' },
        ],
        rows: steps.map(({ title, score, range, target, gap }) => [
          [title],
          [formatScore(score)],
          [formatRange(range)],
          [formatScore(target)],
          [formatGap(gap)],
        ]),
      }}
    >
      <div class="step-rows">
        <div class="step-row step-head">
          <Axis scale={scale} />
          <span class="step-numbers">
            <span>score of target</span>
            <span>gap</span>
          </span>
        </div>
        {steps.map((step) => (
          <div class="step-row">
            <span class="step-name">{clean(step.title)}</span>
            <Dumbbell step={step} scale={scale} />
            <Numbers step={step} />
          </div>
        ))}
      </div>
      <LevelNames scale={scale} />
    </Figure>
  );
}

function Dumbbell({ step, scale }: { readonly step: AssessedStep; readonly scale: DrawnScale }) {
  const { score, range, target } = step;
  const { place } = scale;
  return (
    <svg class="dumbbell" aria-hidden="true" width="100%" height="26">
      <LevelLines scale={scale} />
      {range === null || !hasRange(step) ? null : (
        <rect
          class="reach"
          x={place(range.low)}
          y="7"
          width={scale.share(range.high - range.low)}
          height="12"
        />
      )}
      {score === null || target === null || isReached(step) ? null : (
        <line class="shortfall" x1={place(score)} x2={place(target)} y1="13" y2="13" />
      )}
      {target === null ? null : <line class="target" x1={place(target)} x2={place(target)} y1="2" y2="24" />}
      {score === null ? null : <circle class="score" cx={place(score)} cy="13" r="6" />}
    </svg>
  );
}

function Numbers({ step: { score, target, gap, status } }: { readonly step: AssessedStep }) {
  if (score === null) {
    return (
      <span class="step-numbers">
        <span class="step-unscored">
          {status === 'not-applicable' ? 'not applicable' : `no score yet, target ${formatScore(target)}`}
        </span>
      </span>
    );
  }
  return (
    <span class="step-numbers">
      <span>
        <b>{formatScore(score)}</b> of {formatScore(target)}
      </span>
      <span>
        <span class="step-gap">gap </span>
        {formatGap(gap)}
      </span>
    </span>
  );
}

function Legend({ isOpen, isScored }: { readonly isOpen: boolean; readonly isScored: boolean }) {
  return (
    <>
      {isScored ? (
        <Mark width={14} height={14} means="score">
          <circle class="score" cx="7" cy="7" r="6" />
        </Mark>
      ) : null}
      <Mark width={6} height={18} means="target">
        <line class="target" x1="3" x2="3" y2="18" />
      </Mark>
      {isOpen ? (
        <Mark width={30} height={14} means="range: where the score could be once all is answered">
          <rect class="reach" x="1" y="1" width="28" height="12" />
        </Mark>
      ) : null}
      {isScored ? (
        <span>
          gap: how far the criteria fall short on average; strength in one does not fill a gap in another
        </span>
      ) : null}
    </>
  );
}

/** The largest gap first; then the steps that have no score, and those that do not apply. */
function sortSteps(steps: readonly AssessedStep[]): AssessedStep[] {
  const place = ({ gap, range }: AssessedStep) => (range === null ? -2 : (gap ?? -1));
  return [...steps].sort((a, b) => place(b) - place(a));
}

function hasRange({ range }: AssessedStep): boolean {
  return range !== null && range.low !== range.high;
}

/** Strength elsewhere in a step can bring its score to its target while it has a gap. */
function isReached({ score, target }: AssessedStep): boolean {
  return score !== null && target !== null && score >= target;
}

/** @param steps the largest gap first */
function findLargestGap(steps: readonly AssessedStep[]): string {
  const scored = steps.filter(({ score }) => score !== null);
  const [first] = scored;
  if (first === undefined) return 'No step has a score yet';
  // A gap is a mean over what is answered: a step without one can have a score below its target all the same.
  if (first.gap === 0) return 'No criterion that is answered is below its target';
  const gap = formatGap(first.gap);
  const largest = scored.filter((step) => step.gap === first.gap);
  if (largest.length === 1) {
    const [score, target] = [formatScore(first.score), formatScore(first.target)];
    const facts = isReached(first)
      ? `although its score of ${score} reaches its target of ${target}`
      : `with a score of ${score} and a target of ${target}`;
    return `The largest gap is in “${first.title}”: ${gap}, ${facts}`;
  }
  if (largest.length === scored.length && scored.length > 2) {
    return `All ${count(scored.length, 'step')} that have a score have the same gap: ${gap}`;
  }
  const names = largest.map(({ title }) => `“${title}”`);
  return `${firstFew(names, 2)} have the largest gap: ${gap} each`;
}

function describe(steps: readonly AssessedStep[], { levels }: DrawnScale): string {
  const each = steps.map((step) => `“${step.title}”: ${facts(step)}`);
  return `Dumbbell chart of ${count(steps.length, 'step')} from score to target, the largest gap first. The scale is ${nameLevels(levels)}. ${each.join('; ')}.`;
}

function facts(step: AssessedStep): string {
  const { score, range, target, gap, status } = step;
  if (status === 'not-applicable') return 'not applicable';
  return [
    score === null ? 'no score yet' : `score ${formatScore(score)}`,
    ...(hasRange(step) ? [`range ${formatRange(range)}`] : []),
    `target ${formatScore(target)}`,
    ...(gap === null ? [] : [`gap ${formatGap(gap)}`]),
  ].join(', ');
}
