// Whether two CSV files say the same.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** Means are rounded to nine decimals. The rest is what a double loses. */
const tolerance = 1e-9 + 1e-15;

/** @returns the columns in which two tables differ, in name or in a row */
export function differingColumns(ownPath, itsPath, rows) {
  const [own, its] = [ownPath, itsPath].map((path) => {
    return Papa.parse(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data;
  });
  if (own.length !== rows + 1 || its.length !== rows + 1) return ['the number of rows'];
  return own[0].filter((name, place) => {
    return its[0][place] !== name || own.slice(1).some((row, at) => !isSame(row[place], its[at + 1][place]));
  });
}

function isSame(own, its) {
  if (own === its) return true;
  return own !== '' && its !== '' && Math.abs(Number(own) - Number(its)) <= tolerance;
}
