import { InvalidArgumentError } from 'commander';

/** Values with commas between them; an option that is repeated adds to them. */
export function listOf(text: string, before: readonly string[] = []): string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...before, ...values.filter((value) => value !== '')];
}

/** A width in columns. */
export function parseWidth(text: string): number {
  const width = Number(text);
  if (!/^\d+$/.test(text) || width < 40 || width > 400) {
    throw new InvalidArgumentError('Give a whole number from 40 to 400.');
  }
  return width;
}

/** An option that may be repeated. */
export function all(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** A number of threads. */
export function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 64) {
    throw new InvalidArgumentError('Give a whole number from 1 to 64.');
  }
  return jobs;
}

/** How many of something there may be. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number, such as 10.');
  return Number(text);
}
