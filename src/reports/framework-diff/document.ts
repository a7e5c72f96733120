import type { Change, Grade } from '../../versions/change.js';
import { grades } from '../../versions/change.js';
import { compareTexts, type Stretch } from '../../versions/wording.js';
import {
  type Block,
  bullets,
  type Document,
  details,
  dim,
  type Fact,
  heading,
  type Item,
  paragraph,
  type Span,
  strong,
  type Text,
} from '../document.js';
import type { DiffReport } from './report.js';
import { movesInWords, sheetBlocks } from './sheets.js';
import { countChanges, gradeMeanings, gradeTitles, partInWords, valuesOf, versionInWords } from './words.js';

export interface DiffDocumentOptions {
  /** `brackets` around words that differ, for a screen without colour; `strong` where there is bold. */
  readonly marks: 'brackets' | 'strong';
  /** Summary first and the rest folded, for a comment; else the summary last, where a terminal shows it. */
  readonly isFolded: boolean;
  /** The most changes to show of each grade. */
  readonly most?: number;
}

/** What changed from one version of a framework to another, by grade and by part. */
export function diffDocument(report: DiffReport, options: DiffDocumentOptions): Document {
  const { diff } = report;
  const { old, new: now } = diff;
  const title =
    old.id === now.id
      ? `${now.title}: ${old.version} → ${now.version}`
      : `${old.title} ${old.version} → ${now.title} ${now.version}`;
  const sections = [
    ...grades.flatMap((grade) => gradeBlocks(grade, report, options)),
    ...sheetBlocks(report, options.isFolded, options.most),
  ];
  const summary = summaryBlocks(report);
  return {
    language: 'en',
    blocks: options.isFolded
      ? [heading(2, title), ...summary, ...sections]
      : [heading(1, title), ...sections, heading(2, 'In short'), ...summary],
  };
}

function summaryBlocks({ diff, sheets }: DiffReport): Block[] {
  const counted = countChanges(diff);
  const said = `${counted[0]?.toUpperCase()}${counted.slice(1)}.`;
  const verdict = versionInWords(diff);
  return [
    paragraph(strong(said)),
    paragraph(diff.version.isHighEnough ? verdict : { text: verdict, style: 'bad' }),
    ...(sheets === null || sheets.sheets.length === 0 ? [] : [paragraph(movesInWords(sheets))]),
  ];
}

function gradeBlocks(grade: Grade, report: DiffReport, options: DiffDocumentOptions): Block[] {
  const changes = report.diff.changes.filter((change) => change.grade === grade);
  if (changes.length === 0) return [];
  const shown = changes.slice(0, options.most);
  const left = changes.length - shown.length;
  const blocks = [
    paragraph(gradeMeanings[grade]),
    ...byPart(shown).flatMap((group) => [
      heading(3, group.part),
      bullets(group.changes.map((change) => changeItem(change, report, options))),
    ]),
    ...(left === 0
      ? []
      : [paragraph(`${left} more ${left === 1 ? 'is' : 'are'} not shown here: “waymark diff” prints all.`)]),
  ];
  const title = `${gradeTitles[grade]} (${changes.length})`;
  return options.isFolded ? [details(title, blocks)] : [heading(2, title), ...blocks];
}

/** Changes of one part stand together already. */
function byPart(changes: readonly Change[]): { part: string; changes: Change[] }[] {
  const groups: { part: string; changes: Change[] }[] = [];
  for (const change of changes) {
    const part = partInWords(change);
    const last = groups.at(-1);
    if (last?.part === part) last.changes.push(change);
    else groups.push({ part, changes: [change] });
  }
  return groups;
}

function changeItem(change: Change, report: DiffReport, options: DiffDocumentOptions): Item {
  const { file, line, column } = report.placeOf(change);
  const values = valuesOf(change);
  const end = dim(`  [${change.kind}] ${file}:${line}:${column}`);
  if (values === null || values.isShort) {
    const said =
      values === null
        ? change.message
        : `${change.message.replace(/\.$/, '')}: ${values.before ?? 'none'} → ${values.after ?? 'none'}.`;
    const facts = hintFacts(change);
    return { text: [said, end], ...(facts.length > 0 && { facts }) };
  }
  return {
    text: [change.message, end],
    facts: [...valueFacts(change, values, options), ...hintFacts(change)],
  };
}

function valueFacts(
  change: Change,
  { before, after }: { readonly before: string | null; readonly after: string | null },
  options: DiffDocumentOptions,
): Fact[] {
  const [was, is] =
    before !== null && after !== null && change.isText
      ? marked(before, after, options)
      : [before === null ? null : [before], after === null ? null : [after]];
  return [
    ...(was === null ? [] : [{ label: 'Was', text: was }]),
    ...(is === null ? [] : [{ label: 'Is', text: is }]),
  ];
}

const hintFacts = ({ hint }: Change): Fact[] => (hint === null ? [] : [{ label: 'Note', text: [hint] }]);

/** Texts that share less than this are easier to read without marks. */
const leastSharedToMark = 0.4;

/** Two texts with what differs marked in both. */
function marked(before: string, after: string, { marks }: DiffDocumentOptions): [Text, Text] {
  const comparison = compareTexts(before, after);
  if (comparison.shared < leastSharedToMark) return [[before], [after]];
  const text = (stretches: readonly Stretch[]): Text =>
    stretches.flatMap(({ text: words, isShared }, index): Span[] => {
      const space = index === 0 ? [] : [' '];
      if (isShared) return [...space, words];
      return [...space, strong(marks === 'brackets' ? `[${words}]` : words)];
    });
  return [text(comparison.before), text(comparison.after)];
}
