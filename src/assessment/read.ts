import type { Findings } from '../source/findings.js';
import type { Range } from '../source/source.js';
import type { Assessment } from './assessment.js';
import { assessmentSchema } from './schema.js';

/**
 * Reads an assessment that was kept as JSON.
 * @param range where the JSON stands in the text of `findings`
 * @returns null when it is none that this version can read; `findings` say why
 */
export function readAssessment(json: string, findings: Findings, range: Range): Assessment | null {
  const data = parse(json);
  if (data === undefined) {
    findings.add('broken-assessment', range, { where: null });
    return null;
  }
  const version =
    typeof data === 'object' && data !== null && 'schemaVersion' in data ? data.schemaVersion : null;
  if (typeof version === 'number' && version !== 1) {
    findings.add('assessment-version', range, { version });
    return null;
  }
  const result = assessmentSchema.safeParse(data);
  if (!result.success) {
    findings.add('broken-assessment', range, {
      where: (result.error.issues[0]?.path ?? []).map(String).join('.'),
    });
    return null;
  }
  // No schema can say it, and whatever is drawn is drawn on the scale.
  const { scale } = result.data.framework;
  if (scale.some(({ level }, index) => level !== (scale[0]?.level ?? 0) + index)) {
    findings.add('broken-assessment', range, { where: 'framework.scale' });
    return null;
  }
  return withDefaults(data, result.data) as Assessment;
}

/** As it was kept: fields that a later version has added stay, and those that came after it was kept are filled in. */
function withDefaults(kept: unknown, read: unknown): unknown {
  if (Array.isArray(kept) && Array.isArray(read)) {
    return kept.map((item, index) => withDefaults(item, read[index]));
  }
  if (!isObject(kept) || !isObject(read)) return kept ?? read;
  const keys = new Set([...Object.keys(kept), ...Object.keys(read)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      Object.hasOwn(kept, key) && Object.hasOwn(read, key)
        ? withDefaults(kept[key], read[key])
        : Object.hasOwn(kept, key)
          ? kept[key]
          : read[key],
    ]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
