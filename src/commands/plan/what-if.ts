import type { Supposition } from '../../assessment/what-if.js';
import { UsageError } from '../../exit-codes.js';
import { type Framework, scaleBounds } from '../../framework/framework.js';
import type { Sheet } from '../../sheet/sheet.js';
import { criterionOf } from './set.js';

/**
 * Reads what `--what-if` supposes, such as `senior-commitment=3` or `value-targets=unknown`.
 * @throws UsageError with what is allowed
 */
export function parseSuppositions(
  pairs: readonly string[],
  framework: Framework,
  sheet: Sheet,
): Supposition[] {
  const suppositions: Supposition[] = [];
  for (const pair of pairs) {
    const [id = '', value, ...rest] = pair.split('=').map((part) => part.trim());
    if (value === undefined || rest.length > 0) {
      throw new UsageError(
        /\.(ya?ml|json)$/i.test(pair)
          ? `--what-if takes every word that follows it. Name ${pair} before it.`
          : `“${pair}” supposes nothing. Write a criterion and a level: --what-if senior-commitment=3`,
      );
    }
    const criterion = criterionOf(framework, id);
    if (sheet.form === 'short' && !criterion.core)
      throw new UsageError(`“${id}” takes no part in the short form of this sheet.`);
    if (suppositions.some((one) => one.criterion === id))
      throw new UsageError(`“${id}” is supposed twice. Choose one level.`);
    suppositions.push({ criterion: id, state: stateOf(id, value, framework) });
  }
  return suppositions;
}

function stateOf(id: string, value: string, framework: Framework): Supposition['state'] {
  if (value === 'unknown') return { state: 'unknown' };
  const { lowest, highest } = scaleBounds(framework);
  const level = Number(value);
  if (/^\d$/.test(value) && level >= lowest && level <= highest) return { state: 'level', level };
  throw new UsageError(
    `“${value}” is no level for “${id}”. Suppose a level from ${lowest} to ${highest}, or “unknown”.`,
  );
}
