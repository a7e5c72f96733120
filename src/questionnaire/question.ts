import { assess } from '../assessment/assess.js';
import { describeTicks, highestAllowed } from '../framework/checklist.js';
import { type Framework, levelName } from '../framework/framework.js';
import { count, formatDate, formatRange, formatScore } from '../reports/numbers.js';
import { joinAnd } from '../reports/words.js';
import { ruleForTheRoom } from '../sheet/rule.js';
import type { Answer } from '../sheet/sheet.js';
import { cut } from '../terminal/layout.js';
import type { Body, Command, Fact, Line, QuestionCommand, QuestionView } from './dialogue.js';
import { countVoices, inNumbers, notesOf, standAt, votesOn } from './discussion.js';
import { answerTo, progressOf, type Stop } from './route.js';
import type { Session } from './session.js';

/** The keys of a question: the same at every question, and shown under it. */
export const questionCommands: readonly Command<QuestionCommand>[] = [
  { name: 'back', key: 'b', label: 'back' },
  { name: 'unknown', key: 'u', label: 'unknown' },
  { name: 'not-applicable', key: 'x', words: ['na', 'n/a'], label: 'not applicable' },
  { name: 'note', key: 'n', label: 'note' },
  { name: 'evidence', key: 'e', label: 'evidence' },
  { name: 'checklist', key: 't', words: ['ticks', 'tick'], label: 'checklist' },
  { name: 'votes', key: 'v', label: 'show or hide the votes' },
  { name: 'what-was-said', key: 'w', words: ['said'], label: 'what was said' },
  { name: 'guidance', key: '?', words: ['help'], label: 'guidance' },
  { name: 'go-to', key: 'g', words: ['go', 'goto', 'review', 'list'], label: 'go to' },
  { name: 'skip', key: 's', label: 'skip' },
  { name: 'leave', key: 'q', words: ['quit', 'exit', 'save'], label: 'save and leave' },
];

/**
 * A question as it is shown.
 * @param at its place in the route; @param ticked the ticks that count, which may not be saved yet
 */
export function questionView(
  session: Session,
  at: number,
  {
    ticked,
    notice,
    again,
    marked,
  }: {
    readonly ticked: readonly string[] | null;
    readonly notice: string | null;
    readonly again: boolean;
    readonly marked: number | null;
  },
): QuestionView {
  const { framework, route, sheet } = session;
  const stop = route[at] as Stop;
  const { criterion } = stop;
  const answer = answerTo(sheet, stop);
  const votes = session.revealed.has(criterion.id) ? votesOn(sheet, stop) : [];
  // What is proposed would tell how the votes stand, and steer the room.
  const isHidden = stop.discussed && !sheet.settled.has(criterion.id);
  return {
    body: questionHead(session, at),
    again,
    levels: criterion.levels.map(({ level, descriptor, ticksNeeded }) => ({
      level,
      name: levelName(framework, level),
      descriptor,
      closed:
        ticked === null || level <= highestAllowed(criterion, ticked.length)
          ? null
          : `needs ${count(ticksNeeded - ticked.length, 'more tick')}`,
      voices: standAt(votes, framework, (vote) => vote.state === 'level' && vote.level === level),
    })),
    facts: [
      ...(stop.discussed ? voicesFacts(session, stop) : []),
      ...(isHidden && votes.length === 0
        ? []
        : [{ label: isHidden ? 'Proposed' : 'Answer', text: describeAnswer(framework, answer) }]),
      ...(criterion.checklist.length === 0
        ? []
        : [{ label: 'Checklist', text: describeChecklist(stop, ticked) }]),
      ...lastTime(session, stop),
    ],
    chosen: marked ?? (answer.state === 'level' && !isHidden ? answer.level : null),
    notice,
    commands: commandsFor(session, stop),
  };
}

/** The keys that have something to do at this question. */
function commandsFor({ sheet, framework, revealed }: Session, stop: Stop): Command<QuestionCommand>[] {
  const isShown = revealed.has(stop.criterion.id);
  return questionCommands
    .filter(({ name }) => {
      if (name === 'checklist') return stop.criterion.checklist.length > 0;
      if (name === 'votes') return stop.discussed === true;
      // What was said tells who stands where.
      return name !== 'what-was-said' || (isShown && notesOf(votesOn(sheet, stop), framework, stop) !== null);
    })
    .map((command) =>
      command.name === 'votes'
        ? { ...command, label: isShown ? 'hide the votes' : 'show the votes' }
        : command,
    );
}

/** How many votes there are; and, once they are shown, those that are at no level. */
function voicesFacts({ sheet, framework, revealed }: Session, stop: Stop): Fact[] {
  const votes = votesOn(sheet, stop);
  const voices = count(countVoices(votes), 'voice');
  if (!revealed.has(stop.criterion.id)) return [{ label: 'Votes', text: `${voices}, hidden; v shows them` }];
  const unknown = standAt(votes, framework, ({ state }) => state === 'unknown');
  const excluded = standAt(votes, framework, ({ state }) => state === 'not-applicable');
  return [
    ...(unknown.length === 0 ? [] : [{ label: 'Unknown to', text: inNumbers(unknown) }]),
    ...(excluded.length === 0 ? [] : [{ label: 'Not applicable to', text: inNumbers(excluded) }]),
  ];
}

/** Where the room is, how far it has come, and the question. */
export function questionHead(session: Session, at: number): Body {
  const { route, sheet } = session;
  const stop = route[at] as Stop;
  const { criterion, step, phase } = stop;
  const progress = progressOf(route, sheet, at, session.seen);
  return [
    { text: `${phase.title} › ${step.title}`, style: 'strong' },
    {
      text: [
        `${stop.discussed ? 'To discuss:' : 'Question'} ${at + 1} of ${progress.questions}`,
        `${progress.answered} ${stop.discussed ? 'settled' : 'answered'}`,
        `${progress.toComeBackTo} to come back to`,
      ].join(' · '),
      style: 'dim',
    },
    ...(session.showScores ? [{ text: scoreSoFar(session, stop), style: 'dim' } satisfies Line] : []),
    null,
    { text: `${criterion.title}${criterion.essential ? ' (essential)' : ''}`, style: 'strong' },
    { text: criterion.question },
  ];
}

/** An answer in one line: its state, how well it is known, and its note. */
function describeAnswer(framework: Framework, answer: Answer): string {
  const said = [
    stateInWords(framework, answer),
    ...(answer.evidence === 'asserted' ? [] : [answer.evidence]),
    ...(answer.sources.length === 0 ? [] : [count(answer.sources.length, 'source')]),
  ].join(', ');
  return answer.note === null ? said : `${said}. Note: “${answer.note}”`;
}

/** “2 Defined”, “unknown”, “not applicable (nothing released yet)”, “none yet”. */
export function stateInWords(framework: Framework, answer: Answer): string {
  switch (answer.state) {
    case 'level':
      return `${answer.level} ${levelName(framework, answer.level)}`;
    case 'not-applicable':
      return `not applicable (${cut(answer.reason, 60)})`;
    case 'unknown':
      return 'unknown';
    case 'unanswered':
      return 'none yet';
  }
}

function describeChecklist({ criterion }: Stop, ticked: readonly string[] | null): string {
  const { checklist } = criterion;
  if (ticked === null) return `not recorded (${count(checklist.length, 'item')}; t to tick them)`;
  const titles = checklist.filter(({ id }) => ticked.includes(id)).map(({ title }) => title);
  return `${ticked.length} of ${checklist.length}${titles.length === 0 ? '' : `: ${cut(joinAnd(titles), 90)}`}`;
}

function lastTime({ before, framework }: Session, stop: Stop): Fact[] {
  if (before === null) return [];
  const when = before.date === null ? '' : `${formatDate(before.date)}: `;
  return [
    { label: 'Last time', text: when + describeAnswer(framework, answerTo(before, stop)), style: 'dim' },
  ];
}

function scoreSoFar({ framework, sheet }: Session, { step }: Stop): string {
  const steps = assess(framework, sheet).phases.flatMap((phase) => phase.steps);
  const scored = steps.find(({ id }) => id === step.id);
  if (scored === undefined || scored.score === null) return 'Score of this step so far: none';
  return `Score of this step so far: ${formatScore(scored.score)} (${formatRange(scored.range)} once all is answered)`;
}

/** Everything that helps a room to choose. */
export function guidance({ framework }: Session, { criterion }: Stop): Body {
  const { why, lookFor, ask, notApplicableWhen, checklist } = criterion;
  const groups = ask.map((id) => framework.groups.find((group) => group.id === id)?.title ?? id);
  const part = (title: string, lines: readonly Line[]): Body =>
    lines.length === 0 ? [] : [null, { text: title, style: 'strong' }, ...lines];
  const needed = describeTicks(criterion);
  return [
    { text: criterion.title, style: 'strong' },
    { text: criterion.question },
    ...part('The rule for the room', [{ text: ruleForTheRoom }]),
    ...part('Why it matters', why === null ? [] : [{ text: why }]),
    ...part(
      'What to look for',
      lookFor.map((text) => ({ prefix: '- ', text })),
    ),
    ...part('Whom to ask', groups.length === 0 ? [] : [{ text: groups.join('; ') }]),
    ...part('Not applicable', [
      {
        text:
          notApplicableWhen === null ? 'This question always applies.' : `Only when: ${notApplicableWhen}`,
      },
    ]),
    ...part(
      'Checklist',
      checklist.length === 0
        ? []
        : [
            { text: `Levels need ticks: ${needed === '' ? 'none' : needed}.` },
            ...checklist.map(({ title }) => ({ prefix: '- ', text: title })),
          ],
    ),
    ...part(
      'Essential',
      criterion.essential
        ? [{ text: 'While this is weak, its step is held back, whatever else is strong in it.' }]
        : [],
    ),
  ];
}
