import type { CellSource } from '../../source/cells.js';
import type { Findings } from '../../source/findings.js';
import type { Entry, MapNode, Node } from '../../source/node.js';
import type { Range } from '../../source/source.js';
import { closestName, type LevelNames, readAnswer, readLevel } from './answer.js';
import { aboutItems, columns, plain, worksheets } from './layout.js';
import { entry, list, map, scalar } from './nodes.js';
import type { Grid } from './open.js';
import { reportStray, Table, type Used } from './table.js';
import { readTicks, type Ticks, tickColumns } from './ticks.js';

type AboutItem = keyof typeof aboutItems;

/**
 * What the cells of a workbook say, as the tree that a sheet in YAML or JSON would have.
 * @returns null where there is no telling what it is for, which `findings` then say
 */
export function plantWorkbook(
  grids: ReadonlyMap<string, Grid>,
  findings: Findings,
  source: CellSource,
): Node | null {
  return new Planter(grids, findings, source).plant();
}

const whole: Range = { start: 0, end: 0 };

class Planter {
  readonly #grids: ReadonlyMap<string, Grid>;
  readonly #findings: Findings;
  readonly #source: CellSource;
  /** The names of the levels, as the drop-downs of this workbook have them: “2 Defined”. */
  readonly #levels: LevelNames;
  readonly #targets = new Map<string, Entry>();

  constructor(grids: ReadonlyMap<string, Grid>, findings: Findings, source: CellSource) {
    this.#grids = grids;
    this.#findings = findings;
    this.#source = source;
    this.#levels = levelsOf(grids.get(worksheets.lists));
  }

  plant(): Node | null {
    const about = this.#about();
    const answers = this.#answers();
    if (about === null || answers === null) return null;
    const respondents = this.#respondents();
    this.#partTargets();
    return map(whole, [
      entry('waymark', whole, scalar(1, whole)),
      ...about,
      ...(respondents.length === 0 ? [] : [entry('respondents', whole, list(whole, respondents))]),
      ...(this.#targets.size === 0 ? [] : [entry('targets', whole, map(whole, [...this.#targets.values()]))]),
      entry('answers', whole, map(whole, answers)),
    ]);
  }

  /** A worksheet that there may be. */
  #table<Name extends string>(
    worksheet: string,
    names: readonly Name[],
    needed: readonly Name[],
    isNeeded = false,
  ): Table<Name> | null {
    const grid = this.#grids.get(worksheet);
    if (grid !== undefined) return Table.find(grid, names, needed, this.#findings, this.#source);
    if (isNeeded) this.#findings.add('workbook-worksheet', whole, { worksheet });
    return null;
  }

  #about(): Entry[] | null {
    const { item, value } = columns.about;
    const table = this.#table(worksheets.about, [item, value], [item, value], true);
    if (table === null) return null;
    const names = Object.keys(aboutItems) as AboutItem[];
    const found = new Map<AboutItem, { name: Used; value: Used; row: number }>();
    const others: Used[] = [];
    for (const row of table.rows) {
      const name = table.cell(row, item);
      if (name.text === '') continue;
      const known = names.find((one) => plain(one) === plain(name.text));
      const before = known === undefined ? undefined : found.get(known);
      if (known === undefined) others.push(name);
      else if (before !== undefined) {
        this.#findings.add('workbook-repeated', name.range, { id: known, row: before.row + 1 });
      } else found.set(known, { name, value: table.cell(row, value), row });
    }
    const missing = names.filter((one) => !found.has(one));
    for (const { text, range } of others) {
      const suggestion = closestName(text, missing);
      if (suggestion !== undefined) this.#findings.add('workbook-name', range, { name: text, suggestion });
    }
    const framework = found.get('Framework');
    if (framework === undefined || framework.value.text === '') {
      const place = framework?.value.range ?? whole;
      this.#findings.add('workbook-framework', place, {});
      return null;
    }
    return [...found].flatMap(([known, { name, value: given }]) => this.#aboutEntry(known, name, given));
  }

  #aboutEntry(item: AboutItem, name: Used, given: Used): Entry[] {
    if (given.text === '') return [];
    const key = aboutItems[item];
    const value =
      item === 'Target'
        ? this.#level(given)
        : scalar(item === 'Form' ? plain(given.text) : given.text, given.range);
    return value === null ? [] : [entry(key, name.range, value)];
  }

  #answers(): Entry[] | null {
    const { id, answer, reason, note, evidence, sources, target } = columns.answers;
    const names = [id, answer, reason, note, evidence, sources, target];
    const table = this.#table(worksheets.answers, names, [id, answer], true);
    if (table === null) return null;
    const checklists = this.#table(worksheets.checklists, tickColumns, tickColumns);
    const ticks = checklists === null ? new Map<string, Ticks>() : readTicks(checklists, this.#findings);
    const found = new Map<string, { entry: Entry; row: number }>();
    for (const row of table.rows) {
      if (table.isEmpty(row)) continue;
      const named = table.cell(row, id);
      const before = found.get(named.text);
      if (named.text === '') {
        reportStray(
          names.slice(1).map((name) => table.cell(row, name)),
          this.#findings,
        );
      } else if (before !== undefined) {
        this.#findings.add('workbook-repeated', named.range, { id: named.text, row: before.row + 1 });
      } else {
        const cells = { answer, reason, note, evidence, sources };
        const used = mapValues(cells, (name) => table.cell(row, name));
        found.set(named.text, {
          entry: entry(named.text, named.range, this.#answer(used, ticks.get(named.text))),
          row,
        });
        this.#target(named, table.cell(row, target), row);
      }
    }
    // Ticks for what has no row: the framework says whether there is such a criterion.
    for (const [criterion, { at, items }] of ticks) {
      if (found.has(criterion)) continue;
      const value = map(at, [entry('ticked', at, items)]);
      found.set(criterion, { entry: entry(criterion, at, value), row: 0 });
    }
    return [...found.values()].map((one) => one.entry);
  }

  #answer(
    cells: Readonly<Record<'answer' | 'reason' | 'note' | 'evidence' | 'sources', Used>>,
    ticked: Ticks | undefined,
  ): Node {
    const { answer, reason, note, evidence, sources } = cells;
    const state = readAnswer(answer, this.#levels, this.#findings);
    const long: Entry[] = [];
    if (state === 'not applicable' && reason.text === '') {
      this.#findings.add('workbook-reason', reason.range, {});
    } else if (state === 'not applicable') {
      long.push(entry('not-applicable', answer.range, scalar(reason.text, reason.range)));
    } else if (reason.text !== '') {
      this.#findings.add('workbook-idle-reason', reason.range, {});
    }
    if (note.text !== '') long.push(entry('note', note.range, scalar(note.text, note.range)));
    if (evidence.text !== '')
      long.push(entry('evidence', evidence.range, scalar(plain(evidence.text), evidence.range)));
    if (sources.text !== '') {
      const lines = sources.text.split('\n').filter((line) => line.trim() !== '');
      const items = lines.map((line) => scalar(line, sources.range));
      long.push(entry('sources', sources.range, list(sources.range, items)));
    }
    if (ticked !== undefined) long.push(entry('ticked', ticked.at, ticked.items));
    const { range } = answer;
    if (typeof state === 'number') {
      const level = scalar(state, range);
      return long.length === 0 ? level : map(range, [entry('level', range, level), ...long]);
    }
    if (state === 'unknown') {
      return long.length === 0
        ? scalar('unknown', range)
        : map(range, [entry('unknown', range, scalar(true, range)), ...long]);
    }
    return long.length === 0 ? scalar(null, range) : map(range, long);
  }

  #respondents(): MapNode[] {
    const { name, group } = columns.respondents;
    const table = this.#table(worksheets.respondents, [name, group], [name, group]);
    if (table === null) return [];
    return table.rows
      .filter((row) => !table.isEmpty(row))
      .map((row): MapNode => {
        const [person, ofGroup] = [table.cell(row, name), table.cell(row, group)];
        const entries = [
          ...(person.text === '' ? [] : [entry('name', person.range, scalar(person.text, person.range))]),
          ...(ofGroup.text === ''
            ? []
            : [entry('group', ofGroup.range, scalar(ofGroup.text, ofGroup.range))]),
        ];
        return map(person.range, entries);
      });
  }

  #partTargets(): void {
    const { id, target } = columns.targets;
    const table = this.#table(worksheets.targets, [id, target], [id, target]);
    for (const row of table?.rows ?? []) {
      if (table === null || table.isEmpty(row)) continue;
      const [named, given] = [table.cell(row, id), table.cell(row, target)];
      if (named.text === '') reportStray([given], this.#findings);
      else this.#target(named, given, row);
    }
  }

  #target(named: Used, given: Used, row: number): void {
    if (given.text === '') return;
    if (this.#targets.has(named.text)) {
      this.#findings.add('workbook-repeated', named.range, { id: named.text, row: row + 1 });
      return;
    }
    const level = this.#level(given);
    if (level !== null) this.#targets.set(named.text, entry(named.text, named.range, level));
  }

  #level(given: Used): Node | null {
    const level = readLevel(given, this.#levels, this.#findings);
    return level === null ? null : scalar(level, given.range);
  }
}

function levelsOf(lists: Grid | undefined): LevelNames {
  const column = lists?.rows[0]?.findIndex((content) => content?.text === columns.lists.level) ?? -1;
  const texts = (lists?.rows ?? []).slice(1).map((row) => row[column]?.text ?? '');
  return new Map(texts.filter((text) => /^\d /.test(text)).map((text) => [plain(text), text]));
}

function mapValues<Key extends string, From, To>(
  values: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries(values) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<Key, To>;
}
