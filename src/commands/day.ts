import { UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { isDate } from '../sheet/schema.js';

/** The day on the wall of the room, which is not always the day in Greenwich. */
export function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day that `--on` gives, else today. */
export function dayOf(io: Io, on: string | undefined): string {
  if (on === undefined) return localDay(io.now());
  if (isDate(on)) return on;
  throw new UsageError(`“${on}” is not a date. Write year, month and day, such as 2026-11-23.`);
}
