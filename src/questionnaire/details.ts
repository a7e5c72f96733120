import { isDate } from '../sheet/schema.js';
import { askPeople } from './details/people.js';
import { askTargets } from './details/targets.js';
import { aboutAssessment } from './details/title.js';
import type { Dialogue, Line } from './dialogue.js';
import type { Session } from './session.js';

export interface DetailsOptions {
  /** Today, as year, month, day: proposed as the date. */
  readonly today: string;
  /** What is asked; the file's name only where it has none yet. */
  readonly asked: readonly Detail[];
  /** Proposes a file name for a new sheet. */
  proposeFile(organisation: string | null): string;
  /** Makes a file of this name the sheet's. @returns why it cannot be, or null */
  chooseFile(name: string): Promise<string | null>;
}

export const details = ['organisation', 'file', 'date', 'people', 'targets'] as const;
export type Detail = (typeof details)[number];

/** On to what comes next, or back to what came before. */
export type Turn = 'on' | 'back';
type Ask = (session: Session, dialogue: Dialogue, options: DetailsOptions) => Promise<Turn>;

/**
 * Asks about the assessment itself. Everything can be skipped with Enter, and everything is saved at once.
 * @param start whether somebody comes from the beginning, or back from the first question
 * @returns `back` when somebody goes back before the first of them
 */
export async function askDetails(
  session: Session,
  dialogue: Dialogue,
  options: DetailsOptions,
  start: 'first' | 'last' = 'first',
): Promise<Turn> {
  // Once there is a file, its name is no longer asked for.
  const open = () => options.asked.filter((detail) => detail !== 'file' || session.file === null);
  let detail = start === 'first' ? open()[0] : open().at(-1);
  while (detail !== undefined) {
    const turn = await askers[detail](session, dialogue, options);
    const order = options.asked.filter((other) => other === detail || open().includes(other));
    const at = order.indexOf(detail) + (turn === 'on' ? 1 : -1);
    if (at < 0) return 'back';
    detail = order[at];
  }
  return 'on';
}

const askers: Record<Detail, Ask> = {
  async organisation(session, dialogue) {
    const { organisation } = session.sheet;
    const reply = await dialogue.text({
      body: aboutAssessment('Organisation', 'Who is assessed? The report carries the name.'),
      label: 'Organisation',
      ...(organisation === null && { hint: 'may stay empty' }),
      initial: organisation ?? '',
    });
    if (reply.kind === 'back') return 'back';
    const named = reply.text || null;
    if (named !== organisation) await session.change(dialogue, (sheet) => sheet.setOrganisation(named));
    return 'on';
  },

  async file(session, dialogue, options) {
    let initial = options.proposeFile(session.sheet.organisation);
    let problem: string | null = null;
    for (;;) {
      const reply = await dialogue.text({
        body: [
          ...aboutAssessment(
            'File',
            'Every answer is saved in this file as soon as it is given, so you can leave at any time and go on later.',
          ),
          ...(problem === null ? [] : [null, { text: problem, style: 'warning' } satisfies Line]),
        ],
        label: 'File name',
        initial,
        check: (text) => (text === '' ? 'A name is needed: answers are saved as they are given.' : null),
      });
      if (reply.kind === 'back') return 'back';
      problem = await options.chooseFile(reply.text);
      if (problem === null) return 'on';
      initial = reply.text;
    }
  },

  async date(session, dialogue, { today }) {
    const { date } = session.sheet;
    const reply = await dialogue.text({
      body: aboutAssessment('Date', 'The day of the assessment: year, month, day.'),
      label: 'Date',
      initial: date ?? today,
      check: (text) =>
        text === '' || isDate(text)
          ? null
          : `Write a day of the calendar: year, month and day, such as ${today}; or empty the line.`,
    });
    if (reply.kind === 'back') return 'back';
    const given = reply.text || null;
    if (given !== date) await session.change(dialogue, (sheet) => sheet.setDate(given));
    return 'on';
  },

  people: askPeople,
  targets: askTargets,
};
