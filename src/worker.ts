import { parentPort, workerData } from 'node:worker_threads';
import type { Settings, WorkerTask } from './batch/job.js';
import { createScoring } from './commands/score/context.js';
import { createThread } from './commands/score/thread.js';
import { processFiles } from './io.js';

/*
 * What a thread of “waymark score” runs: settings once, then jobs, one after the other.
 */

const carryOut = createThread(createScoring(processFiles(), workerData as Settings));

parentPort?.on('message', async (task: WorkerTask) => {
  const { answer, moved } = await carryOut(task);
  parentPort?.postMessage(answer, moved);
});
