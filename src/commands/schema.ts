import { assessmentJsonSchema } from '../assessment/schema.js';
import { casesJsonSchema } from '../cases/json-schema.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { frameworkJsonSchema } from '../framework/json-schema.js';
import type { Io } from '../io.js';
import { sheetJsonSchema } from '../sheet/json-schema.js';
import type { JsonSchema } from '../source/json-schema.js';
import { loadFramework } from './load.js';
import { type OutputOptions, printDiagnostics, writeResult } from './output.js';

export type SchemaKind = 'framework' | 'sheet' | 'cases' | 'assessment';

export interface SchemaOptions extends OutputOptions {
  /** Makes the schema of sheets, or of cases, know this framework: an id, or a path from the working folder. */
  readonly framework?: string;
}

/** `waymark schema <kind>` */
export async function schema(io: Io, kind: SchemaKind, options: SchemaOptions): Promise<ExitCode> {
  const { framework: name } = options;
  if (name === undefined) {
    await writeResult(io, options, print(general[kind]()));
    return exitCodes.done;
  }
  if (kind !== 'sheet' && kind !== 'cases') {
    throw new UsageError(
      `--framework goes with “schema sheet” and “schema cases” only: ${sameForAll[kind]}.`,
    );
  }
  const { framework, diagnostics } = await loadFramework(io, name);
  if (framework === null) return printDiagnostics(io, options, diagnostics, true);
  await writeResult(
    io,
    options,
    print(kind === 'sheet' ? sheetJsonSchema(framework) : casesJsonSchema(framework)),
  );
  return exitCodes.done;
}

const general: Record<SchemaKind, () => JsonSchema> = {
  framework: frameworkJsonSchema,
  sheet: () => sheetJsonSchema(null),
  cases: () => casesJsonSchema(null),
  assessment: assessmentJsonSchema,
};

const sameForAll: Record<Exclude<SchemaKind, 'sheet' | 'cases'>, string> = {
  framework: 'all framework files have the same shape',
  assessment: 'all assessments have the same shape',
};

/** JSON with each list of simple values on one line. */
function print(made: JsonSchema): string {
  const simple = String.raw`(?:"(?:[^"\\\n]|\\.)*"|-?[\d.]+|null|true|false)`;
  const list = new RegExp(String.raw`\[\n\s+(${simple}(?:,\n\s+${simple})*)\n\s+\]`, 'g');
  const text = JSON.stringify(made, null, 2).replace(
    list,
    (_, items: string) => `[${items.replace(/,\n\s+/g, ', ')}]`,
  );
  return `${text}\n`;
}
