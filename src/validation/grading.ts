import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { type Code, diagnosticWords } from '../diagnostics/words.js';

/** What becomes of a rule. */
export const settings = ['off', 'warning', 'error'] as const;
export type Setting = (typeof settings)[number];

/** True for what is a warning unless somebody says otherwise: only these can be changed. */
export function isGradable(code: Code): boolean {
  return diagnosticWords[code].severity === 'warning';
}

/**
 * Gives each finding the grade that is set for its rule.
 * @param settingOf undefined leaves a finding as it is
 * @returns what is left, and how many are switched off
 */
export function grade(
  diagnostics: readonly Diagnostic[],
  settingOf: (diagnostic: Diagnostic) => Setting | undefined,
): { diagnostics: readonly Diagnostic[]; switchedOff: number } {
  let switchedOff = 0;
  const left = diagnostics.flatMap((diagnostic) => {
    const setting = isGradable(diagnostic.code) ? settingOf(diagnostic) : undefined;
    if (setting === undefined) return [diagnostic];
    if (setting !== 'off') return [withSeverity(diagnostic, setting)];
    switchedOff += 1;
    return [];
  });
  return { diagnostics: left, switchedOff };
}

function withSeverity(diagnostic: Diagnostic, severity: Severity): Diagnostic {
  return diagnostic.severity === severity ? diagnostic : { ...diagnostic, severity };
}
