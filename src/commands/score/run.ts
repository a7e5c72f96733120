import type { Job, JobResult, Settings, WorkerAnswer, WorkerTask } from '../../batch/job.js';
import { Memory } from '../../batch/memory.js';
import type { Io } from '../../io.js';
import { createScoring } from './context.js';
import { release } from './jobs.js';

/** Jobs that are done before other threads are started, which takes longer than a few jobs. */
const alone = 4;

/**
 * Carries out jobs, in this thread or in several, and gives the results in the order of the jobs. The rows of a
 * result are only there until the next one is asked for.
 * @param threads how many may score; 1 is this one
 * @param isLarge whether it is known that they will be needed: then they start while this one begins
 */
export async function* runJobs(
  io: Io,
  jobs: AsyncIterable<Job>,
  settings: Settings,
  threads: number,
  isLarge: boolean,
): AsyncGenerator<JobResult> {
  const scoring = createScoring(io, settings);
  const rows = new Memory(1024 * 1024);
  let workers = isLarge && threads > 1 ? await io.startWorkers(threads, settings) : null;
  let isShared = false;
  let { tableFramework } = settings;
  const pending: Promise<unknown>[] = [];
  let done = 0;
  const finish = function* ({ result, spent }: WorkerAnswer): Generator<JobResult> {
    if (spent !== null) release(spent);
    yield result;
    rows.give(result.output.buffer);
  };
  try {
    for await (const job of jobs) {
      // The columns of a wide table are known with its first sheet.
      const isAlone = threads === 1 || done < alone || (settings.shape.wide && tableFramework === null);
      if (!isShared && isAlone) {
        const result = await scoring.run(job, rows.take());
        tableFramework ??= result.framework;
        done += 1;
        // Whoever wants to interrupt gets a turn.
        await new Promise((resolve) => setImmediate(resolve));
        yield* finish({ result, spent: memoryOf(job) });
        continue;
      }
      isShared = true;
      workers ??= await io.startWorkers(threads, settings);
      const spare = rows.take();
      const memory = memoryOf(job);
      const task: WorkerTask = { job, spare, table: identityOf(tableFramework) };
      const answer = workers.run(task, memory === null ? [spare] : [spare, memory]);
      // It is awaited in its turn; until then nobody listens.
      answer.catch(() => {});
      pending.push(answer);
      if (pending.length > 3 * threads) yield* finish((await pending.shift()) as WorkerAnswer);
    }
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      yield* finish((await next) as WorkerAnswer);
    }
  } finally {
    workers?.close();
  }
}

function identityOf(framework: Settings['tableFramework']): Settings['tableFramework'] {
  return framework && { id: framework.id, version: framework.version };
}

/** The memory that a job lies in, and that can move to another thread with it. */
function memoryOf(job: Job): ArrayBuffer | null {
  if (job.kind !== 'records') return null;
  const { buffer } = job.bytes;
  return buffer instanceof ArrayBuffer ? buffer : null;
}
