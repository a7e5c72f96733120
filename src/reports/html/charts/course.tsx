import { scaleLinear, scalePoint } from 'd3-scale';
import { clean } from '../../../terminal/clean.js';
import { formatScore } from '../../numbers.js';
import { type DrawnScale, percent } from './scale.js';

/** Where a score goes: one number at each moment. */
export interface Course {
  readonly title: string;
  /** What stands under the title. */
  readonly facts: string;
  readonly target: number | null;
  /** What each moment is called; no two alike. */
  readonly moments: readonly string[];
  /** By moment; null where there is none. */
  readonly scores: readonly (number | null)[];
}

/** A small chart of one course, with its target, on the whole scale. */
export function CoursePanel({ course, scale }: { readonly course: Course; readonly scale: DrawnScale }) {
  const { title, facts, target, moments, scores } = course;
  const height = scaleLinear([scale.lowest, scale.highest], [100, 0]).clamp(true);
  const along = scalePoint(moments, [0, 100]).padding(0.5);
  const y = (value: number) => percent(height(value));
  const points = moments.flatMap((moment, index) => {
    const score = scores[index] ?? null;
    return score === null ? [] : [{ x: percent(along(moment) ?? 0), y: y(score), score }];
  });
  return (
    <div class="profile">
      <b>{clean(title)}</b>
      <div class="profile-target">{clean(facts)}</div>
      <div class="profile-plot">
        <svg class="profile-axis" aria-hidden="true" width="100%" height="100%">
          {scale.levels.map(({ level }) => (
            <text x="100%" y={y(level)}>
              {level}
            </text>
          ))}
        </svg>
        <svg aria-hidden="true" width="100%" height="100%">
          {scale.levels.map(({ level }) => (
            <line class="grid" x2="100%" y1={y(level)} y2={y(level)} />
          ))}
          {target === null ? null : <line class="aim" x2="100%" y1={y(target)} y2={y(target)} />}
          {points.slice(1).map(({ x, y: top }, index) => (
            <line class="course" x1={points[index]?.x} y1={points[index]?.y} x2={x} y2={top} />
          ))}
          {points.map(({ x, y: top }) => (
            <circle class="score" cx={x} cy={top} r="5" />
          ))}
          {points.map(({ x, y: top, score }) => (
            <text x={x} y={top}>
              {formatScore(score)}
            </text>
          ))}
        </svg>
        <div class="profile-moments" style={{ '--moments': moments.length }}>
          {moments.map((moment) => (
            <span>{clean(moment)}</span>
          ))}
        </div>
      </div>
    </div>
  );
}
