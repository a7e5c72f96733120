import type { Case } from '../../cases/case.js';
import { type CasesDraft, readCases } from '../../cases/read.js';
import { runCase } from '../../cases/run.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Framework } from '../../framework/framework.js';
import type { Io } from '../../io.js';
import type { TestedFile } from '../../reports/cases/tested.js';
import { choiceOf } from '../../sheet/framework-name.js';
import { Findings } from '../../source/findings.js';
import { parseSource } from '../../source/parse.js';
import { findFramework, pathBeside, problemsOf } from '../load.js';
import type { FoundCases } from './find.js';

/** A file of cases that is in order. */
export interface ReadCases extends FoundCases {
  readonly draft: CasesDraft;
  readonly framework: Framework;
  readonly cases: readonly Case[];
}

/** Reads a file of cases and holds it against its framework. */
export async function readFound(
  io: Io,
  found: FoundCases,
): Promise<{ read: ReadCases | null; diagnostics: readonly Diagnostic[] }> {
  const { source, beside, cache } = found;
  const findings = new Findings(source);
  const draft = readCases(parseSource(source, findings), findings);
  const named = draft.framework;
  if (beside !== null && named !== undefined && !isSame(io, source.file, named.value, beside)) {
    findings.add('cases-of-another-framework', named.range, { named: named.value, given: beside.path });
    return { read: null, diagnostics: draft.diagnostics };
  }
  const known = await findFramework(io, draft, cache);
  if (known === null) {
    return { read: null, diagnostics: [...problemsOf(cache), ...draft.diagnostics] };
  }
  const { framework } = known;
  const { cases, diagnostics } = draft.complete(framework);
  // What expects nothing is in the report.
  const said = diagnostics.filter(({ code }) => code !== 'nothing-expected');
  return { read: cases === null ? null : { ...found, draft, framework, cases }, diagnostics: said };
}

/** True when the framework that cases name is the one that they stand beside. */
function isSame(
  io: Io,
  file: string,
  named: string,
  { path, framework }: NonNullable<FoundCases['beside']>,
): boolean {
  return choiceOf(named) === 'by-id' ? named === framework.id : io.isOneOf(pathBeside(file, named), [path]);
}

/** Runs the cases of a file. @param only ids; all when null */
export function runFile(
  { source, framework, cases }: ReadCases,
  only: ReadonlySet<string> | null,
): TestedFile {
  const chosen = only === null ? cases : cases.filter(({ id }) => only.has(id));
  return { source, framework, results: chosen.map((one) => runCase(framework, one)) };
}
