import type { FormOutline } from '../reports/html/form/fields.js';
import type { Values } from './entries.js';

/** What is kept in the browser while somebody answers. */
export interface Draft {
  /** When it was kept: milliseconds since 1970. */
  readonly kept: number;
  readonly values: Values;
}

/** Under what a draft is kept: one for each version of a framework, and for each of its forms. */
export function draftKey({ id, version, form }: FormOutline): string {
  return `waymark:${id}:${version}:${form}`;
}

export function writeDraft(draft: Draft): string {
  return JSON.stringify(draft);
}

/** A draft as it was kept; null when there is none, or nothing that can be read. */
export function readDraft(text: string | null): Draft | null {
  try {
    const { kept, values } = JSON.parse(text ?? '') as { kept: unknown; values: unknown };
    if (typeof kept !== 'number' || !Number.isFinite(kept) || !Array.isArray(values)) return null;
    return values.every(isPair) ? { kept, values } : null;
  } catch {
    return null;
  }
}

function isPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part: unknown) => typeof part === 'string')
  );
}
