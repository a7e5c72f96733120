import { listColumns } from '../../batch/columns.js';
import { dataPackage } from '../../batch/data-package.js';
import { type ExitCode, exitCodes, UsageError } from '../../exit-codes.js';
import type { Framework } from '../../framework/framework.js';
import type { Io } from '../../io.js';
import { theOnlyFramework } from '../framework-argument.js';
import { loadFramework } from '../load.js';
import { loadLook } from '../look.js';
import { writeResult } from '../output.js';
import { parseKeep, type ScoreOptions } from './options.js';

/** `waymark score --data-dictionary`: describes the columns that the same options would give. */
export async function printDataDictionary(
  io: Io,
  options: ScoreOptions,
  given: Framework | null,
): Promise<ExitCode> {
  if (options.summary === true) {
    throw new UsageError('--data-dictionary describes the table of sheets. Leave out --summary.');
  }
  // It is no page.
  await loadLook(io, options, false);
  // Without a table there is nothing to tell a comma in a name from one between names.
  const keep = parseKeep((options.keep ?? []).flatMap((names) => names.split(',')));
  if (keep === 'all')
    throw new UsageError('With --data-dictionary, name the columns to keep instead of “all”.');
  const framework = given ?? (await loadFramework(io, theOnlyFramework())).framework;
  const { by, wide = false, withActions = false } = options;
  const columns = listColumns({ by, wide, withActions, kept: keep }, framework);
  await writeResult(io, options, dataPackage(columns, 'scores.csv'));
  return exitCodes.done;
}
