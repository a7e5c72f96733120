import type { Working } from '../../assessment/explanation.js';
import type { TargetOrigin } from '../../assessment/scope.js';
import { type Block, type Cell, paragraph, strong, table } from '../document.js';
import { formatExact } from '../numbers.js';
import type { Words } from '../words.js';

/** The products, their sum, and what it comes to. */
export function workingTable(
  working: Working,
  [first, value]: readonly [string, string],
  words: Words,
): Block[] {
  if (working.result === null) return [paragraph('There is nothing to take the mean of.')];
  return [
    table(
      [
        { title: first, align: 'left' },
        { title: value, align: 'right', width: 7 },
        { title: '× Weight', align: 'right', width: 8 },
        { title: '= Product', align: 'right', width: 9 },
      ],
      [
        ...working.parts.map(({ id, value: own, weight, product }): Cell[] => [
          [words.title(id)],
          [formatExact(own)],
          [String(weight)],
          [formatExact(product)],
        ]),
        [[strong('Sum')], [''], [strong(String(working.weight))], [strong(formatExact(working.sum))]],
      ],
    ),
    paragraph(`${fraction(working)}.`),
  ];
}

/** “14 ÷ 7 = 2”. */
export function fraction({ sum, weight, result }: Working): string {
  return `${formatExact(sum)} ÷ ${weight} = ${result === null ? '–' : formatExact(result)}`;
}

/** Who set a target: “the sheet, for this phase”. */
export function originWords({ by, for: what }: TargetOrigin): string {
  return what === 'default' ? `the ${by}’s own target` : `the ${by}, for the ${what}`;
}
