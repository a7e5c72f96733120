import { type Coverage, type Covered, countCovered, type Way } from '../../cases/coverage.js';
import { type Block, bullets, type Cell, heading, type Item, paragraph, table } from '../document.js';
import { formatShare } from '../numbers.js';
import { joinAnd } from '../words.js';

/** How much of a framework its cases exercise, and what they do not. */
export function coverageBlocks(coverages: readonly Coverage[]): Block[] {
  return coverages.flatMap((coverage): Block[] => {
    const { title, version } = coverage.framework;
    const isWhole = kindsOf(coverage).every(({ places }) => countCovered(places) === places.length);
    return [
      heading(1, `What the cases of ${title} ${version} exercise`),
      table(
        [
          { title: 'What', align: 'left' },
          { title: 'Exercised', align: 'right', width: 9 },
          { title: 'Of', align: 'right', width: 5 },
          { title: 'Share', align: 'right', width: 5 },
        ],
        kindsOf(coverage).map(({ name, places }): Cell[] => {
          const covered = countCovered(places);
          return [
            [name],
            [String(covered)],
            [String(places.length)],
            [places.length === 0 ? '–' : formatShare(covered / places.length)],
          ];
        }),
      ),
      ...(isWhole ? [paragraph('Everything is exercised.')] : missingBlocks(coverage)),
    ];
  });
}

/** True when something in a framework is exercised by no case. */
export function hasUncovered(coverages: readonly Coverage[]): boolean {
  return coverages.some((coverage) =>
    kindsOf(coverage).some(({ places }) => countCovered(places) < places.length),
  );
}

function kindsOf({ levels, gates, prerequisites, checklists }: Coverage) {
  return [
    { name: 'Levels', places: levels },
    { name: 'Gates', places: gates },
    { name: 'Prerequisites', places: prerequisites },
    { name: 'Checklists', places: checklists },
  ];
}

function missingBlocks({ levels, gates, prerequisites, checklists }: Coverage): Block[] {
  const missing = (places: readonly Covered[]) => places.filter((place) => place.missing.length > 0);
  const section = (title: string, items: readonly Item[]): Block[] =>
    items.length === 0 ? [] : [heading(3, title), bullets(items)];
  return [
    heading(2, 'What no case exercises'),
    ...section('Levels', levelItems(missing(levels))),
    ...section(
      'Gates',
      missing(gates).map(({ id, asks, missing: ways }) => ({
        text: [`${id} opens when ${asks?.criterion} is at ${asks?.level}: ${sayWays(ways)}.`],
      })),
    ),
    ...section(
      'Prerequisites',
      missing(prerequisites).map(({ id, level, asks, missing: ways }) => ({
        text: [`${id} at ${level} needs ${asks?.criterion} at ${asks?.level}: ${sayWays(ways)}.`],
      })),
    ),
    ...section(
      'Checklists',
      missing(checklists).map(({ id, level, missing: ways }) => ({
        text: [`${id} at ${level}: ${sayWays(ways)}.`],
      })),
    ),
  ];
}

/** The levels that no case answers, by criterion. */
function levelItems(places: readonly Covered[]): Item[] {
  const byCriterion = new Map<string, number[]>();
  for (const { id, level } of places) byCriterion.set(id, [...(byCriterion.get(id) ?? []), level ?? 0]);
  return [...byCriterion].map(([id, levels]) => ({ text: [`${id}: ${joinAnd(levels.map(String))}`] }));
}

const wayWords: Record<Way, string> = {
  answered: 'answers with it',
  met: 'has it met',
  unmet: 'lacks it alone',
  enough: 'claims the level with its ticks recorded',
  short: 'has too few ticks for it',
};

function sayWays(ways: readonly Way[]): string {
  return `no case ${ways.map((way) => wayWords[way]).join(', and none ')}`;
}
