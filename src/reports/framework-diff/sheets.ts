import type { Fate } from '../../versions/migration.js';
import type { Moved, PartMoved, SheetMove, SheetMoves } from '../../versions/sheet-moves.js';
import {
  type Block,
  bullets,
  details,
  dim,
  type Fact,
  heading,
  type Item,
  paragraph,
  strong,
} from '../document.js';
import { count, formatScore } from '../numbers.js';
import { joinAnd } from '../words.js';
import type { DiffReport } from './report.js';

/** How the sheets move, in one sentence or two. */
export function movesInWords({ sheets }: SheetMoves): string {
  const number = (direction: Direction) => sheets.filter((move) => directionOf(move) === direction).length;
  const ways: readonly (readonly [Direction, string])[] = [
    ['up', 'rises in'],
    ['down', 'falls in'],
    ['level', 'stays in'],
    ['other', 'comes or goes in'],
  ];
  const said = ways.flatMap(([direction, verb]) => {
    const found = number(direction);
    return found === 0 ? [] : [`${verb} ${found}`];
  });
  const total = (fate: Fate) => sheets.reduce((sum, { answers }) => sum + answers[fate], 0);
  const [lost, again] = [total('archived'), total('look-again')];
  return `${count(sheets.length, 'sheet')}: the overall score ${joinAnd(said)}. ${lost === 0 ? 'No answer' : count(lost, 'answer')} would be lost; ${again === 0 ? 'none' : again} should be looked at again.`;
}

type Direction = 'up' | 'down' | 'level' | 'other';

function directionOf({ distance, overall }: SheetMove): Direction {
  if (distance === null) return overall.before === overall.after ? 'level' : 'other';
  return distance > 0 ? 'up' : distance < 0 ? 'down' : 'level';
}

/** The sheets that move most first. @param most how many to show */
export function sheetBlocks(report: DiffReport, isFolded: boolean, most: number | undefined): Block[] {
  const { sheets: moves, diff } = report;
  if (moves === null || moves.sheets.length === 0) return [];
  const shown = moves.sheets.slice(0, most);
  const left = moves.sheets.length - shown.length;
  const scale =
    moves.scaleRule === null
      ? []
      : [
          paragraph(
            `The two versions have other scales, so a score before and one after are not the same measure; “${moves.scaleRule}” says what becomes of a level.`,
          ),
        ];
  const blocks = [
    paragraph(movesInWords(moves)),
    ...scale,
    bullets(shown.map((move) => sheetItem(move))),
    ...(left === 0 ? [] : [paragraph(`${count(left, 'more sheet')} not shown here.`)]),
  ];
  const title = `Sheets, carried from ${diff.old.version} to ${diff.new.version} (${moves.sheets.length})`;
  return isFolded ? [details(title, blocks)] : [heading(2, title), ...blocks];
}

function sheetItem(move: SheetMove): Item {
  const { organisation, file, overall, phases, steps, lost, answers, newQuestions } = move;
  const facts: Fact[] = [
    { label: 'Overall', text: [scores(overall)] },
    ...partFact('Phases', phases, (phase) => scores(phase)),
    ...partFact('Step levels', steps, ({ before, after }) => `${before ?? '–'} → ${after ?? '–'}`),
    ...(lost.length === 0
      ? []
      : [{ label: 'Lost', text: [lost.map(({ id, because }) => lostInWords(id, because)).join(' ')] }]),
    ...(answers['look-again'] === 0
      ? []
      : [{ label: 'Look again', text: [count(answers['look-again'], 'answer')] }]),
    ...(newQuestions.length === 0 ? [] : [{ label: 'New', text: [newQuestions.join(', ')] }]),
  ];
  return {
    text: organisation === null ? [strong(file)] : [strong(organisation), dim(`  ${file}`)],
    facts,
  };
}

const lostInWords = (id: string, because: string | null) =>
  because === null ? `${id}.` : `${id}: ${because}`;

const scores = ({ before, after }: Moved) =>
  before === after ? `${formatScore(before)}, as before` : `${formatScore(before)} → ${formatScore(after)}`;

/** Only the parts that move. */
function partFact(label: string, parts: readonly PartMoved[], said: (part: PartMoved) => string): Fact[] {
  const moved = parts.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return [];
  return [{ label, text: [moved.map((part) => `${part.title} ${said(part)}`).join('; ')] }];
}
