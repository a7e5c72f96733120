import { count } from '../reports/numbers.js';
import { evidenceWords } from '../reports/words.js';
import type { Answer, Sheet } from '../sheet/sheet.js';
import type { Command, Dialogue, Line, PickReply, Row } from './dialogue.js';
import { stateInWords } from './question.js';
import { answerTo, isOpen, type Stop, stepsOf } from './route.js';
import type { Session } from './session.js';

type Filter = 'all' | 'skipped' | 'unknown' | 'without evidence';

interface FilterWords {
  readonly title: string;
  /** Said where no answer passes. */
  readonly none: string;
  test(answer: Answer): boolean;
}

const filters: Record<Filter, FilterWords> = {
  all: { title: 'all answers', none: 'no question is asked', test: () => true },
  skipped: {
    title: 'not answered yet',
    none: 'nothing is left without an answer',
    test: ({ state }) => state === 'unanswered',
  },
  unknown: { title: 'unknown', none: 'no answer is unknown', test: ({ state }) => state === 'unknown' },
  'without evidence': {
    title: 'levels that nobody has seen evidence of',
    none: 'every level has evidence',
    test: ({ state, evidence }) => state === 'level' && evidence === 'asserted',
  },
};

type ReviewCommand = 'finish' | 'go-to' | 'back' | 'leave' | Filter;

const commands: readonly Command<ReviewCommand>[] = [
  { name: 'finish', key: 'f', words: ['report'], label: 'finish: the report' },
  { name: 'skipped', key: 's', label: 'only skipped' },
  { name: 'unknown', key: 'u', label: 'only unknown' },
  { name: 'without evidence', key: 'e', words: ['evidence'], label: 'only without evidence' },
  { name: 'all', key: 'a', label: 'all' },
  { name: 'go-to', key: 'g', words: ['go', 'goto'], label: 'go to' },
  { name: 'back', key: 'b', label: 'back' },
  { name: 'leave', key: 'q', words: ['quit', 'exit', 'save'], label: 'save and leave' },
];

/** What was discussed is one short list, which needs no filters. */
const ofDiscussion = commands.filter(({ name }) => ['finish', 'back', 'leave'].includes(name));

export type Reviewed =
  | { readonly kind: 'change'; readonly at: number }
  | { readonly kind: 'finish' | 'go-to' | 'back' | 'leave' };

/**
 * All answers by step, before the report. Nothing is reported until somebody says so.
 * @param from the question to begin at, for somebody who comes back from changing it
 */
export async function review(session: Session, dialogue: Dialogue, from: number | null): Promise<Reviewed> {
  const { route, sheet } = session;
  const passing = (name: Filter) =>
    route.flatMap((stop, at) => (filters[name].test(answerTo(sheet, stop)) ? [{ stop, at }] : []));
  let filter: Filter = 'all';
  let notice: string | null = null;
  for (;;) {
    const reply: PickReply<string, ReviewCommand> = await dialogue.pick({
      body: [
        { text: session.isDiscussion ? 'What was discussed' : 'Check the answers', style: 'strong' },
        { text: summary(session), style: 'dim' },
        ...(session.isDiscussion
          ? []
          : [{ text: `Shown: ${filters[filter].title}.`, style: 'dim' } satisfies Line]),
      ],
      rows: rowsOf(session, passing(filter)),
      at: from === null ? undefined : `${from}`,
      label: session.isDiscussion ? 'Which one to go to?' : 'Which answer to change?',
      notice,
      commands: session.isDiscussion ? ofDiscussion : commands,
    });
    notice = null;
    if (reply.kind === 'row') return { kind: 'change', at: Number(reply.id) };
    const name: ReviewCommand = reply.name;
    if (name === 'finish' && !(await isEnough(session, dialogue))) continue;
    if (name === 'finish' || name === 'go-to' || name === 'back' || name === 'leave') return { kind: name };
    if (passing(name).length > 0) filter = name;
    else notice = `There is nothing to show: ${filters[name].none}.`;
  }
}

/** Whether to report although questions are open. */
async function isEnough(session: Session, dialogue: Dialogue): Promise<boolean> {
  const { route, sheet, isDiscussion } = session;
  const open = route.filter((stop) => isOpen(sheet, stop)).length;
  if (open === 0) return true;
  const reply = await dialogue.pick({
    body: [
      { text: 'Finish', style: 'strong' },
      null,
      {
        text: isDiscussion
          ? `${count(open, 'difference is', 'differences are')} not settled. The report keeps what was proposed, and lists them as follow-ups. You can go on discussing afterwards, too.`
          : `${count(open, 'question is', 'questions are')} still open. The report gives ranges for what they could change. You can go on answering afterwards, too.`,
      },
    ],
    rows: [
      { id: 'report', text: 'Report now' },
      { id: 'back', text: 'Back to the answers' },
    ],
    label: 'What now?',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
  });
  return reply.kind === 'row' && reply.id === 'report';
}

function summary({ route, sheet, isDiscussion }: Session): string {
  if (isDiscussion)
    return `${route.filter((stop) => !isOpen(sheet, stop)).length} of ${route.length} settled`;
  const in_ = (state: Answer['state']) =>
    route.filter((stop) => answerTo(sheet, stop).state === state).length;
  return [
    `${in_('level')} of ${route.length} answered`,
    `${in_('unknown')} unknown`,
    `${in_('not-applicable')} not applicable`,
    `${in_('unanswered')} not answered yet`,
  ].join(' · ');
}

function rowsOf(
  { framework, sheet }: Session,
  shown: readonly { readonly stop: Stop; readonly at: number }[],
): Row<string>[] {
  const outcome = (stop: Stop) =>
    isOpen(sheet, stop) ? 'not settled' : `agreed: ${stateInWords(framework, answerTo(sheet, stop))}`;
  return shown.flatMap(({ stop, at }, index): Row<string>[] => {
    if (stop.discussed)
      return [{ id: String(at), number: at + 1, text: stop.criterion.title, detail: outcome(stop) }];
    const isFirst = shown[index - 1]?.stop.step.id !== stop.step.id;
    const answer = answerTo(sheet, stop);
    const known = answer.state === 'level' ? `, ${evidenceWords[answer.evidence]}` : '';
    const detail =
      answer.state === 'not-applicable' ? 'not applicable' : stateInWords(framework, answer) + known;
    return [
      ...(isFirst ? [{ heading: `${stop.phase.title} › ${stop.step.title}` }] : []),
      { id: String(at), number: at + 1, text: stop.criterion.title, detail },
    ];
  });
}

export type Destination =
  | { readonly kind: 'step'; readonly id: string }
  | { readonly kind: 'details' | 'review' | 'back' };

/** The list of steps, with how far each is, to jump to one. */
export async function goTo(session: Session, dialogue: Dialogue, at: Stop | null): Promise<Destination> {
  const steps = stepsOf(session.route, session.sheet);
  const reply = await dialogue.pick({
    body: [{ text: 'Go to', style: 'strong' }],
    rows: [
      ...steps.flatMap(({ step, phase, state, answered, questions }, index) => [
        ...(steps[index - 1]?.phase.id === phase.id ? [] : [{ heading: phase.title }]),
        { id: `step:${step.id}`, text: step.title, detail: `${state}, ${answered} of ${questions}` },
      ]),
      { heading: 'Everything' },
      { id: 'review', text: 'Check the answers, and finish', detail: openIn(session.route, session.sheet) },
      { id: 'details', text: 'Organisation, date, people, targets' },
    ],
    at: at === null ? undefined : `step:${at.step.id}`,
    label: 'Where to?',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
  });
  if (reply.kind === 'command') return { kind: 'back' };
  if (reply.id === 'review' || reply.id === 'details') return { kind: reply.id };
  return { kind: 'step', id: reply.id.replace(/^step:/, '') };
}

function openIn(route: readonly Stop[], sheet: Sheet): string {
  return `${route.filter((stop) => isOpen(sheet, stop)).length} open`;
}
