import { type Column, listColumns, type TableShape } from '../../batch/columns.js';
import { csvHeader } from '../../batch/encode.js';
import type { Framework } from '../../framework/framework.js';
import type { Layout } from '../../reports/formats.js';

/** Where pieces of a result go. @returns false when nobody takes them any more */
export type Send = (bytes: Uint8Array) => Promise<boolean>;

/** The formats of a table. */
export const tableFormats = ['table', 'csv', 'ndjson', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Writes rows, as they come from the threads, in one of the formats. */
export interface TableOutput {
  /** @param framework that of the first sheet, once there is one @returns false when nobody reads */
  add(rows: Uint8Array, framework: Framework | null): Promise<boolean>;
  finish(): Promise<void>;
}

export interface TableOutputOptions {
  readonly shape: TableShape;
  readonly format: TableFormat;
  readonly hasHeader: boolean;
  readonly layout: Layout;
}

export function openTableOutput(send: Send, options: TableOutputOptions): TableOutput {
  switch (options.format) {
    case 'csv':
      return csvOutput(send, options);
    case 'ndjson':
      return { add: (rows) => send(rows), finish: async () => {} };
    case 'json':
      return jsonOutput(send);
    case 'table':
      return screenOutput(send, options);
  }
}

function csvOutput(send: Send, { shape, hasHeader }: TableOutputOptions): TableOutput {
  let isHeaded = !hasHeader;
  return {
    async add(rows, framework) {
      // The columns of a wide table are known with its first sheet.
      if (!isHeaded && (framework !== null || !shape.wide)) {
        isHeaded = true;
        if (!(await send(Buffer.from(csvHeader(listColumns(shape, framework).map(nameOf)))))) return false;
      }
      return rows.length === 0 || send(rows);
    },
    async finish() {
      if (!isHeaded && !shape.wide) await send(Buffer.from(csvHeader(listColumns(shape, null).map(nameOf))));
    },
  };
}

const nameOf = ({ name }: Column) => name;

/** One list of all the rows. */
function jsonOutput(send: Send): TableOutput {
  let isBegun = false;
  return {
    async add(rows) {
      if (rows.length === 0) return true;
      const lines = Buffer.from(rows.buffer, rows.byteOffset, rows.length).toString(
        'utf8',
        0,
        rows.length - 1,
      );
      const before = isBegun ? ',\n' : '[\n';
      isBegun = true;
      return send(Buffer.from(`${before}${lines.replaceAll('\n', ',\n')}`));
    },
    async finish() {
      await send(Buffer.from(isBegun ? '\n]\n' : '[]\n'));
    },
  };
}

/** For a screen all rows are laid out together. */
function screenOutput(send: Send, { shape, layout }: TableOutputOptions): TableOutput {
  const pieces: Buffer[] = [];
  let first: Framework | null = null;
  return {
    async add(rows, framework) {
      first ??= framework;
      pieces.push(Buffer.from(rows));
      return true;
    },
    async finish() {
      const { renderScoreTable } = await import('../../batch/screen.js');
      const rows = Buffer.concat(pieces).toString('utf8').split('\n').slice(0, -1);
      await send(
        Buffer.from(
          await renderScoreTable(
            rows.map((row) => JSON.parse(row)),
            shape,
            first,
            layout,
          ),
        ),
      );
    },
  };
}
