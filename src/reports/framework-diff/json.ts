import { escapeControls } from '../../terminal/clean.js';
import type { DiffReport } from './report.js';

/** The changes as data; docs/versions.md describes it. */
export function renderDiffJson({ diff, oldFile, newFile, placeOf, sheets }: DiffReport): string {
  const data = {
    /** Rises when a field changes its meaning or goes away; not when one is added. */
    schemaVersion: 1,
    old: { file: oldFile, ...diff.old },
    new: { file: newFile, ...diff.new },
    counts: diff.counts,
    version: diff.version,
    changes: diff.changes.map((change) => {
      const { grade, kind, part, level, name, before, after, message, hint, place } = change;
      const { file, line, column, side } = placeOf(change);
      return {
        grade,
        kind,
        part,
        level,
        name,
        before,
        after,
        message,
        hint,
        place: { side, file, line, column, path: place.path },
      };
    }),
    ...(sheets !== null && { scaleRule: sheets.scaleRule, sheets: sheets.sheets }),
  };
  return `${escapeControls(JSON.stringify(data, null, 2))}\n`;
}
