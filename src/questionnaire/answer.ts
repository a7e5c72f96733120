import { settledAnswer } from '../consensus/settle.js';
import { highestAllowed } from '../framework/checklist.js';
import { type Framework, levelName, scaleBounds } from '../framework/framework.js';
import { type Answer, type AnswerState, type Evidence, evidenceGrades } from '../sheet/sheet.js';
import type { Command, Dialogue, QuestionCommand, TickReply, TickView } from './dialogue.js';
import { notesOf, votesOn } from './discussion.js';
import { oneLine } from './one-line.js';
import { guidance, questionCommands, questionHead, questionView } from './question.js';
import { answerTo, isOpen, type Stop } from './route.js';
import type { Session } from './session.js';

/** What a question was left by. */
export type Left =
  /** Answered. `wasOpen`: it was open when it came up. */
  | { readonly kind: 'answered'; readonly wasOpen: boolean }
  | { readonly kind: 'skipped'; readonly wasOpen: boolean }
  | { readonly kind: 'back' | 'go-to' | 'leave' };

/**
 * Asks one question until it is left. Every answer, note and piece of evidence is saved as soon as it is given.
 * @param at the place of the question in the route
 */
export async function askQuestion(session: Session, dialogue: Dialogue, at: number): Promise<Left> {
  const stop = session.route[at] as Stop;
  const { criterion } = stop;
  const wasOpen = isOpen(session.sheet, stop);
  const answer = () => answerTo(session.sheet, stop);
  const save = (changed: Details, state?: AnswerState) =>
    session.change(dialogue, (sheet) => {
      const { note, evidence, sources, ticked, ...was } = answerTo(sheet.sheet, stop);
      sheet.setAnswer(criterion.id, { ...(state ?? was), note, evidence, sources, ticked, ...changed });
    });
  /** Answers the question; in a discussion the room has settled it, and those who see it otherwise are noted. */
  const settle = (changed: Details, state: AnswerState) => {
    if (!stop.discussed) return save(changed, state);
    return session.change(dialogue, (sheet) => {
      const before = answerTo(sheet.sheet, stop);
      const { note, evidence, sources, ticked } = before;
      const given = { ...state, note, evidence, sources, ticked, ...changed };
      const wasSettled = sheet.sheet.settled.has(criterion.id);
      const votes = votesOn(sheet.sheet, stop);
      sheet.setAnswer(criterion.id, settledAnswer(given, before, votes, session.framework, wasSettled));
      sheet.setSettled(criterion.id, true);
    });
  };
  session.seen.add(at);

  // Ticks that do not allow the level that is there wait for another level.
  let waiting: readonly string[] | null = null;
  const kept = (): Details => (waiting === null ? {} : { ticked: waiting });
  let notice: string | null = null;
  let marked: number | null = null;
  /** What was ticked is not dropped without a word. */
  let warned = false;
  const wouldDropTicks = () => {
    if (waiting === null || warned) return false;
    warned = true;
    notice =
      'The new ticks wait for a level that they allow. Choose one; or go on, and the ticks stay as they were.';
    return true;
  };
  const tick = async (ticked: readonly string[]) => {
    const allowed = highestAllowed(criterion, ticked.length);
    const now = answer();
    if (now.state === 'level' && now.level > allowed) {
      waiting = ticked;
      notice = `Level ${now.level} needs more ticks than there are now. Choose again: the ticks are saved with the level.`;
    } else {
      waiting = null;
      await save({ ticked });
    }
  };

  // A checklist comes before the levels that it opens, until it has been seen.
  let first = criterion.checklist.length > 0 && answer().state === 'unanswered' && answer().ticked === null;
  let again = false;
  for (;;) {
    let command: QuestionCommand;
    if (first) {
      const reply = await askTicks(session, dialogue, at, {
        ticked: null,
        commands: beforeTheLevels,
        notice,
      });
      notice = null;
      if (reply.ticked !== null) await save({ ticked: reply.ticked });
      if (reply.kind === 'ticked' || reply.name === 'levels') {
        first = false;
        continue;
      }
      first = reply.ticked === null;
      command = reply.name;
    } else {
      const ticked = waiting ?? answer().ticked;
      const reply = await dialogue.question(questionView(session, at, { ticked, notice, again, marked }));
      notice = null;
      if (reply.kind === 'level') {
        await settle(kept(), { state: 'level', level: reply.level });
        return { kind: 'answered', wasOpen };
      }
      marked = reply.marked;
      command = reply.name;
    }
    switch (command) {
      case 'back':
      case 'go-to':
      case 'leave':
        if (wouldDropTicks()) break;
        return { kind: command };
      case 'skip':
        if (wouldDropTicks()) break;
        return { kind: 'skipped', wasOpen };
      case 'unknown':
        await settle(kept(), { state: 'unknown' });
        return { kind: 'answered', wasOpen };
      case 'not-applicable': {
        if (criterion.notApplicableWhen === null) {
          notice = alwaysApplies(session.framework);
          break;
        }
        const reason = await askReason(session, dialogue, stop);
        if (reason === null) break;
        await settle(kept(), { state: 'not-applicable', reason });
        return { kind: 'answered', wasOpen };
      }
      case 'note':
        await askNote(session, dialogue, stop, save);
        break;
      case 'evidence':
        await askEvidence(session, dialogue, stop, save);
        break;
      case 'checklist': {
        const now = waiting ?? answer().ticked;
        const ticked = await askTicks(session, dialogue, at, { ticked: now, commands: [leaveTicks], notice });
        if (ticked.kind === 'ticked') await tick(ticked.ticked);
        break;
      }
      case 'guidance':
        await dialogue.read(guidance(session, stop));
        break;
      case 'votes':
        if (!session.revealed.delete(criterion.id)) session.revealed.add(criterion.id);
        break;
      case 'what-was-said':
        await dialogue.read(notesOf(votesOn(session.sheet, stop), session.framework, stop) ?? []);
        break;
    }
    // Votes stand beside the levels, which are then to be read once more.
    again = !first && command !== 'votes';
  }
}

/** The keys of a tick list that comes first: those of the question, and one to go past the list. */
const beforeTheLevels: readonly Command<QuestionCommand | 'levels'>[] = [
  { name: 'levels', key: 'l', label: 'leave the list aside' },
  ...questionCommands.filter(({ name }) => !['checklist', 'votes', 'what-was-said'].includes(name)),
];

const leaveTicks: Command<'back'> = { name: 'back', key: 'b', label: 'leave them as they were' };

/** What an answer has in every state. */
type Details = Partial<Pick<Answer, 'note' | 'evidence' | 'sources' | 'ticked'>>;
type Save = (changed: Details) => Promise<void>;

function alwaysApplies(framework: Framework): string {
  const { lowest } = scaleBounds(framework);
  return `This question always applies. What is absent is at level ${lowest} ${levelName(framework, lowest)}; what nobody knows is unknown (u).`;
}

async function askTicks<Name extends string>(
  session: Session,
  dialogue: Dialogue,
  at: number,
  view: Pick<TickView<Name>, 'ticked' | 'commands' | 'notice'>,
): Promise<TickReply<Name>> {
  const { criterion } = session.route[at] as Stop;
  return dialogue.tick({
    body: [
      ...questionHead(session, at),
      { text: 'Tick what is true today. The ticks say which levels can be chosen.', style: 'dim' },
    ],
    items: criterion.checklist,
    meaning: (ticks) => {
      const level = highestAllowed(criterion, ticks);
      return `${ticks} of ${criterion.checklist.length}, up to level ${level} ${levelName(session.framework, level)}`;
    },
    ...view,
  });
}

async function askReason(session: Session, dialogue: Dialogue, stop: Stop): Promise<string | null> {
  const answer = answerTo(session.sheet, stop);
  const reply = await dialogue.text({
    body: [
      { text: stop.criterion.title, style: 'strong' },
      { text: stop.criterion.question },
      null,
      { text: `Not applicable only when: ${stop.criterion.notApplicableWhen}` },
    ],
    label: 'Why does it not apply? The report prints the reason.',
    initial: answer.state === 'not-applicable' ? answer.reason : '',
    check: (text) => (text === '' ? 'A reason is needed.' : null),
  });
  return reply.kind === 'text' ? reply.text : null;
}

async function askNote(session: Session, dialogue: Dialogue, stop: Stop, save: Save): Promise<void> {
  const { note } = answerTo(session.sheet, stop);
  const reply = await dialogue.text({
    body: [{ text: stop.criterion.title, style: 'strong' }, { text: stop.criterion.question }],
    label: 'Note: what was said',
    initial: note ?? '',
  });
  if (reply.kind === 'text' && (reply.text || null) !== note) await save({ note: reply.text || null });
}

const grades: Record<Evidence, string> = {
  asserted: 'Somebody said so',
  seen: 'Somebody here has seen it',
  corroborated: 'An independent source confirms it',
};

/** The grade, then the sources one by one: each can be changed or emptied, and a new one added. */
async function askEvidence(session: Session, dialogue: Dialogue, stop: Stop, save: Save): Promise<void> {
  const answer = answerTo(session.sheet, stop);
  const title = { text: stop.criterion.title, style: 'strong' } as const;
  let at = answer.evidence;
  for (;;) {
    const grade = await dialogue.pick({
      body: [title, { text: 'How well is the answer known?' }],
      rows: evidenceGrades.map((id) => ({ id, text: grades[id], detail: id })),
      at,
      label: 'Evidence',
      commands: [{ name: 'back', key: 'b', label: 'back' }],
    });
    if (grade.kind === 'command') return;
    at = grade.id;
    const sources = await askSources(dialogue, title, answer.sources);
    if (sources === null) continue;
    await save({ evidence: grade.id, sources });
    return;
  }
}

/** @returns null when somebody went back before the first of them */
async function askSources(
  dialogue: Dialogue,
  title: { readonly text: string; readonly style: 'strong' },
  before: readonly string[],
): Promise<string[] | null> {
  const sources = [...before];
  let at = 0;
  for (;;) {
    const there = sources[at] ?? '';
    const reply = await dialogue.text({
      body: [
        title,
        ...(sources.length === 0 ? [] : [null, { text: 'Sources so far:' }]),
        ...sources.map((text, index) => ({ prefix: `${index + 1}. `, text })),
      ],
      ...(there === ''
        ? {
            label: 'Where is the evidence: a document, a page, a person?',
            hint: 'Enter alone when there is no more',
          }
        : { label: `Source ${at + 1}`, hint: 'change it, or empty it to remove it' }),
      initial: there,
    });
    if (reply.kind === 'back') {
      if (at === 0) return null;
      at -= 1;
    } else if (there === '' && reply.text === '') return sources;
    else if (reply.text === '') sources.splice(at, 1);
    else {
      // One that is left as it is keeps its line breaks, which the prompt does not show.
      if (reply.text !== oneLine(there).trim()) sources[at] = reply.text;
      at += 1;
    }
  }
}
