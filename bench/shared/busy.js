// What else the machine does.
import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Says so where other programs are at work: the best of a few runs forgives a slow moment, not a whole run. */
export async function printOthersBusy() {
  const busy = await othersBusy();
  if (busy > 0.2) console.log(`Before it began, other programs kept ${busy.toFixed(1)} cores busy.`);
}

/** @returns how many cores are busy while the bench does nothing */
async function othersBusy() {
  const worked = () => cpus().reduce((sum, { times }) => sum + times.user + times.sys, 0);
  const [before, start] = [worked(), performance.now()];
  await setTimeout(1000);
  return (worked() - before) / (performance.now() - start);
}
