import type { WriteSheet } from 'hucre/xlsx';
import {
  type Criterion,
  type Framework,
  levelName,
  type Phase,
  type Step,
} from '../../../framework/framework.js';
import { columns, worksheets } from '../layout.js';
import type { WorkbookLists } from './lists.js';
import { linesOf, Page } from './page.js';
import * as styles from './styles.js';

/** A criterion that takes part, and where it belongs. */
export interface Asked {
  readonly criterion: Criterion;
  readonly step: Step;
  readonly phase: Phase;
}

/** A row of a spreadsheet is at most 409 points high, which is as many lines of text. */
const mostLines = 30;
const questionWidth = 30;

/** One row a criterion: all that a room needs to answer, and the cells for the answer. */
export function answersPage(framework: Framework, asked: readonly Asked[], lists: WorkbookLists): WriteSheet {
  const levels = asked.map(({ criterion }) => levelsOf(criterion, framework));
  const wide = [56, 72, 90, 110].find((width) => levels.every((text) => linesOf(text, width) <= mostLines));
  const levelsWidth = wide ?? 130;
  const page = new Page(worksheets.answers, [
    ...[15, 12, 16, 17, questionWidth, levelsWidth],
    ...[16, 20, 36, 14, 24, 15],
  ]);
  page.header(...Object.values(columns.answers));
  for (const [index, { criterion, step, phase }] of asked.entries()) {
    const question = questionOf(criterion, framework);
    const empty = [null, styles.input] as const;
    page.row(
      [criterion.id, styles.quiet],
      [phase.title, styles.text],
      [step.title, styles.text],
      [`${criterion.title}${criterion.essential ? ' (essential)' : ''}`, styles.strong],
      [question, styles.text],
      [boldNames(levels[index] ?? ''), styles.text],
      [null, styles.inputStrong],
      [null, criterion.notApplicableWhen === null ? styles.text : styles.input],
      empty,
      empty,
      empty,
      empty,
    );
    page.lines(
      Math.max(
        linesOf(question, questionWidth),
        linesOf(levels[index] ?? '', levelsWidth),
        linesOf(step.title, 16),
        linesOf(criterion.title, 16),
        linesOf(criterion.id, 16),
      ),
    );
    const row = page.length - 1;
    page.expect(
      6,
      { from: row, to: row },
      {
        ...lists.answers(criterion.notApplicableWhen !== null),
        ...promptFor(criterion),
      },
    );
  }
  page.expect(9, { from: 1 }, lists.evidence());
  page.expect(11, { from: 1 }, lists.levels('Choose a level, or leave the cell empty.'));
  return page.finish({ hasHeader: true, freezePane: { rows: 1, columns: 1 } });
}

function questionOf({ question, ask, notApplicableWhen }: Criterion, { groups }: Framework): string {
  const asked = ask.map((id) => groups.find((group) => group.id === id)?.title ?? id);
  return [
    question,
    ...(asked.length === 0 ? [] : [`Whom to ask: ${asked.join('; ')}`]),
    ...(notApplicableWhen === null ? [] : [`Not applicable when: ${notApplicableWhen}`]),
  ]
    .map(oneLine)
    .join('\n\n');
}

function levelsOf({ levels }: Criterion, framework: Framework): string {
  return levels
    .map(({ level, descriptor }) => oneLine(`${level} ${levelName(framework, level)}: ${descriptor}`))
    .join('\n');
}

/** The name of each level stands out. */
function boldNames(levels: string) {
  return levels.split('\n').flatMap((line, index, lines) => {
    const colon = line.indexOf(':') + 1;
    return [
      { text: line.slice(0, colon), font: { ...styles.font, bold: true } },
      { text: `${line.slice(colon)}${index === lines.length - 1 ? '' : '\n'}`, font: styles.font },
    ];
  });
}

/** A hint beside the cell, where there is more to do than to choose. */
function promptFor({ checklist, notApplicableWhen }: Criterion) {
  const parts = [
    ...(checklist.length === 0 ? [] : ['Tick its items on the worksheet Checklists too.']),
    ...(notApplicableWhen === null ? [] : ['“not applicable” needs a reason in the next column.']),
  ];
  return parts.length === 0 ? {} : { showInputMessage: true, inputMessage: parts.join(' ') };
}

export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
