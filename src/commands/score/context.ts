import type { Settings } from '../../batch/job.js';
import { always, type FindFramework } from '../../batch/reader.js';
import { type ReadFile, Scoring } from '../../batch/scoring.js';
import { diagnose } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { describeReading, type FrameworkCache, findFramework } from '../load.js';

/** A file of many documents may be far larger than a sheet, but it is held whole. */
export const largestWhole = { bytes: 256 * 1024 * 1024, inWords: '256 MB' };

type ScoringIo = Pick<Io, 'readFile' | 'inflate'>;

/** Makes what scores jobs, in this thread or in another. */
export function createScoring(io: ScoringIo, settings: Settings): Scoring {
  return new Scoring(settings, finderFor(io, settings), readerFor(io));
}

function finderFor(io: ScoringIo, { framework }: Settings): FindFramework {
  if (framework !== null) return always(framework);
  const cache: FrameworkCache = new Map();
  return (draft) => findFramework(io, draft, cache);
}

function readerFor(io: ScoringIo): ReadFile {
  return async (file) => {
    const reading = io.readFile(file, largestWhole.bytes);
    if (!('bytes' in reading)) return { diagnostic: describeReading(file, reading, largestWhole.inWords) };
    if (!isCompressed(file)) return reading;
    const inflated = await io.inflate(reading.bytes, largestWhole.bytes);
    if ('bytes' in inflated) return inflated;
    return { diagnostic: describeInput(file, inflated) };
  };
}

export function isCompressed(file: string): boolean {
  return /\.gz$/i.test(file);
}

/** Why an input cannot be read, or not to its end. */
export function describeInput(
  file: string,
  reading: Parameters<typeof describeReading>[1] | { readonly problem: 'broken-archive' },
) {
  if (reading.problem === 'broken-archive') return diagnose('broken-archive', { file }, {});
  return describeReading(file, reading, largestWhole.inWords);
}
