import type { ComparedScore, Comparison } from '../../../comparison/comparison.js';
import { clean } from '../../../terminal/clean.js';
import { type ComparisonWords, formatChange } from '../../comparison/words.js';
import { formatScore } from '../../numbers.js';
import { nameLevels } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { type Course, CoursePanel } from './course.js';
import { type DrawnScale, drawnScale } from './scale.js';

/** Where each score went, from date to date: the phases and the whole, then the steps. Null when there is none. */
export function Slopes({
  comparison,
  words,
  level,
}: {
  readonly comparison: Comparison;
  readonly words: ComparisonWords;
  /** The level of its heading in the page. */
  readonly level: number;
}) {
  const { phases, steps, overall } = comparison;
  const course = (title: string, part: ComparedScore): Course => ({
    title,
    facts: factsOf(part),
    target: part.targets.at(-1) ?? null,
    moments: comparison.columns.map((_, index) => words.column(index)),
    scores: part.scores,
  });
  const courses = [
    ...(phases.length > 1 ? [course('Overall', overall)] : []),
    ...phases.map((phase) => course(phase.title, phase)),
    ...steps.map((step) => course(step.title, step)),
  ].filter(({ scores }) => scores.some((score) => score !== null));
  if (courses.length === 0) return null;
  const scale = drawnScale(comparison);
  return (
    <Figure
      id="chart-slopes"
      level={level}
      finding={findLargestMove(comparison)}
      description={describe(courses, scale)}
      legend={<Legend />}
      table={{
        columns: [
          { title: 'Part', align: 'left' },
          ...comparison.columns.map((_, index) => ({ title: words.column(index), align: 'right' as const })),
          { title: 'Target', align: 'right' },
        ],
        rows: courses.map(({ title, scores, target }) => [
          [title],
          ...scores.map((score) => [formatScore(score)]),
          [formatScore(target)],
        ]),
      }}
    >
      <div class="profiles">
        {courses.map((one) => (
          <CoursePanel course={one} scale={scale} />
        ))}
      </div>
      <div class="level-names">{clean(`Scale: ${nameLevels(scale.levels)}`)}</div>
    </Figure>
  );
}

function factsOf({ change, targets, likeForLike }: ComparedScore): string {
  const target = targets.at(-1) ?? null;
  const moved = change === null ? 'nothing to compare' : formatChange(change);
  const uneven = change !== null && !likeForLike ? ', not on the same questions' : '';
  return `${moved}${uneven}${target === null ? '' : `, target ${formatScore(target)}`}`;
}

function Legend() {
  return (
    <>
      <Mark width={34} height={14} means="score">
        <line class="course" x2="34" y1="7" y2="7" />
        <circle class="score" cx="17" cy="7" r="5" />
      </Mark>
      <Mark width={34} height={14} means="target">
        <line class="aim" x2="34" y1="7" y2="7" />
      </Mark>
    </>
  );
}

function findLargestMove({ steps, overall }: Comparison): string {
  const moved = [...steps].filter(({ change }) => change !== null && change !== 0);
  const [largest] = moved.sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  if (largest === undefined) return 'No step has moved';
  const whole = overall.change === null ? '' : `; the whole by ${formatChange(overall.change)}`;
  return `“${largest.title}” moved most, by ${formatChange(largest.change)}${whole}`;
}

function describe(courses: readonly Course[], { levels }: DrawnScale): string {
  const each = courses.map(({ title, moments, scores, facts }) => {
    const course = moments.map((moment, index) => `${moment} ${formatScore(scores[index] ?? null)}`);
    return `${title}: ${course.join(', ')} (${facts})`;
  });
  return `Slope charts of each score from date to date, with its target. The scale is ${nameLevels(levels)}. ${each.join('; ')}.`;
}
