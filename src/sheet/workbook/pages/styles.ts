import type { CellStyle } from 'hucre/xlsx';

/*
 * How cells look. What is to be filled in is known by its colour, by its border, and by where the cursor may go.
 */

/** On every machine, or another that is as wide. */
export const font = { name: 'Arial', size: 10 };
const dark = { rgb: '1F3A5F' };
const grey = { rgb: '595959' };
const line = { style: 'thin', color: { rgb: 'A6A6A6' } } as const;
const border = { top: line, right: line, bottom: line, left: line };

function solid(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const;
}

const wrapped = { vertical: 'top', wrapText: true } as const;

/** A text that is only read. */
export const text: CellStyle = { font, alignment: wrapped, border };
/** An id: needed to read the workbook back, and of no interest to whoever fills it in. */
export const quiet: CellStyle = { ...text, font: { ...font, size: 8, color: grey } };
export const strong: CellStyle = { ...text, font: { ...font, bold: true } };
export const header: CellStyle = {
  font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
  fill: solid(dark.rgb),
  alignment: { ...wrapped, vertical: 'center' },
  border,
};
export const title: CellStyle = { font: { ...font, size: 16, bold: true, color: dark }, alignment: wrapped };
export const heading: CellStyle = {
  font: { ...font, size: 12, bold: true, color: dark },
  alignment: wrapped,
};

/** A cell to fill in. */
export const input: CellStyle = {
  font,
  fill: solid('FFF8DC'),
  alignment: wrapped,
  border,
  protection: { locked: false },
};
export const inputStrong: CellStyle = { ...input, font: { ...font, bold: true } };
export const inputDate: CellStyle = {
  ...input,
  numFmt: 'yyyy-mm-dd',
  alignment: { ...wrapped, horizontal: 'left' },
};
