import { areOneOrganisation, type Compared } from '../../comparison/compare.js';
import { compareText, nameKey } from '../../consensus/voices.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';

/**
 * The order in which they are compared, and what should be known of it: those of one organisation go from the earliest
 * date to the latest, if each has one; those of several stay as they are given.
 */
export function putInOrder(all: readonly Compared[]): {
  readonly ordered: readonly Compared[];
  readonly warnings: readonly Diagnostic[];
} {
  if (!areOneOrganisation(all.map(({ assessment }) => assessment))) {
    return { ordered: all, warnings: sayOrganisations(all) };
  }
  const undated = all.filter(({ assessment }) => assessment.sheet.date === null);
  if (undated.length > 0) {
    return { ordered: all, warnings: undated.map(({ file }) => diagnose('no-date', { file }, {})) };
  }
  const warnings = all.flatMap((one, index): Diagnostic[] => {
    const [date, before] = [dateOf(one), all[index - 1]];
    if (before === undefined) return [];
    const place = { file: one.file };
    if (dateOf(before) === date) return [diagnose('same-date', place, { date, other: before.file })];
    if (dateOf(before) < date) return [];
    return [diagnose('dates-out-of-order', place, { date, after: dateOf(before), other: before.file })];
  });
  return { ordered: [...all].sort((a, b) => compareText(dateOf(a), dateOf(b))), warnings };
}

function dateOf({ assessment }: Compared): string {
  return assessment.sheet.date ?? '';
}

/** Each organisation that is another than that of the first sheet that names one. */
function sayOrganisations(all: readonly Compared[]): Diagnostic[] {
  const first = all.find(({ assessment }) => assessment.sheet.organisation !== null);
  const firstName = first?.assessment.sheet.organisation ?? '';
  return all.flatMap(({ file, assessment: { sheet } }): Diagnostic[] => {
    const { organisation } = sheet;
    if (first === undefined || organisation === null || nameKey(organisation) === nameKey(firstName))
      return [];
    const words = { organisation, other: first.file, otherOrganisation: firstName };
    return [diagnose('several-organisations', { file }, words)];
  });
}
