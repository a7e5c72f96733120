import type { Findings } from '../../source/findings.js';
import { childOf, entriesOf, type Located, type Node, textOf } from '../../source/node.js';
import type { Outline, OutlineCriterion } from '../outline.js';
import { differOnlyInDegree } from './degree.js';
import { isEnglish, plainText } from './english.js';

/**
 * The longest texts that fit one screen of 80 columns and 24 lines together: a header, a question of two
 * lines, ten lines of descriptors and the prompt. In characters.
 */
const longest = { title: 48, question: 140, descriptor: 140, action: 160 } as const;

/** No text is a placeholder; questions and descriptors can be told apart and fit the screen. */
export function checkTexts(outline: Outline, findings: Findings): void {
  checkPlaceholders(outline.root, findings);
  const english = isEnglish(outline);
  for (const { node } of [...outline.phases, ...outline.steps, ...outline.criteria]) {
    checkLength(textOf(childOf(node, 'title')), 'title', findings);
  }
  for (const criterion of outline.criteria) {
    const question = textOf(childOf(criterion.node, 'question'));
    checkLength(question, 'question', findings);
    if (question !== undefined && asksTwoThings(question.value)) {
      findings.add('double-question', question.range, {});
    }
    for (const { text } of criterion.levels) checkLength(text, 'descriptor', findings);
    for (const { node } of criterion.actions) checkLength(textOf(childOf(node, 'do')), 'action', findings);
    checkDescriptors(criterion, english, findings);
  }
}

function checkLength(
  text: Located<string> | undefined,
  what: keyof typeof longest,
  findings: Findings,
): void {
  if (text === undefined) return;
  const length = [...text.value.trim()].length;
  if (length > longest[what]) findings.add('long-text', text.range, { what, length, limit: longest[what] });
}

/**
 * A text that is only dots or question marks, or that begins with a mark in capitals that it is still to be
 * written. “todo” in small letters is a word of other languages, so alone it counts and in a sentence it does not.
 * The expressions are simple on purpose: they meet every text of a file before its length is known.
 */
function isPlaceholder(text: string): boolean {
  const whole = text.trim();
  if (/^(?:\.{3,}|…|\?+)$/.test(whole)) return true;
  const begins = whole.replace(/^[^\p{L}\p{N}<]+/u, '');
  return (
    /^(?:TODO|TBC|TBD|FIXME|XXX+)\b/.test(begins) ||
    /^lorem ipsum\b/i.test(begins) ||
    /^(?:todo|tbc|tbd)[.:!… ]*$/i.test(begins) ||
    /^<[^<>]*>$/.test(begins)
  );
}

function checkPlaceholders(node: Node, findings: Findings): void {
  if (node.kind === 'scalar') {
    if (typeof node.value === 'string' && isPlaceholder(node.value)) {
      findings.add('placeholder-text', node.range, { text: node.value.trim() });
    }
  } else if (node.kind === 'list') {
    for (const item of node.items) checkPlaceholders(item, findings);
  } else {
    for (const entry of entriesOf(node)) checkPlaceholders(entry.value, findings);
  }
}

const questionWords =
  'how|what|which|who|whom|whose|when|where|why|is|are|do|does|did|has|have|can|could|will';
/** “How … and how …?”, “… and/or …”, or two question marks. */
const twoThings = new RegExp(`\\?.*\\?|\\b(?:and|or),? (?:${questionWords})\\b|\\band/or\\b|;`, 'i');

function asksTwoThings(question: string): boolean {
  return twoThings.test(question);
}

function checkDescriptors(criterion: OutlineCriterion, english: boolean, findings: Findings): void {
  const described = criterion.levels
    .flatMap(({ at, text }) => {
      if (text === undefined) return [];
      const plain = plainText(text.value);
      return [{ level: at.value, range: text.range, plain, words: new Set(plain.split(' ')) }];
    })
    .sort((a, b) => a.level - b.level);
  described.forEach(({ level, range, plain, words }, index) => {
    for (const earlier of described.slice(0, index).reverse()) {
      const levels = { level, other: earlier.level };
      if (plain === earlier.plain) {
        findings.add('repeated-descriptor', range, levels);
        break;
      }
      if (level - earlier.level !== 1) continue;
      if (english && differOnlyInDegree(plain, earlier.plain)) {
        findings.add('only-degree-differs', range, levels);
      } else if (isNearlySame(words, earlier.words)) {
        findings.add('similar-descriptors', range, levels);
      }
    }
  });
}

const nearlyAll = 0.8;

/** Nearly the same: at least four fifths of the words of both together are common to the two. */
function isNearlySame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // Most pairs differ too much in length for it.
  if (Math.min(a.size, b.size) < nearlyAll * Math.max(a.size, b.size)) return false;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common >= nearlyAll * (a.size + b.size - common);
}
