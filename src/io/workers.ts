import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Threads that carry out jobs of one kind. */
export interface Workers {
  /** @param transfer buffers of the job that may move to the other thread, and are then empty here */
  run(job: unknown, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  close(): void;
}

/** Cores of this machine that the program may use. */
export function countCores(): number {
  return availableParallelism();
}

/** What threads make is short-lived: a small space for it is emptied often, and the whole stays small. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

interface Task {
  readonly job: unknown;
  readonly transfer: readonly ArrayBuffer[];
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Starts threads.
 * @param script what each runs: it gets `settings`, then jobs, and answers each with one message
 */
export function startWorkers(script: URL, count: number, settings: unknown): Workers {
  const waiting: Task[] = [];
  /** Why a thread has ended: then none is of use any more. */
  let failure: { readonly error: unknown } | null = null;
  const threads = Array.from({ length: count }, () => {
    const worker = new Worker(script, { workerData: settings, resourceLimits });
    const running: Task[] = [];
    worker.on('message', (result) => {
      running.shift()?.resolve(result);
      next();
    });
    const fail = (error: unknown) => {
      failure ??= { error };
      for (const task of [...running.splice(0), ...waiting.splice(0)]) task.reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('A thread has ended.')));
    return { worker, running };
  });
  // Two at a time, so that a thread that is done need not wait for the next job.
  const next = () => {
    for (const most of [0, 1]) {
      for (const { worker, running } of threads) {
        if (running.length !== most) continue;
        const task = waiting.shift();
        if (task === undefined) return;
        running.push(task);
        worker.postMessage(task.job, [...task.transfer]);
      }
    }
  };
  return {
    run: (job, transfer = []) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure.error);
          return;
        }
        waiting.push({ job, transfer, resolve, reject });
        next();
      }),
    close() {
      for (const { worker } of threads) void worker.terminate();
    },
  };
}
