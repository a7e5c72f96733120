import type { WriteSheet } from 'hucre/xlsx';
import type { Framework } from '../../../framework/framework.js';
import { ruleForTheRoom } from '../../rule.js';
import type { Form } from '../../sheet.js';
import { worksheets } from '../layout.js';
import { type Asked, oneLine } from './answers.js';
import { linesOf, Page } from './page.js';
import * as styles from './styles.js';

const narrow = 24;
const wide = 96;

/** How to fill the workbook in, for somebody who has never heard of Waymark. */
export function instructionsPage(framework: Framework, form: Form, asked: readonly Asked[]): WriteSheet {
  const page = new Page(worksheets.instructions, [narrow, wide]);
  const heading = (text: string) => {
    page.row();
    page.row([text, styles.heading]);
  };
  const pair = (name: string, text: string) => {
    page.row([oneLine(name), styles.strong], [oneLine(text), styles.text]);
    page.lines(Math.max(linesOf(oneLine(name), narrow - 2), linesOf(oneLine(text), wide)));
  };
  const hasChecklist = asked.some(({ criterion }) => criterion.checklist.length > 0);
  const isNotApplicableAllowed = asked.some(({ criterion }) => criterion.notApplicableWhen !== null);

  page.row([null, styles.title], [oneLine(framework.title), styles.title]);
  page.lines(2 * linesOf(framework.title, wide / 2));
  const questions = asked.length === 1 ? 'one question' : `${asked.length} questions`;
  const short = form === 'short' ? ' This is the short form: the core questions only.' : '';
  pair(
    'What this is',
    `An answer sheet with ${questions} about how your organisation works today.${short} Your answers become a report that says where you stand, and what to do next.`,
  );

  heading('What to do');
  pair('1. About', 'On the worksheet About, write who is assessed, and the day.');
  pair(
    '2. Answers',
    'On the worksheet Answers, read the question and the levels of each row, and choose your answer in the yellow cell of the column Answer. A note helps whoever reads it later: what was said, and what shows it.',
  );
  if (hasChecklist) {
    pair(
      '3. Checklists',
      'Some questions have a list of things. On the worksheet Checklists, say of each whether it is true today: yes or no. A level can need a number of them.',
    );
  }
  pair(
    `${hasChecklist ? 4 : 3}. If you like`,
    'Write who answered on the worksheet Respondents. Targets of your own go on the worksheet Targets and into the last column of Answers; without them those of the framework count.',
  );
  pair(
    `${hasChecklist ? 5 : 4}. Save`,
    'Save the file as an Excel workbook (.xlsx), also half finished, and send it back to whoever sent it to you.',
  );
  pair('What can be changed', 'Only yellow cells. The others are locked, without a password.');

  heading('How to choose a level');
  pair('The rule', ruleForTheRoom);
  for (const { level, name, meaning } of framework.scale) {
    pair(`${level} ${name}`, meaning ?? 'See the levels of each question.');
  }

  heading('Other answers');
  pair('unknown', 'Nobody in the room knows. It is a good answer: the report says what to find out.');
  if (isNotApplicableAllowed) {
    pair(
      'not applicable',
      'It does not apply to you. It can be chosen only where the question says when, and needs a reason in the column Reason.',
    );
  }
  pair(
    'an empty cell',
    'Not answered yet. It never counts as the lowest level. A thing that is absent is the lowest level.',
  );

  heading('How well it is known');
  pair('asserted', 'Somebody said so. This is also what an empty cell means.');
  pair('seen', 'Somebody here has seen it.');
  pair('corroborated', 'A source that does not depend on you confirms it.');
  pair(
    'Sources',
    'Where that can be looked up: a paper, a page, minutes. Several go on lines of their own (Alt and Enter).',
  );

  heading('For whoever sent this');
  pair(
    'To read it back',
    'With Waymark, “waymark validate” and the name of this file checks it, “waymark report” and the name of this file makes the report, and “waymark score” puts many of them into one table.',
  );
  return page.finish({ hasHeader: false });
}
