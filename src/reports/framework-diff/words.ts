import type { Change, FrameworkDiff, Grade } from '../../versions/change.js';
import { changeWords, grades } from '../../versions/change.js';
import type { ChangeWords } from '../../versions/words/entry.js';
import { count } from '../numbers.js';

/** What each grade means, in a sentence. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  breaking: 'Answers lose their meaning, or scores change: an older sheet cannot be read as it is.',
  notable:
    'The plan or the questions asked change; older sheets stay valid, and full ones keep their scores.',
  wording: 'Text only.',
};

export const gradeTitles: Readonly<Record<Grade, string>> = {
  breaking: 'Breaking',
  notable: 'Notable',
  wording: 'Wording',
};

/** “20 breaking changes, 1 notable change and no change of wording”. */
export function countChanges({ counts, changes }: FrameworkDiff): string {
  if (changes.length === 0) return 'nothing changed';
  const { breaking, notable, wording } = counts;
  const parts = [
    breaking === 0 ? 'no breaking change' : count(breaking, 'breaking change'),
    notable === 0 ? 'no notable change' : count(notable, 'notable change'),
    wording === 0 ? 'no change of wording' : count(wording, 'change of wording', 'changes of wording'),
  ];
  return `${parts[0]}, ${parts[1]} and ${parts[2]}`;
}

const reasons: Readonly<Record<Grade, string>> = {
  breaking: 'a breaking change needs',
  notable: 'a notable change needs',
  wording: 'a change of wording needs',
};

/** Whether the version says what changed, in a sentence or two. */
export function versionInWords({ version, old, new: now, changes }: FrameworkDiff): string {
  const { rises, least, isHighEnough, goesBack } = version;
  if (least === null) return `“${now.id}” is not “${old.id}”, so its versions are its own.`;
  const gravest = grades.find((grade) => changes.some((change) => change.grade === grade));
  const need = gravest === undefined || rises === null ? null : `${reasons[gravest]} a new ${rises} version`;
  if (!isHighEnough) {
    const what = goesBack
      ? `The version goes back from ${old.version} to ${now.version}.`
      : `The version is too low: it ${now.version === old.version ? 'stays at' : `rises from ${old.version} only to`} ${now.version}.`;
    return need === null
      ? `${what} It may not be below ${least}.`
      : `${what} It must rise to at least ${least}: ${need}.`;
  }
  if (need === null) {
    return now.version === old.version
      ? `The version stays at ${now.version}.`
      : `The version rises from ${old.version} to ${now.version}, though nothing changed.`;
  }
  return `The version rises from ${old.version} to ${now.version}, which is enough: ${need}.`;
}

/** “Criterion Repair times (repair-times)”. */
export function partInWords({ part }: Change): string {
  const kind = `${part.kind[0]?.toUpperCase()}${part.kind.slice(1)}`;
  return `${kind} ${part.title} (${part.id})`;
}

/** What was and what is, as one line of text each; null where there was nothing. */
export interface BeforeAfter {
  readonly before: string | null;
  readonly after: string | null;
  /** True for values as short as “1 → 3”. */
  readonly isShort: boolean;
}

/** @returns null when the message says it all */
export function valuesOf(change: Change): BeforeAfter | null {
  const { kind, before, after } = change;
  const words: ChangeWords = changeWords[kind];
  if (words.saysValues === true || (before === null && after === null)) return null;
  const isShort = !change.isText && [before, after].every((value) => isShortValue(value));
  return {
    before: inWords(before),
    after: inWords(after),
    isShort: isShort && !change.kind.endsWith('-added') && !change.kind.endsWith('-removed'),
  };
}

const isShortValue = (value: Change['before']) =>
  !Array.isArray(value) || (value.length <= 1 && value.every((item) => item.length <= 40));

function inWords(value: Change['before']): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? value.join(', ') : String(value);
}
