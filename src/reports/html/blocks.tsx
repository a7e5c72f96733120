import type { ComponentChild, ComponentChildren } from 'preact';
import { clean } from '../../terminal/clean.js';
import type { Bar, Block, Cell, Column, Item, Span, Text } from '../document.js';
import { BarPicture } from './bar.js';

export interface BlockOptions {
  /** How many levels deeper headings stand than in the document: they follow what is around them. */
  readonly deeper?: number;
  /** The name of a table before any heading. */
  readonly caption?: string;
  /** The id of the first block, a heading that a link leads to. */
  readonly id?: string;
}

/** Blocks of a document as HTML. A table is called what the heading before it says. */
export function renderBlocks(blocks: readonly Block[], options: BlockOptions = {}): ComponentChild[] {
  let caption = options.caption ?? '';
  let above = 1;
  return blocks.map((block, index) => {
    if (block.kind === 'heading') {
      caption = block.text;
      above = block.level + (options.deeper ?? 0);
    }
    // What is folded begins one level below the heading that it stands under.
    const deeper = block.kind === 'details' ? above + 1 - highest(block.blocks) : options.deeper;
    const { id, ...others } = options;
    return renderBlock(block, {
      ...others,
      ...(deeper === undefined ? {} : { deeper }),
      ...(id !== undefined && index === 0 ? { id } : {}),
      caption,
    });
  });
}

function highest(blocks: readonly Block[]): number {
  return Math.min(6, ...blocks.map((block) => (block.kind === 'heading' ? block.level : 6)));
}

function renderBlock(block: Block, options: BlockOptions): ComponentChild {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={block.level + (options.deeper ?? 0)} id={options.id}>
          {clean(block.text)}
        </Heading>
      );
    case 'paragraph':
      return <p>{renderText(block.text)}</p>;
    case 'list': {
      const items = block.items.map((item) => renderItem(item));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <DataTable caption={options.caption ?? ''} columns={block.columns} rows={block.rows} />;
    case 'details':
      return (
        <details>
          <summary>{clean(block.summary)}</summary>
          {renderBlocks(block.blocks, { ...options, caption: block.summary })}
        </details>
      );
  }
}

/** @param level 1 to 6; deeper ones are the sixth */
export function Heading(props: {
  readonly level: number;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const Tag = `h${Math.min(props.level, 6)}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  return <Tag id={props.id}>{props.children}</Tag>;
}

function renderItem({ text, facts = [], paragraphs = [] }: Item): ComponentChild {
  return (
    <li>
      {renderText(text)}
      {facts.length === 0 ? null : (
        <dl>
          {facts.map(({ label, text: said }) => (
            <div>
              <dt>{clean(label)}</dt>
              <dd>{renderText(said)}</dd>
            </div>
          ))}
        </dl>
      )}
      {paragraphs.map((said) => (
        <p>{renderText(said)}</p>
      ))}
    </li>
  );
}

/** More than these do not fit a phone. */
const mostNarrowColumns = 4;

/**
 * A real table: a caption, a header of columns, and the first cell of each row as its header. One of few columns fits a
 * phone by breaking its words; one of many scrolls in itself, and is reached with the keyboard.
 */
export function DataTable(props: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly wide?: boolean;
}) {
  const { columns, rows } = props;
  const caption = clean(props.caption);
  const narrow = columns.filter((_, index) => !isBarColumn(rows, index));
  const wide = props.wide ?? narrow.length > mostNarrowColumns;
  const kind = (index: number) =>
    isBarColumn(rows, index) ? 'scale' : columns[index]?.align === 'right' ? 'number' : undefined;
  const table = (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title }, index) => (
            <th scope="col" class={kind(index)}>
              {isBarColumn(rows, index) ? 'On the scale' : clean(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th scope="row" class={kind(index)}>
                  {renderCell(cell)}
                </th>
              ) : (
                <td class={kind(index)}>{renderCell(cell)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!wide) return table;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, and have a name
    <div class="scroll" role="group" tabIndex={0} aria-label={`Table: ${caption}`}>
      {table}
    </div>
  );
}

/** The title of a column of bars is a scale drawn for a terminal. */
function isBarColumn(rows: readonly (readonly Cell[])[], index: number): boolean {
  const cell = rows[0]?.[index];
  return cell !== undefined && isBar(cell);
}

function isBar(cell: Cell): cell is Bar {
  return 'kind' in cell;
}

function renderCell(cell: Cell): ComponentChild {
  return isBar(cell) ? <BarPicture bar={cell} /> : renderText(cell);
}

function renderText(text: Text): ComponentChild[] {
  return text.map(renderSpan);
}

function renderSpan(span: Span): ComponentChild {
  if (typeof span === 'string') return clean(span);
  const text = clean(span.text);
  if (span.url !== undefined && isWebAddress(span.url))
    return (
      // On paper an address is written after its link, but for one that is its own text.
      <a href={span.url} rel="noreferrer" class={text === span.url ? 'address' : undefined}>
        {text}
      </a>
    );
  if (span.style === 'strong') return <strong>{text}</strong>;
  return span.style === undefined ? text : <span class={span.style}>{text}</span>;
}

/** Other addresses could run something, or lead into the machine of whoever reads. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/u.test(url);
}
