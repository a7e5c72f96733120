import type { WorkerAnswer, WorkerTask } from '../../batch/job.js';
import type { Scoring } from '../../batch/scoring.js';

/** An answer, and the memories that move back with it. */
export interface Carried {
  readonly answer: WorkerAnswer;
  readonly moved: ArrayBuffer[];
}

/** Carries out what another thread asks for, one task after the other. */
export function createThread(scoring: Scoring): (task: WorkerTask) => Promise<Carried> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const carried = last.then(() => carryOut(scoring, task));
    last = carried.catch(() => {});
    return carried;
  };
}

async function carryOut(scoring: Scoring, { job, spare, table }: WorkerTask): Promise<Carried> {
  const result = await scoring.run(job, spare, table);
  const spent = job.kind === 'records' ? (job.bytes.buffer as ArrayBuffer) : null;
  const rows = result.output.buffer as ArrayBuffer;
  return { answer: { result, spent }, moved: spent === null ? [rows] : [rows, spent] };
}
