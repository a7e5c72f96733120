import { type Criterion, type Framework, listCriteria, scaleBounds } from '../framework/framework.js';
import { checkSheet } from '../sheet/check.js';
import { closest } from '../source/closest.js';
import type { Findings } from '../source/findings.js';
import {
  childOf,
  type Entry,
  entriesOf,
  itemsOf,
  type MapNode,
  type Node,
  textOf,
  wholeOf,
} from '../source/node.js';
import type { Range } from '../source/source.js';
import { aspectsOfParts, isMore, type PartKind, whole } from './aspects.js';
import type { Aspect } from './case.js';

/** What cases must keep that only their framework can say. It looks at the tree, as far as its shape is right. */
export function checkCases(cases: readonly Entry[], framework: Framework, findings: Findings): void {
  const known: Known = {
    framework,
    ...scaleBounds(framework),
    kinds: kindsOf(framework),
    criteria: new Map(listCriteria(framework).map(({ criterion }) => [criterion.id, criterion])),
    takingPart: partsOfShortForm(framework),
  };
  for (const entry of cases) {
    checkSheet(asSheet(entry.value), framework, 'by-path', findings);
    checkLevel(wholeOf(childOf(entry.value, 'others')), known, findings);
    checkExpectations(entry, known, findings);
  }
}

interface Known {
  readonly framework: Framework;
  readonly lowest: number;
  readonly highest: number;
  readonly kinds: ReadonlyMap<string, PartKind>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly takingPart: ReadonlySet<string>;
}

/** What a case shares with a sheet, as a sheet: each part knows its place in the file of cases. */
function asSheet(value: Node): MapNode {
  const shared = ['form', 'target', 'targets', 'answers'];
  const entries = entriesOf(value).filter(({ key }) => shared.includes(key));
  return { kind: 'map', entries, range: value.range };
}

function kindsOf({ phases }: Framework): ReadonlyMap<string, PartKind> {
  const kinds = new Map<string, PartKind>();
  for (const phase of phases) {
    kinds.set(phase.id, 'phase');
    for (const step of phase.steps) {
      kinds.set(step.id, 'step');
      for (const criterion of step.criteria) kinds.set(criterion.id, 'criterion');
    }
  }
  return kinds.set(whole, 'overall');
}

/** The parts that the short form leaves: core criteria, and the steps and phases that have some. */
function partsOfShortForm(framework: Framework): ReadonlySet<string> {
  const parts = new Set([whole]);
  for (const { criterion, step, phase } of listCriteria(framework)) {
    if (criterion.core) for (const { id } of [criterion, step, phase]) parts.add(id);
  }
  return parts;
}

function checkExpectations({ key, keyRange, value }: Entry, known: Known, findings: Findings): void {
  const isShort = textOf(childOf(value, 'form'))?.value === 'short';
  let isEmpty = true;
  for (const entry of entriesOf(childOf(value, 'expect'))) {
    if (saysSomething(entry)) isEmpty = false;
    checkAspect(entry, isShort ? known.takingPart : null, known, findings);
  }
  if (isEmpty && value.kind === 'map') findings.add('nothing-expected', keyRange, { id: key });
}

/** A list says something when it is empty, and so does “held-back”: that there is none. */
function saysSomething({ key, value }: Entry): boolean {
  if (value.kind !== 'map') return value.kind === 'list';
  return value.entries.length > 0 || aspectsOfParts[key as Aspect] === undefined;
}

/** @param takingPart what the short form leaves; null in the full form */
function checkAspect(
  { key, value }: Entry,
  takingPart: ReadonlySet<string> | null,
  known: Known,
  findings: Findings,
): void {
  const parts = aspectsOfParts[key as Aspect];
  const place = { aspect: key, takingPart, known, findings };
  if (parts !== undefined) {
    for (const entry of entriesOf(value)) {
      checkPart({ id: entry.key, range: entry.keyRange, allowed: parts.of }, place);
      checkValue(key as Aspect, entry.value, known, findings);
    }
  } else if (key === 'held-back') {
    for (const { key: step, keyRange, value: by } of entriesOf(value)) {
      checkPart({ id: step, range: keyRange, allowed: ['step'] }, place);
      for (const item of itemsOf(by)) checkCriterion(textOf(item), place);
    }
  } else checkList(value, place);
}

interface PlaceOfParts {
  readonly aspect: string;
  readonly takingPart: ReadonlySet<string> | null;
  readonly known: Known;
  readonly findings: Findings;
}

function checkPart(
  { id, range, allowed }: { id: string; range: Range; allowed: readonly PartKind[] },
  { aspect, takingPart, known, findings }: PlaceOfParts,
): void {
  const kind = known.kinds.get(id);
  if (kind === undefined) {
    findings.add('unknown-part', range, { id, suggestion: closest(id, known.kinds.keys()) });
  } else if (!allowed.includes(kind)) {
    findings.add('wrong-part', range, {
      id,
      kind: kindWords[kind].one,
      aspect,
      allowed: allowed.map((one) => kindWords[one].many),
    });
  } else if (takingPart !== null && !takingPart.has(id)) findings.add('part-left-out', range, { id });
}

const kindWords: Record<PartKind, { one: string; many: string }> = {
  overall: { one: 'whole', many: 'the whole' },
  phase: { one: 'phase', many: 'phases' },
  step: { one: 'step', many: 'steps' },
  criterion: { one: 'criterion', many: 'criteria' },
};

function checkCriterion(
  named: { value: string; range: Range } | undefined,
  { takingPart, known: { criteria }, findings }: PlaceOfParts,
): void {
  if (named === undefined) return;
  const { value: id, range } = named;
  if (!criteria.has(id)) {
    findings.add('unknown-criterion', range, { id, suggestion: closest(id, criteria.keys()) });
  } else if (takingPart !== null && !takingPart.has(id)) findings.add('part-left-out', range, { id });
}

/** Actions, or criteria: ids, each perhaps with a level, and at the end perhaps “…”. */
function checkList(list: Node, place: PlaceOfParts): void {
  const items = itemsOf(list);
  for (const [index, item] of items.entries()) {
    if (item.kind === 'scalar' && isMore(item.value)) {
      if (index < items.length - 1) place.findings.add('more-not-last', item.range, {});
    } else if (item.kind === 'map') {
      const [first, second] = item.entries;
      if (second !== undefined || first === undefined) {
        const found = String(item.entries.length);
        place.findings.add('wrong-length', second?.keyRange ?? item.range, { rule: 'one key', found });
      }
      if (first === undefined) continue;
      checkCriterion({ value: first.key, range: first.keyRange }, place);
      checkLevel(wholeOf(first.value), place.known, place.findings);
    } else checkCriterion(textOf(item), place);
  }
}

function checkLevel(
  level: { value: number; range: Range } | undefined,
  { lowest, highest }: Known,
  findings: Findings,
): void {
  if (level !== undefined && (level.value < lowest || level.value > highest))
    findings.add('level-outside-scale', level.range, { level: level.value, lowest, highest });
}

function checkValue(aspect: Aspect, value: Node, known: Known, findings: Findings): void {
  if (aspect === 'levels') checkLevel(wholeOf(value), known, findings);
  if (aspect === 'scores' || aspect === 'targets') checkScore(value, known, findings);
  if (aspect !== 'ranges') return;
  const ends = itemsOf(value);
  for (const end of ends) checkScore(end, known, findings);
  const [low, high] = ends.map(numberOf);
  if (low !== null && low !== undefined && high !== null && high !== undefined && low > high)
    findings.add('range-upside-down', ends[0]?.range ?? value.range, { low, high });
}

function checkScore(node: Node, { lowest, highest }: Known, findings: Findings): void {
  const score = numberOf(node);
  // What no scale has is a matter of its shape.
  if (score !== null && score >= 0 && score <= 9 && (score < lowest || score > highest))
    findings.add('score-outside-scale', node.range, { score, lowest, highest });
}

function numberOf(node: Node): number | null {
  return node.kind === 'scalar' && typeof node.value === 'number' ? node.value : null;
}
