import type { Assessment } from '../../../assessment/assessment.js';
import type { Score } from '../../../assessment/score.js';
import { clean } from '../../../terminal/clean.js';
import { formatScore } from '../../numbers.js';
import { capitalise, nameLevels } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { CoursePanel } from './course.js';
import { type ChartProps, type DrawnScale, drawnScale } from './scale.js';

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
          <CoursePanel course={{ ...profile, moments, facts: facts(profile) }} scale={scale} />
        ))}
      </div>
      <div class="level-names">{clean(`Scale: ${nameLevels(scale.levels)}`)}</div>
    </Figure>
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
