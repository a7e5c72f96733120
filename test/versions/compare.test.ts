import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Criterion, Framework, Phase, Step } from '../../src/framework/framework.js';
import { compareFrameworks, readFramework } from '../../src/index.js';
import { type ChangeKind, changeKinds, changeWords } from '../../src/versions/change.js';

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
type Draft = Mutable<Framework>;

const fixture = (version: string): Framework => {
  const url = new URL(`../fixtures/versions/housing-${version}.yaml`, import.meta.url);
  const { framework } = readFramework(readFileSync(url, 'utf8'));
  if (framework === null) throw new Error(`${version} is not valid`);
  return framework;
};
const base = fixture('1.0.0');

/** The base with one thing changed. */
function changed(change: (draft: Draft) => void): Framework {
  const draft = structuredClone(base) as Draft;
  change(draft);
  return draft as Framework;
}

const phase = (draft: Draft, id: string) => draft.phases.find((part) => part.id === id) as Mutable<Phase>;
const step = (draft: Draft, id: string) =>
  draft.phases.flatMap(({ steps }) => steps).find((part) => part.id === id) as Mutable<Step>;
const criterion = (draft: Draft, id: string) =>
  draft.phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .find((part) => part.id === id) as Mutable<Criterion>;
const level = (draft: Draft, id: string, number: number) =>
  criterion(draft, id).levels[number] as Mutable<Criterion['levels'][number]>;
const action = (draft: Draft, id: string, number: number) =>
  level(draft, id, number).action as NonNullable<Mutable<Criterion['levels'][number]['action']>>;
const remove = <T extends { id: string }>(list: T[], id: string) =>
  list.splice(
    list.findIndex((part) => part.id === id),
    1,
  )[0] as T;

/* What one change of a framework is called. Each line is a change that a writer might make, and all that is said of it. */
// biome-ignore format: a change is a line
const mutations: readonly (readonly [string, (draft: Draft) => void, ...ChangeKind[]])[] = [
  ['another id', (f) => { f.id = 'homes'; }, 'framework-id-changed'],
  ['another id that is declared', (f) => { f.id = 'homes'; f.renamedFrom = ['housing']; }, 'framework-renamed'],
  ['title', (f) => { f.title = 'Repairs'; }, 'title-changed'],
  ['language', (f) => { f.language = 'cy'; }, 'language-changed'],
  ['summary', (f) => { f.summary = null; }, 'summary-changed'],
  ['source', (f) => { f.source = null; }, 'source-changed'],
  ['limits', (f) => { f.limits = 'None.'; }, 'limits-changed'],
  ['default target', (f) => { f.target = 3; }, 'target-changed'],
  ['a level at the top', (f) => { f.scale.push({ level: 4, name: 'More', meaning: null }); for (const c of f.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria)) c.levels.push({ level: 4, descriptor: `More of ${c.id}.`, ticksNeeded: 4, requires: [], action: null, }); }, 'level-added'],
  ['no level at the top', (f) => { f.scale.pop(); for (const c of f.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria)) c.levels.pop(); }, 'level-removed'],
  ['another meaning of a level', (f) => { (f.scale[1] as { meaning: string }).meaning = 'Three teams do it.'; }, 'level-redefined'],
  ['a meaning in other words', (f) => { (f.scale[0] as { meaning: string }).meaning = 'Nothing is in place yet.'; }, 'level-reworded'],
  ['another name of a level', (f) => { (f.scale[0] as { name: string }).name = 'Missing'; }, 'level-reworded'],
  ['no groups', (f) => { f.groups = []; }, 'groups-dropped'],
  ['a new group', (f) => { f.groups.push({ id: 'firms', title: 'Firms' }); }, 'group-added'],
  ['a group less', (f) => { remove(f.groups, 'tenants'); }, 'group-removed'],
  ['another group', (f) => { (f.groups[0] as { title: string }).title = 'Trustees'; }, 'group-redefined'],
  ['a group by another name', (f) => { (f.groups[0] as { title: string }).title = 'The board'; }, 'group-reworded'],
  ['groups in another order', (f) => { f.groups.reverse(); }],
  ['a new owner', (f) => { f.owners.push({ id: 'chair', title: 'Chair' }); }, 'owner-added'],
  ['an owner less', (f) => { remove(f.owners, 'clerk'); }, 'owner-removed'],
  ['another owner', (f) => { (f.owners[3] as { title: string }).title = 'Accountant'; }, 'owner-redefined'],
  ['an owner by another name', (f) => { (f.owners[3] as { title: string }).title = 'Clerk'; }, 'owner-reworded'],
  ['another effort', (f) => { (f.effort as { small: string }).small = 'Up to 3 person-days'; }, 'effort-redefined'],
  ['an effort in other words', (f) => { (f.effort as { small: string }).small = 'Up to 5 days of a person'; }, 'effort-reworded'],
  ['a phase less', (f) => { remove(f.phases, 'learn'); }, 'phase-removed', 'step-removed', 'criterion-removed'],
  ['a phase by another id', (f) => { phase(f, 'learn').id = 'improve'; phase(f, 'improve').renamedFrom = ['learn']; }, 'phase-renamed'],
  ['a phase by another id, undeclared', (f) => { phase(f, 'learn').id = 'improve'; }, 'step-moved', 'phase-removed', 'phase-added'],
  ['phases in another order', (f) => { f.phases.reverse(); }, 'order-changed'],
  ['the weight of a phase', (f) => { phase(f, 'learn').weight = 5; }, 'weight-changed'],
  ['the target of a phase', (f) => { phase(f, 'learn').target = 3; }, 'target-changed'],
  ['the summary of a phase', (f) => { phase(f, 'learn').summary = 'What was learnt.'; }, 'summary-changed'],
  ['a gate', (f) => { phase(f, 'learn').opensWhen = []; }, 'gate-changed'],
  ['a gate in another order', (f) => { phase(f, 'learn').opensWhen.reverse(); }],
  ['a step less', (f) => { remove(phase(f, 'repair').steps, 'safe-homes'); }, 'step-removed', 'criterion-removed'],
  ['a step more', (f) => { phase(f, 'repair').steps.push({ ...step(f, 'learning'), id: 'more', title: 'More', criteria: [{ ...criterion(f, 'board-review'), id: 'new', question: 'New?' }], }); }, 'step-added', 'criterion-added'],
  ['a step by another id', (f) => { step(f, 'learning').id = 'lessons'; step(f, 'lessons').renamedFrom = ['learning']; }, 'step-renamed'],
  ['a step in another phase', (f) => { phase(f, 'listen').steps.push(remove(phase(f, 'repair').steps, 'safe-homes')); }, 'step-moved'],
  ['steps in another order', (f) => { phase(f, 'repair').steps.reverse(); }, 'order-changed'],
  ['the scoring of a step', (f) => { (step(f, 'learning') as { scoring: string }).scoring = 'least'; }, 'scoring-changed'],
  ['the weight of a step', (f) => { step(f, 'learning').weight = 2; }, 'weight-changed'],
  ['the target of a step', (f) => { step(f, 'learning').target = 1; }, 'target-changed'],
  ['a criterion less', (f) => { remove(step(f, 'repair-service').criteria, 'repair-quality'); }, 'criterion-removed'],
  ['a criterion more', (f) => { step(f, 'learning').criteria.push({ ...criterion(f, 'board-review'), id: 'new', question: 'New?' }); }, 'criterion-added'],
  ['a criterion by another id', (f) => { criterion(f, 'complaint-log').id = 'log'; criterion(f, 'log').renamedFrom = ['complaint-log']; for (const r of level(f, 'repair-quality', 2).requires) r.criterion = 'log'; }, 'criterion-renamed'],
  ['a criterion in another step', (f) => { step(f, 'learning').criteria.push(remove(step(f, 'repair-service').criteria, 'repair-quality')); }, 'criterion-moved'],
  ['criteria in another order', (f) => { step(f, 'repair-service').criteria.reverse(); }, 'order-changed'],
  ['the title of a criterion', (f) => { criterion(f, 'complaint-log').title = 'Log'; }, 'title-changed'],
  ['another question', (f) => { criterion(f, 'complaint-log').question = 'Who reads the log?'; }, 'id-reused'],
  ['a question that asks more', (f) => { criterion(f, 'complaint-log').question = 'Where are complaints and their answers kept?'; }, 'question-redefined'],
  ['a question in other words', (f) => { criterion(f, 'complaint-log').question = 'Where are all complaints written down?'; criterion(f, 'complaint-log').rewordedIn = '1.0.1'; }, 'question-reworded'],
  ['the reason', (f) => { criterion(f, 'complaint-log').why = 'It matters.'; }, 'why-changed'],
  ['the weight of a criterion', (f) => { criterion(f, 'complaint-log').weight = 9; }, 'weight-changed'],
  ['essential', (f) => { criterion(f, 'complaint-log').essential = true; }, 'essential-changed'],
  ['core', (f) => { criterion(f, 'complaint-log').core = true; }, 'core-changed'],
  ['the target of a criterion', (f) => { criterion(f, 'complaint-log').target = 0; }, 'target-changed'],
  ['whom to ask', (f) => { criterion(f, 'complaint-log').ask = ['board']; }, 'ask-changed'],
  ['what to look for', (f) => { criterion(f, 'complaint-log').lookFor = ['the log']; }, 'look-for-changed'],
  ['not applicable, now and then', (f) => { criterion(f, 'complaint-log').notApplicableWhen = 'Nobody lives there.'; }, 'not-applicable-allowed'],
  ['never not applicable', (f) => { criterion(f, 'shared-areas').notApplicableWhen = null; }, 'not-applicable-forbidden'],
  ['not applicable for another reason', (f) => { criterion(f, 'shared-areas').notApplicableWhen = 'No stairs.'; }, 'not-applicable-redefined'],
  ['the reason in other words', (f) => { criterion(f, 'shared-areas').notApplicableWhen = 'This landlord lets houses only.'; }, 'not-applicable-reworded'],
  ['a descriptor', (f) => { level(f, 'repair-quality', 2).descriptor = 'Fewer than one repair in five needs a second visit.'; }, 'descriptor-redefined'],
  ['a descriptor in other words', (f) => { level(f, 'repair-quality', 2).descriptor = 'Fewer than one repair in ten has needed a second visit.'; }, 'descriptor-reworded'],
  ['descriptors that changed places', (f) => { const [one, two] = [level(f, 'repair-quality', 1), level(f, 'repair-quality', 2)]; [one.descriptor, two.descriptor] = [two.descriptor, one.descriptor]; [one.action, two.action] = [two.action, one.action]; [one.requires, two.requires] = [two.requires, one.requires]; }, 'descriptors-moved'],
  ['what a level requires', (f) => { level(f, 'repair-quality', 2).requires = []; }, 'requires-changed'],
  ['another action', (f) => { action(f, 'repair-quality', 2).do = 'Buy new vans.'; }, 'action-redefined'],
  ['an action in other words', (f) => { action(f, 'repair-quality', 2).do = 'Stock every van with the parts that are missing most.'; }, 'action-reworded'],
  ['the owner of an action', (f) => { action(f, 'repair-quality', 2).owner = 'director'; }, 'action-owner-changed'],
  ['the weeks of an action', (f) => { action(f, 'repair-quality', 2).weeks = 11; }, 'action-weeks-changed'],
  ['the effort of an action', (f) => { action(f, 'repair-quality', 2).effort = 'large'; }, 'action-effort-changed'],
  ['a checklist', (f) => { criterion(f, 'shared-areas').checklist = [{ id: 'lit', title: 'Lit' }]; level(f, 'shared-areas', 3).ticksNeeded = 1; }, 'checklist-added'],
  ['no checklist', (f) => { criterion(f, 'safety-checks').checklist = []; for (const l of criterion(f, 'safety-checks').levels) l.ticksNeeded = 0; }, 'checklist-removed'],
  ['an item', (f) => { criterion(f, 'safety-checks').checklist.push({ id: 'stairs', title: 'Stairs' }); }, 'item-added'],
  ['an item less', (f) => { criterion(f, 'safety-checks').checklist.pop(); }, 'item-removed'],
  ['an item by another id', (f) => { const c = criterion(f, 'safety-checks'); (c.checklist[0] as { id: string }).id = 'fuel'; c.renamedItems = [{ from: 'gas', to: 'fuel' }]; }, 'item-renamed'],
  ['another item', (f) => { (criterion(f, 'safety-checks').checklist[0] as { title: string }).title = 'Roofs'; }, 'item-redefined'],
  ['an item in other words', (f) => { const c = criterion(f, 'safety-checks'); (c.checklist[0] as { title: string }).title = 'Boilers and pipes'; c.rewordedIn = '1.0.1'; }, 'item-reworded'],
  ['items in another order', (f) => { criterion(f, 'safety-checks').checklist.reverse(); }, 'order-changed'],
  ['the ticks of a level', (f) => { level(f, 'safety-checks', 2).ticksNeeded = 2; }, 'ticks-changed'],
];

describe('one change, and what is said of it', () => {
  for (const [name, change, ...kinds] of mutations) {
    test(name, () => {
      const now = { ...changed(change), version: '1.0.1' };
      const { changes } = compareFrameworks(base, now);
      expect(changes.map(({ kind }) => kind)).toEqual(kinds);
      for (const { kind, grade, message } of changes) {
        expect(grade).toBe(changeWords[kind].grade);
        expect(message).toMatch(/^\P{Ll}.*\.$/u);
      }
    });
  }

  test('groups where there were none: a sheet could name any', () => {
    const without = changed((f) => {
      f.groups = [];
    });
    expect(compareFrameworks(without, base).changes.map(({ kind }) => kind)).toEqual(['groups-declared']);
  });

  test('no core criterion any more: sheets in the short form are refused', () => {
    const now = changed((f) => {
      for (const one of f.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria))
        one.core = false;
    });
    const { changes } = compareFrameworks(base, now);
    expect(changes.filter(({ grade }) => grade === 'breaking').map(({ kind }) => kind)).toEqual([
      'short-form-removed',
    ]);
  });

  test('every kind occurs in this table or in the chain of versions', () => {
    const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '3.0.0'].map(fixture);
    const chain = versions
      .slice(1)
      .flatMap((now, index) => compareFrameworks(versions[index] as Framework, now).changes);
    const kinds = new Set<ChangeKind>([
      ...mutations.flatMap(([, , ...expected]) => expected),
      ...chain.map(({ kind }) => kind),
      'groups-declared',
      'short-form-removed',
    ]);
    expect(changeKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(chain.map(({ grade }) => grade))).toEqual(new Set(['breaking', 'notable', 'wording']));
  });
});

describe('texts of a criterion that were written anew', () => {
  const rewritten = (rewordedIn: string | null, version: string) => {
    const now = changed((f) => {
      f.version = version;
      criterion(f, 'complaint-log').question = 'How is a record kept?';
      criterion(f, 'complaint-log').rewordedIn = rewordedIn;
    });
    return compareFrameworks(base, now).changes.map(({ kind }) => kind);
  };

  test.each([
    ['in the new version', '1.0.1', '1.0.1', 'question-reworded'],
    ['in a version between', '1.0.1', '1.2.0', 'question-reworded'],
    ['in the next version that may break', '2.0.0', '2.1.0', 'question-reworded'],
    ['in a later one: what broke before is not known', '3.0.0', '3.0.0', 'id-reused'],
    ['after a version that may have broken it', '2.0.1', '2.0.1', 'id-reused'],
    ['in the old version: the change came later', '1.0.0', '1.0.1', 'id-reused'],
    ['in a version that is still to come', '1.1.0', '1.0.1', 'id-reused'],
    ['without saying so', null, '1.0.1', 'id-reused'],
  ])('%s', (_name, rewordedIn, version, kind) => {
    expect(rewritten(rewordedIn, version)).toEqual([kind]);
  });

  test('descriptors that changed places are no wording, whatever is declared', () => {
    const now = changed((f) => {
      f.version = '1.0.1';
      criterion(f, 'complaint-log').rewordedIn = '1.0.1';
      const [one, two] = [level(f, 'complaint-log', 1), level(f, 'complaint-log', 2)];
      [one.descriptor, two.descriptor] = [two.descriptor, one.descriptor];
    });
    expect(compareFrameworks(base, now).changes[0]).toMatchObject({
      kind: 'descriptors-moved',
      grade: 'breaking',
    });
  });
});

test('a declaration that is left over would hide a redefinition from older versions, and is told', () => {
  const now = changed((f) => {
    f.version = '2.0.0';
    level(f, 'repair-quality', 2).descriptor = 'Fewer than one repair in five needs a second visit.';
    criterion(f, 'repair-quality').rewordedIn = '1.0.0';
  });
  expect(compareFrameworks(base, now).changes.map(({ hint }) => hint)).toEqual([
    'If it means the same in other words, write “reworded-in: 2.0.0” in the criterion. If not, take “reworded-in: 1.0.0” out: compared with older versions it would pass for other words.',
  ]);
});

describe('a rename that is not declared is a removal and an addition', () => {
  const now = changed((f) => {
    criterion(f, 'complaint-log').id = 'log';
    for (const required of level(f, 'repair-quality', 2).requires) required.criterion = 'log';
  });
  const { changes } = compareFrameworks(base, now);

  test('and both say how to declare it', () => {
    expect(changes.map(({ kind, hint }) => [kind, hint])).toEqual([
      [
        'criterion-removed',
        '“log” was added and looks the same. If it was renamed, write “renamed-from: complaint-log” there.',
      ],
      [
        'criterion-added',
        '“complaint-log” was removed and looks the same. If it was renamed, write “renamed-from: complaint-log”.',
      ],
      ['requires-changed', null],
    ]);
  });
});

test('two criteria that became one: the first is renamed, the other is gone', () => {
  const now = changed((f) => {
    const one = criterion(f, 'complaint-log');
    one.id = 'log';
    one.renamedFrom = ['complaint-log', 'repair-quality'];
    remove(step(f, 'repair-service').criteria, 'repair-quality');
  });
  expect(compareFrameworks(base, now).changes.map(({ kind, part }) => [kind, part.id])).toEqual([
    ['criterion-renamed', 'log'],
    ['criterion-removed', 'repair-quality'],
  ]);
});
