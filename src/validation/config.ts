import * as z from 'zod';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.js';
import type { Code } from '../diagnostics/words.js';
import { Findings } from '../source/findings.js';
import { childOf, entriesOf, type Node } from '../source/node.js';
import { parseSource } from '../source/parse.js';
import { closedObject, whole } from '../source/schema.js';
import { checkShape } from '../source/shape.js';
import type { Source } from '../source/source.js';
import { isRule } from './directives.js';
import { type Setting, settings } from './grading.js';

/** What a project has agreed on for all its files: `waymark.config.yaml`. */
export interface Config {
  readonly rules: ReadonlyMap<Code, Setting>;
  readonly failOn: 'error' | 'warning' | null;
  readonly maxWarnings: number | null;
}

/** What the file is called. */
export const configName = 'waymark.config.yaml';

export const noConfig: Config = { rules: new Map(), failOn: null, maxWarnings: null };

const configSchema = closedObject({
  rules: z.record(z.string(), z.enum(settings)).optional(),
  'fail-on': z.enum(['error', 'warning']).optional(),
  'max-warnings': whole(0, 1_000_000).optional(),
});

/** Reads the settings of a project. @returns `config` null when there is any error */
export function readConfig(source: Source): {
  config: Config | null;
  diagnostics: readonly Diagnostic[];
} {
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  const config = root === null ? null : buildConfig(root, findings);
  return {
    config: hasErrors(findings.diagnostics) ? null : config,
    diagnostics: sortDiagnostics(findings.diagnostics),
  };
}

function buildConfig(root: Node, findings: Findings): Config | null {
  const file = checkShape(configSchema, root, findings);
  for (const { key, keyRange } of entriesOf(childOf(root, 'rules'))) isRule(key, keyRange, findings);
  if (file === null) return null;
  return {
    rules: new Map(Object.entries(file.rules ?? {}) as [Code, Setting][]),
    failOn: file['fail-on'] ?? null,
    maxWarnings: file['max-warnings'] ?? null,
  };
}
