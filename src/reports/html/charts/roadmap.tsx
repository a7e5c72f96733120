import type { Assessment, Assigned } from '../../../assessment/assessment.js';
import type { Blocker } from '../../../assessment/prerequisites.js';
import { clean } from '../../../terminal/clean.js';
import { stateOf, whoDoes } from '../../gap-report/plan.js';
import { count } from '../../numbers.js';
import { capitalise, joinAnd, type Words } from '../../words.js';
import { Figure, Mark } from '../figure.js';
import { type ChartProps, percent } from './scale.js';

const waves = ['now', 'next', 'later'] as const;
type WaveName = (typeof waves)[number];

const waveTitles: Record<WaveName, string> = { now: 'Now', next: 'Next', later: 'Later' };

/** One action in the picture: the next one of its criterion in that wave. */
interface Card {
  readonly wave: WaveName;
  readonly criterion: string;
  readonly owner: string;
  readonly from: number;
  readonly to: number;
  readonly target: number;
  readonly weeks: number;
  readonly assigned: Assigned | null;
  /** What every level that remains waits for, by the level; only later has any. */
  readonly waits: readonly { readonly to: number; readonly blockedBy: readonly Blocker[] }[];
}

/** The plan by owner: now, next, later. Null when the plan is empty. */
export function Roadmap({ assessment, words, level }: ChartProps) {
  const cards = listCards(assessment);
  if (cards.length === 0) return null;
  const most = Math.max(1, ...cards.map(({ weeks }) => weeks));
  const lanes = partLanes(cards);
  return (
    <Figure
      id="chart-roadmap"
      level={level}
      finding={countWaves(cards)}
      description={describe(lanes, words)}
      legend={<Legend cards={cards} most={most} />}
      table={{
        columns: [
          { title: 'Criterion', align: 'left' },
          { title: 'When', align: 'left' },
          { title: 'Owner', align: 'left' },
          { title: 'Level', align: 'left' },
          { title: 'Target', align: 'right' },
          { title: 'Weeks', align: 'right' },
          { title: 'Waits for', align: 'left' },
          { title: 'State', align: 'left' },
        ],
        rows: [...lanes.values()]
          .flat()
          .map((card) => [
            [words.title(card.criterion)],
            [waveTitles[card.wave]],
            [whoDoes(card, words)],
            [`${card.from} to ${card.to}`],
            [String(card.target)],
            [String(card.weeks)],
            [waitsFor(card, words) || '–'],
            [card.assigned === null ? '–' : capitalise(stateOf(card.assigned))],
          ]),
      }}
      wide
    >
      {[...lanes].map(([owner, own]) => (
        <div class="lane">
          <b class="lane-owner">{clean(words.owner(owner))}</b>
          {waves.map((wave) => (
            <div class={`lane-${wave}`}>
              {own.some((card) => card.wave === wave) ? <b class="wave">{waveTitles[wave]}</b> : null}
              {own
                .filter((card) => card.wave === wave)
                .map((card) => (
                  <ActionCard card={card} most={most} words={words} />
                ))}
            </div>
          ))}
        </div>
      ))}
    </Figure>
  );
}

function ActionCard(props: { readonly card: Card; readonly most: number; readonly words: Words }) {
  const { card, most, words } = props;
  const { criterion, from, to, target, weeks } = card;
  const waits = shortWaits(card, words);
  return (
    <div class={waits === '' ? 'action' : 'action blocked'}>
      <span>{clean(words.title(criterion))}</span>
      <span class="action-facts">
        <span>
          <b>
            {from} → {to}
          </b>
          {to === target ? '' : ` of ${target}`}
        </span>
        <span>{count(weeks, 'week')}</span>
      </span>
      <svg aria-hidden="true" width="100%" height="6">
        <rect class="track" width="100%" height="6" />
        <rect class="score" width={percent((100 * weeks) / most)} height="6" />
      </svg>
      {card.assigned === null ? null : <span>{clean(whoAndWhen(card, words))}</span>}
      {waits === '' ? null : <span class="action-waits">⊘ {clean(waits)}</span>}
    </div>
  );
}

/** “A. Sample: being done, due on 1 March 2027”. */
function whoAndWhen({ assigned, owner: role }: Card, words: Words): string {
  if (assigned === null) return '';
  const { owner } = assigned;
  return owner === null || owner === role
    ? capitalise(stateOf(assigned))
    : `${words.owner(owner)}: ${stateOf(assigned)}`;
}

function Legend({ cards, most }: { readonly cards: readonly Card[]; readonly most: number }) {
  return (
    <>
      <span>1 → 2 of 3: from level 1 to level 2, on the way to the target 3</span>
      <Mark width={40} height={6} means={`weeks; the longest is ${most}`}>
        <rect class="track" width="40" height="6" />
        <rect class="score" width="20" height="6" />
      </Mark>
      {cards.some(({ wave }) => wave === 'later') ? (
        <span>later: each criterion with the first action that is left, under the owner of that action</span>
      ) : null}
      {cards.some(isBlocked) ? <span>⊘ blocked: something else comes first</span> : null}
    </>
  );
}

function listCards({ plan }: Assessment): Card[] {
  const { now, next, later } = plan;
  const wave = (name: WaveName, { actions }: typeof now) =>
    actions.map((action): Card => ({ ...action, wave: name, waits: [] }));
  const left = later.entries.flatMap((entry): Card[] => {
    const [first] = entry.levels;
    if (first === undefined) return [];
    const { to, owner, weeks, assigned } = first;
    return [{ ...entry, wave: 'later', to, owner, weeks, assigned, waits: entry.levels }];
  });
  return [...wave('now', now), ...wave('next', next), ...left];
}

/** The cards by owner: first who has most to do soonest, in the order of the plan. */
function partLanes(cards: readonly Card[]): Map<string, Card[]> {
  const lanes = new Map<string, Card[]>();
  for (const card of cards) lanes.set(card.owner, [...(lanes.get(card.owner) ?? []), card]);
  return lanes;
}

function isBlocked({ waits }: Card): boolean {
  return waits.some(({ blockedBy }) => blockedBy.length > 0);
}

function waitsFor({ to: first, waits }: Card, words: Words): string {
  return waits
    .filter(({ blockedBy }) => blockedBy.length > 0)
    .map(({ to, blockedBy }) => `${to === first ? '' : `before level ${to}: `}${words.blockers(blockedBy)}`)
    .join('; ');
}

/** The same in few words: the phases that are not open, and the criteria that come first. */
function shortWaits({ to: first, waits }: Card, words: Words): string {
  return waits
    .filter(({ blockedBy }) => blockedBy.length > 0)
    .map(({ to, blockedBy }) => {
      const phases = new Set(blockedBy.flatMap(({ phase }) => phase ?? []));
      const parts = [
        ...[...phases].map((phase) => `“${words.title(phase)}” to open`),
        ...blockedBy
          .filter(({ kind }) => kind === 'requirement')
          .map(({ criterion, level }) => `${words.name(criterion)} at ${level}`),
      ];
      return `${to === first ? 'waits' : `level ${to} waits`} for ${joinAnd(parts)}`;
    })
    .join('; ');
}

function countWaves(cards: readonly Card[]): string {
  const of = (name: WaveName) => cards.filter(({ wave }) => wave === name);
  const [now, next, later] = [of('now'), of('next'), of('later')];
  const blocked = later.filter(isBlocked).length;
  const owners = new Set(now.map(({ owner }) => owner)).size;
  const parts = [
    now.length === 0
      ? 'No action can start now'
      : `${count(now.length, 'action')} can start now, for ${count(owners, 'owner')}`,
    ...(next.length === 0 ? [] : [`${next.length} ${next.length === 1 ? 'follows' : 'follow'} next`]),
    ...(later.length === 0
      ? []
      : [
          `${count(later.length, 'criterion', 'criteria')} ${later.length === 1 ? 'has' : 'have'} more to do later`,
        ]),
  ];
  const share = blocked === later.length ? 'blocked' : `${blocked} of them blocked`;
  return `${parts.join('; ')}${blocked === 0 ? '' : `, ${share}`}`;
}

function describe(lanes: ReadonlyMap<string, readonly Card[]>, words: Words): string {
  const each = [...lanes].map(
    ([owner, cards]) => `${words.owner(owner)}: ${cards.map((card) => facts(card, words)).join('; ')}.`,
  );
  return `Roadmap of the plan by owner, in the columns now, next and later, each action with its weeks as a bar. ${each.join(' ')}`;
}

function facts(card: Card, words: Words): string {
  const { wave, criterion, from, to, target, weeks } = card;
  const waits = waitsFor(card, words);
  return `${wave}, ${words.name(criterion)} from level ${from} to ${to}, target ${target}, ${count(weeks, 'week')}${waits === '' ? '' : `, waits for ${waits}`}`;
}
