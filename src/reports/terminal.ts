import Table from 'cli-table3';
import { clean } from '../terminal/clean.js';
import { hang, pad, widthOf, wrap } from '../terminal/layout.js';
import type { Paint } from '../terminal/paint.js';
import { drawBar } from './bar.js';
import type { Block, Cell, Column, Document, Item, Text } from './document.js';

export interface TerminalOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** A document for a terminal, or for a plain text file: no line is wider than asked. */
export function renderTerminal(document: Document, options: TerminalOptions): string {
  const parts = document.blocks.flatMap(unfold).map((block, index) => {
    const text = renderBlock(block, options);
    // More air above a section than above what belongs to it.
    return index > 0 && block.kind === 'heading' && block.level <= 2 ? `\n${text}` : text;
  });
  return `${parts.join('\n\n')}\n`;
}

type Flat = Exclude<Block, { readonly kind: 'details' }>;

/** A terminal cannot fold. */
function unfold(block: Block): Flat[] {
  if (block.kind !== 'details') return [block];
  return [{ kind: 'heading', level: 2, text: block.summary }, ...block.blocks.flatMap(unfold)];
}

function renderBlock(block: Flat, options: TerminalOptions): string {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.level, block.text, options);
    case 'paragraph':
      return wrapText(block.text, options).join('\n');
    case 'list':
      return renderList(block.ordered, block.items, options);
    case 'table':
      return renderTable(block.columns, block.rows, options);
  }
}

function renderHeading(level: 1 | 2 | 3 | 4, text: string, { width, paint }: TerminalOptions): string {
  const lines = wrap(level === 2 ? clean(text).toUpperCase() : clean(text), width);
  const underline = { 1: '=', 2: '-', 3: '', 4: '' }[level];
  const longest = Math.max(...lines.map((line) => widthOf(line)));
  return [
    ...lines.map((line) => paint('strong', line)),
    ...(underline === '' ? [] : [paint('dim', underline.repeat(longest))]),
  ].join('\n');
}

function renderList(ordered: boolean, items: readonly Item[], options: TerminalOptions): string {
  const digits = String(items.length).length;
  const spacious = items.some(({ facts }) => facts !== undefined);
  return items
    .map((item, index) => {
      const mark = ordered ? `${String(index + 1).padStart(digits)}. ` : '- ';
      return renderItem(mark, item, options);
    })
    .join(spacious ? '\n\n' : '\n');
}

function renderItem(
  mark: string,
  { text, facts = [], paragraphs = [] }: Item,
  options: TerminalOptions,
): string {
  const { width, paint } = options;
  const indent = ' '.repeat(mark.length);
  const labels = Math.max(0, ...facts.map(({ label }) => widthOf(label)));
  return [
    hang(mark, styled(text, paint), width),
    ...facts.map(({ label, text: said }) =>
      hang(`${indent}${paint('dim', pad(label, labels))}  `, styled(said, paint), width),
    ),
    ...paragraphs.map((said) => hang(indent, styled(said, paint), width)),
  ].join('\n');
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right'].flatMap((side) =>
    ['', '-mid', `-left`, `-right`].map((part) => [`${side}${part}`, '']),
  ),
);

/** A table without lines: columns are parted by space, and texts are wrapped here, so that widths are ours. */
function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { width, paint }: TerminalOptions,
): string {
  const parted = 2;
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const free = width - fixed - parted * (columns.length - 1);
  if (free < narrowestColumn) return renderStacked(columns, rows, { width, paint });
  const widths = columns.map((column) => column.width ?? free);
  const laidOut = (text: string, index: number) => {
    const room = widths[index] ?? free;
    const side = columns[index]?.align === 'right' ? 'right' : 'left';
    return wrap(text, room)
      .map((line) => pad(line, room, side))
      .join('\n');
  };
  const grid = new Table({
    chars: {
      ...noBorders,
      mid: '',
      'left-mid': '',
      'mid-mid': '',
      'right-mid': '',
      middle: ' '.repeat(parted),
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  grid.push(columns.map(({ title }, index) => laidOut(paint('dim', clean(title)), index)));
  for (const row of rows) {
    grid.push(
      row.map((cell, index) =>
        'kind' in cell
          ? pad(drawBar(cell, widths[index] ?? free), widths[index] ?? free)
          : laidOut(styled(cell, paint), index),
      ),
    );
  }
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Below this a column of text is no longer readable, and a table's rows are stacked instead. */
const narrowestColumn = 14;

/** A table for a narrow screen: each row as a line with its other cells under it, by their titles. */
function renderStacked(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: TerminalOptions,
): string {
  const stacked = rows.map(
    ([first, ...rest]): Item => ({
      text: first === undefined || 'kind' in first ? [] : first,
      facts: rest.flatMap((cell, index) =>
        'kind' in cell || isEmpty(cell) ? [] : [{ label: columns[index + 1]?.title ?? '', text: cell }],
      ),
    }),
  );
  return stacked.map((item) => renderItem('', item, options)).join('\n\n');
}

function isEmpty(text: Text): boolean {
  return text.every((span) => (typeof span === 'string' ? span : span.text) === '');
}

function wrapText(text: Text, { width, paint }: TerminalOptions): string[] {
  return wrap(styled(text, paint), width).map((line) => line.trimEnd());
}

function styled(text: Text, paint: Paint): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return clean(span);
      return span.style === undefined ? clean(span.text) : paint(span.style, clean(span.text));
    })
    .join('');
}
