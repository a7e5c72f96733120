import { showControlsInLines, wellFormed } from '../terminal/clean.js';

/** What a cell of a spreadsheet holds at most. */
const mostCharacters = 32_767;

/**
 * A text as a cell can hold it; one that is longer ends with an ellipsis. Spreadsheets take `_x0041_` for the character
 * of that number, and XML has neither halves of characters nor the two that are none.
 */
export function cellText(text: string): string {
  const clean = wellFormed(showControlsInLines(text))
    .replace(/\r\n?/g, '\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (clean.length <= mostCharacters) return clean;
  return `${clean.slice(0, mostCharacters - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
