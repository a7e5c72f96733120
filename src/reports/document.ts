import type { Style } from '../terminal/paint.js';

/**
 * A report as blocks, before any format: what is said and in which order, not how it looks. Each format
 * turns the same document into text, so that all of them say the same.
 */
export interface Document {
  readonly language: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** Blocks that are folded under a line where the format can fold, and follow it as a section where it cannot. */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] };

/** An item of a list: its first paragraph, then facts and paragraphs of its own. */
export interface Item {
  readonly text: Text;
  readonly facts?: readonly Fact[];
  readonly paragraphs?: readonly Text[];
}

/** A labelled line, such as “Who: the finance director”. */
export interface Fact {
  readonly label: string;
  readonly text: Text;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The columns that it should have in a terminal; one column has none and takes what is left. */
  readonly width?: number;
}

export type Cell = Text | Bar;

/** A text in one or more styles. */
export type Text = readonly Span[];

/** A plain piece of text, or one with a style. `url` is a link where the format has links. */
export type Span = string | { readonly text: string; readonly style?: Style; readonly url?: string };

/** A score on its scale. `high` is the upper end of its range; `target` is marked. */
export interface Bar {
  readonly kind: 'bar';
  readonly lowest: number;
  readonly highest: number;
  readonly score: number | null;
  readonly high: number | null;
  readonly target: number | null;
}

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...text: Span[]): Block => ({ kind: 'paragraph', text });
export const bullets = (items: readonly Item[]): Block => ({ kind: 'list', ordered: false, items });
export const numbered = (items: readonly Item[]): Block => ({ kind: 'list', ordered: true, items });
export const table = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
});
export const details = (summary: string, blocks: readonly Block[]): Block => ({
  kind: 'details',
  summary,
  blocks,
});
export const strong = (text: string): Span => ({ text, style: 'strong' });
export const dim = (text: string): Span => ({ text, style: 'dim' });
