import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { clean } from '../terminal/clean.js';
import { drawBar } from './bar.js';
import type { Block, Cell, Document, Item, Text } from './document.js';

/** Columns of a bar in a table. */
const barWidth = 21;

/** A document as GitHub-flavoured Markdown. The library escapes what would otherwise be markup. */
export function renderMarkdown(document: Document): string {
  const root: Root = { type: 'root', children: document.blocks.flatMap(renderBlock) };
  return toMarkdown(root, { bullet: '-', extensions: [gfmTableToMarkdown()] });
}

function renderBlock(block: Block): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [
        { type: 'heading', depth: block.level, children: [{ type: 'text', value: clean(block.text) }] },
      ];
    case 'paragraph':
      return [paragraph(block.text)];
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.ordered,
          spread: false,
          children: block.items.map((item) => ({
            type: 'listItem',
            spread: false,
            children: renderItem(item),
          })),
        },
      ];
    case 'table':
      return [
        {
          type: 'table',
          align: block.columns.map(({ align }) => align),
          children: [
            tableRow(block.columns.map(({ title }) => [title])),
            ...block.rows.map((cells) => tableRow(cells)),
          ],
        },
      ];
    case 'details':
      return [
        { type: 'html', value: `<details>\n<summary>${escapeHtml(clean(block.summary))}</summary>` },
        ...block.blocks.flatMap(renderBlock),
        { type: 'html', value: '</details>' },
      ];
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function renderItem({ text, facts = [], paragraphs = [] }: Item) {
  const factItems = facts.map(({ label, text: said }) => ({
    type: 'listItem' as const,
    spread: false,
    children: [{ ...paragraph([`${label}: `, ...said]) }],
  }));
  return [
    paragraph(text),
    ...paragraphs.map((said) => paragraph(said)),
    ...(factItems.length === 0
      ? []
      : [{ type: 'list' as const, ordered: false, spread: false, children: factItems }]),
  ];
}

function paragraph(text: Text) {
  return { type: 'paragraph' as const, children: inline(text) };
}

function tableRow(cells: readonly Cell[]) {
  return {
    type: 'tableRow' as const,
    children: cells.map((cell) => ({
      type: 'tableCell' as const,
      children:
        'kind' in cell ? [{ type: 'inlineCode' as const, value: drawBar(cell, barWidth) }] : inline(cell),
    })),
  };
}

/** Markdown has no space at the edge of an emphasis or of a paragraph, so it is moved out or dropped. */
function inline(text: Text): PhrasingContent[] {
  const nodes = text.flatMap((span): PhrasingContent[] => {
    const value = clean(typeof span === 'string' ? span : span.text);
    if (typeof span === 'string') return [{ type: 'text', value }];
    const [before, core, after] = /^(\s*)(.*?)(\s*)$/s.exec(value)?.slice(1) ?? ['', value, ''];
    const child: PhrasingContent = { type: 'text', value: core ?? '' };
    const marked: PhrasingContent =
      span.url !== undefined
        ? { type: 'link', url: span.url, children: [child] }
        : span.style === 'strong'
          ? { type: 'strong', children: [child] }
          : child;
    return [{ type: 'text', value: before ?? '' }, marked, { type: 'text', value: after ?? '' }];
  });
  const last = nodes.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}
