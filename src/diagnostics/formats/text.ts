import { countProblems, renderDiagnostics, type TextOptions } from '../text.js';
import type { ValidationReport } from '../validation.js';

/** For people: every problem, then one line that counts them, and what else there is to know. */
export function renderValidationText({ files, diagnostics }: ValidationReport, options: TextOptions): string {
  const total = (count: 'switchedOff' | 'mended') => files.reduce((sum, file) => sum + file[count], 0);
  const mended = total('mended');
  const switchedOff = total('switchedOff');
  const mendable = diagnostics.filter(({ fix }) => fix !== null).length;
  const last = [
    `${plural(files.length, 'file')} checked: ${countProblems(diagnostics)}.`,
    ...(mended > 0 ? [`${plural(mended, 'problem')} mended.`] : []),
    ...(switchedOff > 0 ? [`${plural(switchedOff, 'warning')} switched off.`] : []),
    ...(mendable > 0 ? [`--fix mends ${mendable === 1 ? 'one' : mendable} of them.`] : []),
  ].join(' ');
  return diagnostics.length === 0 ? `${last}\n` : `${renderDiagnostics(diagnostics, options)}\n${last}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
