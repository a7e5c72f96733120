import type { Findings } from '../../source/findings.js';
import type { Located } from '../../source/node.js';
import type { Range } from '../../source/source.js';
import type { Outline } from '../outline.js';
import { isEnglish } from './english.js';

type About = 'frequency' | 'amount' | 'quality' | 'exception';

/**
 * Words that two people seldom read alike, each as an expression. Chosen by what descriptors of published
 * frameworks say: words that are often exact are not here (“regular”, “clear”, “relevant”, “strong”, “well”,
 * “most”), and uses that are exact are left out (“how often”, “most often”, “statistically significant”,
 * “effective date”, “reasonable adjustments”).
 */
const vague: Readonly<Record<About, readonly string[]>> = {
  frequency: [
    'regularly',
    'on a regular basis',
    'at regular intervals',
    'periodically',
    'occasionally',
    'sometimes',
    'from time to time',
    '(?<!\\b(?:how|more|most|less|least|as|so|too) )often',
    '(?<!\\b(?:how|more|most|less|least|as|so|too) )frequently(?! asked)',
    'usually',
    'normally(?! distributed)',
    'generally',
    'typically',
    'timely',
  ],
  amount: [
    'adequate(?:ly)?',
    'sufficient(?:ly)?',
    '(?<!\\b(?:statistically|clinically) )significant',
    'significantly',
    'comprehensive(?! schools?)',
    'comprehensively',
    'fully',
    'largely',
    'mostly',
    'widely',
    'consistently',
    'to an? \\p{L}+ (?:extent|degree)',
    'to some (?:extent|degree)',
    'in (?:many|most|some) cases',
  ],
  quality: [
    '(?<!\\b(?:public|common|greater|for) )good(?! faith)',
    'excellent',
    'high[- ]quality',
    'effective(?! (?:date|from|on)\\b)',
    'effectively',
    '(?<!\\b(?:energy|fuel) )efficient',
    'efficiently',
    'robust(?:ly)?',
    'optimal(?:ly)?',
    'meaningful(?:ly)?',
    'proactive(?:ly)?',
    'proper(?:ly)?',
    'reasonable(?! adjustments?)',
    'reasonably',
    'satisfactor(?:y|ily)',
    'suitabl[ey]',
    'best practices?',
    'user[- ]friendly',
  ],
  exception: [
    '(?:(?:as|where|when|wherever|whenever|if) )?appropriate(?:ly)?',
    '(?:as|where|when|wherever|whenever) (?:needed|necessary)',
    '(?:as|where|when) required(?! (?:by|in|under|for)\\b)',
    '(?:where|when|wherever|whenever|if) (?:possible|feasible|practicable)',
    'as \\p{L}+ as possible',
    'etc',
    'and so (?:on|forth)',
    'and the like',
  ],
};

/** Whole words only; a word with a hyphen is another word: “cost-effective”. */
const wholeWord = (expression: string) => `(?<![\\p{L}\\p{N}-])(?:${expression})(?![\\p{L}\\p{N}-])`;

const abouts = Object.keys(vague) as About[];
const anyVague = new RegExp(
  wholeWord(abouts.map((about) => `(?<${about}>${vague[about].join('|')})`).join('|')),
  'giu',
);

/** Descriptors above the lowest level hold no word that a room cannot check: each word once a descriptor. */
export function checkVagueWords(outline: Outline, findings: Findings): void {
  if (outline.bounds === null || !isEnglish(outline)) return;
  const { lowest } = outline.bounds;
  for (const { levels } of outline.criteria) {
    for (const { at, text } of levels) {
      if (text === undefined || at.value <= lowest) continue;
      for (const { word, about } of findVague(text.value)) {
        findings.add('vague-word', placeOf(word, text, findings), { word, about });
      }
    }
  }
}

function findVague(text: string): { word: string; about: About }[] {
  const found = new Map<string, { word: string; about: About }>();
  for (const match of text.replace(/\s/g, ' ').matchAll(anyVague)) {
    const [word] = match;
    const about = abouts.find((name) => match.groups?.[name] !== undefined);
    const key = word.toLowerCase();
    if (about !== undefined && !found.has(key)) found.set(key, { word, about });
  }
  return [...found.values()];
}

/**
 * Where the word stands in the file, when it stands there once as it is; else the whole text, for in YAML a
 * text can be folded or escaped.
 */
function placeOf(word: string, text: Located<string>, findings: Findings): Range {
  const { start, end } = text.range;
  const written = findings.source.text.slice(start, end);
  const [first, second] = written.matchAll(new RegExp(wholeWord(word), 'gu'));
  if (first === undefined || second !== undefined) return text.range;
  return { start: start + first.index, end: start + first.index + word.length };
}
