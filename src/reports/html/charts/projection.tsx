import { scaleLinear, scalePoint } from 'd3-scale';
import type { Assessment } from '../../../assessment/assessment.js';
import type { Score } from '../../../assessment/score.js';
import { clean } from '../../../terminal/clean.js';
import { formatScore } from '../../numbers.js';
import { capitalise, nameLevels } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { type ChartProps, type DrawnScale, drawnScale, percent } from './scale.js';

const moments = ['today', 'after now', 'after next', 'after later'] as const;

/** A phase or the whole: its score at each of the moments. */
interface Profile {
  readonly title: string;
  readonly target: number | null;
  readonly scores: readonly (number | null)[];
}

/**
 * What each phase, and the whole, would score once each wave of the plan is done.
 * Null when nothing has a score or the plan is empty: then nothing is projected.
 */
export function ProjectedProfile({ assessment, level }: ChartProps) {
  const { now, next, later } = assessment.plan;
  const isEmpty = now.actions.length === 0 && next.actions.length === 0 && later.entries.length === 0;
  const profiles = listProfiles(assessment);
  const main = profiles.at(-1);
  if (isEmpty || main === undefined) return null;
  const scale = drawnScale(assessment);
  return (
    <Figure
      id="chart-projection"
      level={level}
      finding={findRise(main, profiles.length)}
      description={describe(profiles, scale)}
      legend={<Legend />}
      table={{
        columns: [
          { title: 'Phase', align: 'left' },
          ...moments.map((moment) => ({ title: capitalise(moment), align: 'right' as const })),
          { title: 'Target', align: 'right' },
        ],
        rows: profiles.map(({ title, scores, target }) => [
          [title],
          ...scores.map((score) => [formatScore(score)]),
          [formatScore(target)],
        ]),
      }}
    >
      <div class="profiles">
        {profiles.map((profile) => (
          <Panel profile={profile} scale={scale} />
        ))}
      </div>
      <div class="level-names">{clean(`Scale: ${nameLevels(scale.levels)}`)}</div>
    </Figure>
  );
}

function Panel({ profile, scale }: { readonly profile: Profile; readonly scale: DrawnScale }) {
  const { title, target, scores } = profile;
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
      <div class="profile-target">{facts(profile)}</div>
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
        <div class="profile-moments">
          {moments.map((moment) => (
            <span>{moment}</span>
          ))}
        </div>
      </div>
    </div>
  );
}

function facts({ target, scores }: Profile): string {
  if (target === null) return 'not applicable';
  return `${scores[0] === null ? 'no score yet, ' : ''}target ${formatScore(target)}`;
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
      <span>after later: once all that can be reached is done</span>
    </>
  );
}

/** The phases, and the whole last where there are several; empty when nothing has a score. */
function listProfiles({ phases, overall, plan }: Assessment): Profile[] {
  if (overall.score === null) return [];
  const worths = [plan.now.worth, plan.next.worth, plan.later.worth];
  const profile = (title: string, { score, target }: Score, later: readonly (number | null)[]) => ({
    title,
    target,
    scores: [score, ...later],
  });
  const parts = phases.map((phase) =>
    profile(
      phase.title,
      phase,
      worths.map((worth) => worth.phases.find(({ id }) => id === phase.id)?.score ?? null),
    ),
  );
  if (parts.length < 2) return parts;
  return [
    ...parts,
    profile(
      'Overall',
      overall,
      worths.map((worth) => worth.overall),
    ),
  ];
}

function findRise({ title, scores, target }: Profile, profiles: number): string {
  const [today, , afterNext, afterLater] = scores.map((score) => formatScore(score));
  const subject = profiles === 1 ? `the score of “${title}”` : 'the overall score';
  const soon =
    afterNext === today
      ? `Now and next leave ${subject} at ${today}`
      : `Now and next would take ${subject} from ${today} to ${afterNext}`;
  const end =
    afterLater === afterNext ? ', and later leaves it there' : `, and later would take it to ${afterLater}`;
  return `${soon}${end}; its target is ${formatScore(target)}`;
}

function describe(profiles: readonly Profile[], { levels }: DrawnScale): string {
  const each = profiles.map((profile) => {
    const { title, scores } = profile;
    const course = scores.map((score, index) => `${moments[index]} ${formatScore(score)}`);
    return `${title}: ${scores[0] === null ? '' : `${course.join(', ')}, `}${facts(profile)}`;
  });
  return `Line charts of the score today and after each wave of the plan, with the target. The scale is ${nameLevels(levels)}. ${each.join('; ')}.`;
}
