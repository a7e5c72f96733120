import { diffArrays } from 'diff';

/** A stretch of words that two texts share, or that only one of them has. */
export interface Stretch {
  readonly text: string;
  readonly isShared: boolean;
}

/** Two texts held against each other. */
export interface TextComparison {
  /** What they share of what both have together, from 0 to 1: words in the same order. */
  readonly shared: number;
  /** True when a number, or a word that counts or denies, is not the same in both. */
  readonly countsDiffer: boolean;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
}

/** Texts that share less than this of their words say something else. */
const leastSharedOfOneMeaning = 2 / 3;
/** Texts that share less than this have nothing to do with each other. */
export const leastSharedOfOneSubject = 1 / 5;

/** Beyond so many differences two texts have nothing in common that a person would see. */
const mostDifferences = 400;

/** English words that count or deny. In other languages only digits are told. */
const counting = new Set(
  (
    'no not never none nobody nothing neither nor without cannot ' +
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million ' +
    'first second third once twice half quarter both most least few many some all'
  ).split(' '),
);

/** The words of a text: what stands between the spaces, and what of it counts. */
interface Word {
  readonly written: string;
  readonly plain: string;
}

/**
 * How much two texts share. It is a measure and no understanding: it counts words, in their order, without regard
 * to capitals and punctuation.
 */
export function compareTexts(before: string, after: string): TextComparison {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const changes = diffArrays(old, now, {
    comparator: (a, b) => a.plain === b.plain,
    maxEditLength: mostDifferences,
  });
  const countsDiffer = countsOf(old) !== countsOf(now);
  if (changes === undefined) {
    const whole = (text: string) => [{ text, isShared: false }];
    return { shared: 0, countsDiffer, before: whole(before), after: whole(after) };
  }
  let common = 0;
  let total = 0;
  const sides: { before: Stretch[]; after: Stretch[] } = { before: [], after: [] };
  let [atOld, atNow] = [0, 0];
  for (const { added, removed, count } of changes) {
    const words = added ? now.slice(atNow, atNow + count) : old.slice(atOld, atOld + count);
    // A sign alone, such as a dash, is no word.
    const size = words.filter(({ plain }) => plain !== '').length;
    total += size;
    if (!added && !removed) common += size;
    if (!added) sides.before.push(stretch(old.slice(atOld, atOld + count), !removed));
    if (!removed) sides.after.push(stretch(now.slice(atNow, atNow + count), !added));
    if (!added) atOld += count;
    if (!removed) atNow += count;
  }
  return { shared: total === 0 ? 1 : common / total, countsDiffer, ...sides };
}

/** True when the change of a text is a change of what it says, as far as counting words can tell. */
export function isRedefined(before: string, after: string): boolean {
  if (before === after) return false;
  const { shared, countsDiffer } = compareTexts(before, after);
  return countsDiffer || shared < leastSharedOfOneMeaning;
}

/**
 * True when a name stands for something else. Names are short, and the id beside them stays the same, so that only
 * another number, or nothing in common, counts.
 */
export function isOtherName(before: string, after: string): boolean {
  if (before === after) return false;
  const { shared, countsDiffer } = compareTexts(before, after);
  return countsDiffer || shared < leastSharedOfOneSubject;
}

function wordsOf(text: string): Word[] {
  return text
    .split(/\s+/)
    .filter((written) => written !== '')
    .map((written) => ({ written, plain: plainWord(written) }));
}

/** Without capitals and punctuation, but for what makes another number of it: 1.5 is not 15, and <5 is not >5. */
function plainWord(written: string): string {
  return written
    .toLowerCase()
    .replace(/(?<=\p{N})([.,:/])(?=\p{N})|[^\p{L}\p{N}%<>≤≥]+/gu, (_, inNumber?: string) => inNumber ?? '');
}

/** The numbers of a text and its words that count, in alphabetical order: where they stand makes no difference. */
function countsOf(words: readonly Word[]): string {
  return words
    .flatMap(({ written, plain }) =>
      /\p{N}/u.test(plain) || counting.has(plain) || /n['’]t\b/i.test(written) ? [plain] : [],
    )
    .sort()
    .join(' ');
}

const stretch = (words: readonly Word[], isShared: boolean): Stretch => ({
  text: words.map(({ written }) => written).join(' '),
  isShared,
});
