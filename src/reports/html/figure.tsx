import type { ComponentChildren } from 'preact';
import { clean } from '../../terminal/clean.js';
import type { Cell, Column } from '../document.js';
import { DataTable, Heading } from './blocks.js';

export interface FigureProps {
  /** Letters, digits and hyphens; once in a page. */
  readonly id: string;
  /** The level of its heading in the page. */
  readonly level: number;
  /** What the picture shows, as a sentence: its title. */
  readonly finding: string;
  /** What it is and every number in it, for those who do not see it. */
  readonly description: string;
  /** The picture, which nobody who hears the page meets: it is one image with the description as its name. */
  readonly children: ComponentChildren;
  /** What the marks mean, for those who see it. */
  readonly legend?: ComponentChildren;
  /** The numbers of the picture. */
  readonly table: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };
  /** For a table of many columns. */
  readonly wide?: boolean;
}

/** A picture with its finding above it and its numbers in a table beneath it. */
export function Figure(props: FigureProps) {
  const { id, level, finding, description, children, legend, table, wide } = props;
  return (
    <figure id={id} class="chart" aria-labelledby={`${id}-finding`}>
      <Heading level={level} id={`${id}-finding`}>
        {clean(finding)}
      </Heading>
      {legend === undefined ? null : <p class="legend">{legend}</p>}
      <div class="picture" role="img" aria-label={clean(description)}>
        {children}
      </div>
      <details class="numbers">
        <summary>The same as a table</summary>
        <DataTable
          caption={finding}
          columns={table.columns}
          rows={table.rows}
          {...(wide === undefined ? {} : { wide })}
        />
      </details>
    </figure>
  );
}

/** A mark of a picture in its legend: what it looks like, and what it means. */
export function Mark(props: {
  readonly width: number;
  readonly height: number;
  readonly means: string;
  readonly children: ComponentChildren;
}) {
  const { width, height, means, children } = props;
  return (
    <span>
      <svg aria-hidden="true" width={width} height={height}>
        {children}
      </svg>
      {means}
    </span>
  );
}
