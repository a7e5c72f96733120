import type { Assessment } from '../assessment/assessment.js';
import { type Block, bullets, type Document, paragraph, strong } from './document.js';
import { inShort } from './gap-report/views.js';
import { findDifferences, inWords } from './gap-report/voices.js';
import { count } from './numbers.js';
import { joinAnd, Words } from './words.js';

export interface Merged {
  /** How many sheets it was made from. */
  readonly sheets: number;
  /** Ids of the groups that were folded into the others; null when names were kept. */
  readonly folded: readonly string[] | null;
  /** Where it was written to; null for standard output. */
  readonly file: string | null;
}

/** What became of sheets that were merged: how far they agree, what is to be discussed, and how to go on. */
export function mergeReport(assessment: Assessment, merged: Merged): Document {
  const words = new Words(assessment);
  const { agreement } = assessment;
  const unsettled = findDifferences(assessment).filter(({ kind }) => kind === 'to-discuss');
  const blocks: Block[] = [
    paragraph(
      strong(`${count(merged.sheets, 'sheet')} merged${merged.file === null ? '' : ` into ${merged.file}`}.`),
      ...(agreement === null ? [] : [` ${inShort(agreement, assessment)}`]),
    ),
  ];
  if (unsettled.length > 0) {
    const items = unsettled.map(({ criterion, agreement: views }) => ({
      text: [strong(`${criterion.title}: `), `${inWords(views, words)}.`],
    }));
    blocks.push(paragraph('To discuss, the furthest apart first:'), bullets(items));
  }
  if (merged.folded !== null) blocks.push(paragraph(aboutNames(merged.folded, words)));
  if (merged.file !== null) {
    const commands = [
      ...(unsettled.length === 0 ? [] : [`To settle what differs: waymark assess ${merged.file} --discuss`]),
      `To report it: waymark report ${merged.file}`,
    ];
    blocks.push(...commands.map((command) => paragraph(command)));
  }
  return { language: assessment.framework.language, blocks };
}

function aboutNames(folded: readonly string[], words: Words): string {
  const groups =
    folded.length === 0
      ? 'Groups are kept.'
      : `${joinAnd(folded.map((id) => `“${words.groups([id])}”`))} ${folded.length === 1 ? 'is' : 'are'} too small to be told apart, and folded into the others.`;
  return `Names are left out. ${groups} Notes, reasons and sources are as they were written: read them before you pass the sheet on.`;
}
