import { formatScore, formatShare } from '../../numbers.js';
import type { FrameworkFigures, PartFigures } from '../../portfolio/figures.js';
import { capitalise } from '../../words.js';

/*
 * What the pictures of a portfolio show, as sentences.
 */

export function partsOf({ parts }: FrameworkFigures, kind: PartFigures['kind']): PartFigures[] {
  return parts.filter((part) => part.kind === kind);
}

/** How many of the scored sheets are below their target. */
export function countBelow({ belowTarget, scored }: PartFigures): number {
  return Math.round((belowTarget ?? 0) * scored);
}

/** How many are below target overall, and which step is lowest. */
export function standingFinding(figures: FrameworkFigures): string {
  const [overall] = partsOf(figures, 'overall');
  if (overall === undefined || overall.scored === 0) return 'No sheet has a score yet';
  const lowest = lowestSteps(figures);
  const [first] = lowest;
  const said =
    first === undefined
      ? ''
      : `; ${nameSome(lowest)} ${lowest.length === 1 ? 'is' : 'are'} lowest, median ${formatScore(first.median)}`;
  return `${someOf(countBelow(overall), overall.scored)} below target overall${said}`;
}

/** The steps with the lowest median; none when all are the same. */
export function lowestSteps(figures: FrameworkFigures): PartFigures[] {
  const steps = partsOf(figures, 'step').filter(({ median }) => median !== null);
  const lowest = Math.min(...steps.map(({ median }) => median ?? 0));
  const found = steps.filter(({ median }) => median === lowest);
  return found.length === steps.length ? [] : found;
}

/** Which steps are most often below target, of those that at least half of the sheets have a score for. */
export function heatFinding(figures: FrameworkFigures): string {
  const steps = partsOf(figures, 'step').filter(({ scored }) => scored > 0 && 2 * scored >= figures.sheets);
  if (steps.length === 0) return 'Few steps have a score yet';
  const most = Math.max(...steps.map(({ belowTarget }) => belowTarget ?? 0));
  if (most === 0) return 'No step is below its target in any of them';
  const found = steps.filter(({ belowTarget }) => belowTarget === most);
  const are = found.length === 1 ? 'is' : 'are';
  if (found.length === steps.length)
    return `All steps are below target equally often: in ${formatShare(most)}`;
  return most === 1
    ? `${nameSome(found)} ${are} below target wherever there is a score`
    : `${nameSome(found)} ${are} most often below target: in ${formatShare(most)}`;
}

/** “Seven of twelve are”; what is said of them follows. */
function someOf(some: number, all: number): string {
  if (all === 1) return some === 1 ? 'The only one is' : 'The only one is not';
  if (some === all) return all === 2 ? 'Both are' : `All ${numberWord(all)} are`;
  if (some === 0) return `None of ${numberWord(all)} is`;
  return `${capitalise(numberWord(some))} of ${numberWord(all)} ${some === 1 ? 'is' : 'are'}`;
}

/** Up to three by their titles; of more, how many there are besides the first. */
function nameSome(parts: readonly PartFigures[]): string {
  const [first = '', second = '', third] = parts.map(({ title }) => `“${title}”`);
  if (parts.length === 1) return first;
  if (parts.length === 2) return `${first} and ${second}`;
  return parts.length === 3
    ? `${first}, ${second} and ${third}`
    : `${first} and ${numberWord(parts.length - 1)} other steps`;
}

const words = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function numberWord(number: number): string {
  return words[number] ?? number.toLocaleString('en-GB');
}
