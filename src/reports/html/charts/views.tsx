import type { AssessedVote } from '../../../assessment/agreement.js';
import type { GroupView } from '../../../consensus/agreement.js';
import { clean } from '../../../terminal/clean.js';
import type { Cell, Column } from '../../document.js';
import {
  type Difference,
  findDifferences,
  groupName,
  inWords,
  middleOf,
  type OtherState,
  otherStates,
  outcomeOf,
} from '../../gap-report/voices.js';
import { count } from '../../numbers.js';
import { capitalise, nameLevels, stateWords, type Words } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { Axis, type ChartProps, type DrawnScale, drawnScale, LevelLines, LevelNames } from './scale.js';

/**
 * Who stands where, by group, on what is to be discussed or was: a dot a voice. Null when there is no such
 * criterion.
 */
export function ViewsChart({ assessment, words, level }: ChartProps) {
  const differences = findDifferences(assessment).filter(({ kind }) => kind !== 'group-gap');
  if (differences.length === 0) return null;
  const scale = drawnScale(assessment);
  return (
    <Figure
      id="chart-views"
      level={level}
      finding={findWidest(differences)}
      description={describe(differences, scale, words)}
      legend={<Legend />}
      table={tableOf(differences, scale, words)}
    >
      <div class="views">
        <div class="step-row step-head">
          <Axis scale={scale} />
        </div>
        {differences.map((difference) => (
          <div class="view">
            <p class="view-name">
              <b>{clean(difference.criterion.title)}</b> <span class="muted">{levelOf(difference)}</span>
            </p>
            {difference.agreement.groups.map((view) => (
              <div class="step-row">
                <span class="step-name">{clean(capitalise(groupName(view.group, words)))}</span>
                <Voices difference={difference} view={view} scale={scale} />
                <span class="muted">{elsewhere(votesOf(difference, view))}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <LevelNames scale={scale} />
    </Figure>
  );
}

/** Beyond this many dots at one level a number says how many there are. */
const mostDots = 3;
/** From the middle of a dot to that of the next, in pixels. */
const dotStep = 15;

function Voices(props: {
  readonly difference: Difference;
  readonly view: GroupView;
  readonly scale: DrawnScale;
}) {
  const { difference, view, scale } = props;
  const { level } = difference.criterion;
  const votes = votesOf(difference, view);
  return (
    <svg class="voices" aria-hidden="true" width="100%" height="26">
      <LevelLines scale={scale} />
      {level === null ? null : (
        <line class="target" x1={scale.place(level)} x2={scale.place(level)} y1="0" y2="26" />
      )}
      {scale.levels.map((at) => {
        const number = votes.filter((vote) => vote.level === at.level).length;
        const x = scale.place(at.level);
        if (number > mostDots) {
          return (
            <>
              <circle class="voice" cx={x} cy="13" r="11" />
              <text class="voice-count" x={x} y="13">
                {number}
              </text>
            </>
          );
        }
        return Array.from({ length: number }, (_, index) => (
          <circle
            class="voice"
            cx={x}
            cy="13"
            r="6"
            transform={`translate(${(index - (number - 1) / 2) * dotStep} 0)`}
          />
        ));
      })}
    </svg>
  );
}

function Legend() {
  return (
    <>
      <Mark width={14} height={14} means="one voice">
        <circle class="voice" cx="7" cy="7" r="6" />
      </Mark>
      <Mark width={6} height={18} means="the level that is proposed, or was agreed on">
        <line class="target" x1="3" x2="3" y2="18" />
      </Mark>
    </>
  );
}

/** “level 1 proposed”. */
function levelOf(difference: Difference): string {
  return `${difference.criterion.level === null ? '' : 'level '}${outcomeOf(difference)}`;
}

function votesOf({ agreement }: Difference, { group }: GroupView): AssessedVote[] {
  return agreement.votes.filter((vote) => vote.group === group);
}

/** “2 not applicable”. Empty when everybody gave a level. */
function elsewhere(votes: readonly AssessedVote[]): string {
  return (['unknown', 'not-applicable'] as const)
    .map((state) => ({ state, number: votes.filter((vote) => vote.state === state).length }))
    .filter(({ number }) => number > 0)
    .map(({ state, number }) => `${number} ${stateWords[state]}`)
    .join(', ');
}

function findWidest([first, ...others]: readonly Difference[]): string {
  if (first === undefined) return '';
  const { criterion, agreement, kind } = first;
  const { lowest, highest } = agreement;
  const range =
    lowest === null || lowest === highest
      ? 'some say that it does not apply'
      : `from ${lowest} to ${highest}`;
  const all = [first, ...others];
  if (kind === 'settled') {
    return `${count(all.length, 'difference')} ${all.length === 1 ? 'was' : 'were'} settled in discussion`;
  }
  return others.length === 0
    ? `Views differ on “${criterion.title}”: ${range}`
    : `Views differ most on “${criterion.title}”: ${range}`;
}

function describe(differences: readonly Difference[], { levels }: DrawnScale, words: Words): string {
  const each = differences.map(
    (difference) =>
      `“${difference.criterion.title}” (${levelOf(difference)}): ${inWords(difference.agreement, words)}`,
  );
  return `Dot chart of ${count(differences.length, 'criterion', 'criteria')}, a dot a voice, group by group. The scale is ${nameLevels(levels)}. ${each.join('. ')}.`;
}

const columnTitles: Record<OtherState, string> = { unknown: 'Unknown', 'not-applicable': 'Not applicable' };

function tableOf(differences: readonly Difference[], { levels }: DrawnScale, words: Words) {
  const others = otherStates(differences);
  const columns: Column[] = [
    { title: 'Criterion', align: 'left' },
    { title: 'Group', align: 'left' },
    ...levels.map(({ level }): Column => ({ title: `At ${level}`, align: 'right' })),
    ...others.map((state): Column => ({ title: columnTitles[state], align: 'right' })),
    { title: 'Middle', align: 'right' },
  ];
  const rows = differences.flatMap((difference) =>
    difference.agreement.groups.map((view): Cell[] => {
      const votes = votesOf(difference, view);
      return [
        [difference.criterion.title],
        [capitalise(groupName(view.group, words))],
        ...levels.map(({ level }): Cell => [String(votes.filter((vote) => vote.level === level).length)]),
        ...others.map((state): Cell => [String(votes.filter((vote) => vote.state === state).length)]),
        [middleOf(view)],
      ];
    }),
  );
  return { columns, rows };
}
