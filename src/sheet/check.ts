import {
  type Criterion,
  criterionLevel,
  type Framework,
  listCriteria,
  listIds,
  scaleBounds,
} from '../framework/framework.js';
import { closest } from '../source/closest.js';
import type { Findings } from '../source/findings.js';
import { rename } from '../source/mend.js';
import {
  childOf,
  type Entry,
  entriesOf,
  headOf,
  itemsOf,
  type Node,
  textOf,
  wholeOf,
} from '../source/node.js';
import type { FrameworkChoice } from './framework-name.js';

/** What a sheet must keep that only its framework can say. It looks at the tree, as far as its shape is right. */
export function checkSheet(root: Node, framework: Framework, how: FrameworkChoice, findings: Findings): void {
  if (!checkIdentity(root, framework, how, findings)) return;
  const criteria = new Map(listCriteria(framework).map(({ criterion }) => [criterion.id, criterion]));
  const short = isShort(root, framework, findings);
  checkTargets(root, framework, findings);
  checkRespondents(itemsOf(childOf(root, 'respondents')), framework, findings);
  for (const { entry, criterion } of byCriterion(childOf(root, 'answers'), criteria, findings)) {
    if (short && !criterion.core)
      findings.add('not-in-short-form', entry.keyRange, { criterion: criterion.id });
    checkAnswer(entry.value, criterion, framework, findings);
  }
  for (const { entry, criterion } of byCriterion(childOf(root, 'votes'), criteria, findings)) {
    const votes = itemsOf(entry.value);
    checkRespondents(votes, framework, findings);
    for (const vote of votes) checkAnswer(vote, criterion, framework, findings);
  }
  checkSettled(root, criteria, findings);
  for (const { entry } of byCriterion(childOf(root, 'actions'), criteria, findings)) {
    const { lowest, highest } = scaleBounds(framework);
    const to = wholeOf(childOf(entry.value, 'to'));
    if (to === undefined) continue;
    if (to.value < lowest || to.value > highest)
      findings.add('level-outside-scale', to.range, { level: to.value, lowest, highest });
    else if (to.value === lowest) findings.add('no-action-to-lowest', to.range, { level: lowest });
  }
}

type Criteria = ReadonlyMap<string, Criterion>;

/** The entries of a mapping by id of a criterion. Those of no criterion are said, and left out. */
function byCriterion(
  mapping: Node | undefined,
  criteria: Criteria,
  findings: Findings,
): { entry: Entry; criterion: Criterion }[] {
  return entriesOf(mapping).flatMap((entry) => {
    const criterion = criteria.get(entry.key);
    if (criterion !== undefined) return [{ entry, criterion }];
    const suggestion = closest(entry.key, criteria.keys());
    const others = [...criteria.keys()].filter((id) => childOf(mapping, id) === undefined);
    const fix = rename(findings.source, entry.keyRange, entry.key, others);
    findings.add('unknown-criterion', entry.keyRange, { id: entry.key, suggestion }, fix);
    return [];
  });
}

function checkSettled(root: Node, criteria: Criteria, findings: Findings): void {
  for (const id of itemsOf(childOf(root, 'settled')).flatMap((item) => textOf(item) ?? [])) {
    if (criteria.has(id.value)) continue;
    const suggestion = closest(id.value, criteria.keys());
    const fix = rename(findings.source, id.range, id.value, [...criteria.keys()]);
    findings.add('unknown-criterion', id.range, { id: id.value, suggestion }, fix);
  }
}

/** @returns false when the sheet is for another framework, so that holding its answers against this one is idle */
function checkIdentity(root: Node, framework: Framework, how: FrameworkChoice, findings: Findings): boolean {
  const named = textOf(childOf(root, 'framework'));
  if (how === 'by-id' && named !== undefined && named.value !== framework.id) {
    findings.add('framework-mismatch', named.range, { named: named.value, given: framework.id });
    return false;
  }
  checkId(root, findings);
  const version = textOf(childOf(root, 'framework-version'));
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version.value)) return true;
  const { isText } = findings.source;
  const words = { sheet: version.value, framework: framework.version, isText };
  const [major, minor] = version.value.split('.');
  const [currentMajor, currentMinor] = framework.version.split('.');
  if (major !== currentMajor) {
    findings.add('framework-major-version', version.range, words);
    return false;
  }
  if (minor !== currentMinor) findings.add('framework-minor-version', version.range, words);
  return true;
}

/** A number is an id as it is written: 042 is another one than 42. */
function checkId(root: Node, findings: Findings): void {
  const id = wholeOf(childOf(root, 'id'));
  if (id === undefined) return;
  const { start, end } = id.range;
  const written = findings.source.text.slice(start, end);
  if (end === 0 || written === String(id.value)) return;
  const hint = `Put it in quotation marks: "${written}".`;
  const found = `the number ${id.value}, written otherwise`;
  findings.add('wrong-type', id.range, { expected: 'a text, or a whole number', found, hint });
}

/** Whether only core criteria take part; a framework without any has no short form. */
function isShort(root: Node, framework: Framework, findings: Findings): boolean {
  const form = textOf(childOf(root, 'form'));
  if (form?.value !== 'short') return false;
  const exists = listCriteria(framework).some(({ criterion }) => criterion.core);
  if (!exists) findings.add('no-short-form', form.range, {});
  return exists;
}

function checkTargets(root: Node, framework: Framework, findings: Findings): void {
  const ids = listIds(framework);
  const targets = entriesOf(childOf(root, 'targets'));
  const named = new Set(targets.map(({ key }) => key));
  for (const { key, keyRange } of targets) {
    if (!ids.includes(key))
      findings.add(
        'unknown-target',
        keyRange,
        { id: key, suggestion: closest(key, ids) },
        rename(
          findings.source,
          keyRange,
          key,
          ids.filter((id) => !named.has(id)),
        ),
      );
  }
  const { lowest, highest } = scaleBounds(framework);
  for (const node of [childOf(root, 'target'), ...targets.map(({ value }) => value)]) {
    const target = wholeOf(node);
    if (target !== undefined && (target.value < lowest || target.value > highest)) {
      findings.add('target-outside-scale', target.range, { target: target.value, lowest, highest });
    }
  }
}

/** A framework that declares no groups leaves it to the sheet to name them. */
function checkRespondents(respondents: readonly Node[], framework: Framework, findings: Findings): void {
  const known = framework.groups.map(({ id }) => id);
  if (known.length === 0) return;
  for (const respondent of respondents) {
    const group = textOf(childOf(respondent, 'group'));
    if (group === undefined || known.includes(group.value)) continue;
    findings.add(
      'undeclared-group',
      group.range,
      { id: group.value, known, suggestion: closest(group.value, known) },
      rename(findings.source, group.range, group.value, known),
    );
  }
}

function checkAnswer(value: Node, criterion: Criterion, framework: Framework, findings: Findings): void {
  const level = wholeOf(value) ?? wholeOf(childOf(value, 'level'));
  const { lowest, highest } = scaleBounds(framework);
  const isOnScale = level !== undefined && level.value >= lowest && level.value <= highest;
  if (level !== undefined && !isOnScale) {
    findings.add('level-outside-scale', level.range, { level: level.value, lowest, highest });
  }
  checkState(value, criterion, findings);

  const ticked = childOf(value, 'ticked');
  if (ticked === undefined) return;
  if (criterion.checklist.length === 0) {
    findings.add('no-checklist', headOf(ticked), { criterion: criterion.id });
    return;
  }
  if (ticked.kind !== 'list') return;
  const count = checkTicks(ticked, criterion, findings);
  if (count === null || level === undefined || !isOnScale) return;
  const needed = criterionLevel(criterion, level.value)?.ticksNeeded ?? 0;
  if (count < needed) {
    const allowed = criterion.levels.findLast(({ ticksNeeded }) => ticksNeeded <= count)?.level ?? lowest;
    findings.add('level-above-ticks', level.range, { level: level.value, needed, ticked: count, allowed });
  }
}

/** At most one of level, unknown and not applicable; and not applicable only where it may be, with a reason. */
function checkState(value: Node, criterion: Criterion, findings: Findings): void {
  const given = entriesOf(value).filter(
    ({ key, value: stated }) =>
      ['level', 'unknown', 'not-applicable'].includes(key) &&
      !(
        stated.kind === 'scalar' &&
        (stated.value === null || stated.value === false) &&
        key !== 'not-applicable'
      ),
  );
  const second = given[1];
  if (second !== undefined) {
    findings.add('conflicting-answer', second.keyRange, { keys: given.map(({ key }) => key) });
    return;
  }
  const [state] = given;
  if (state?.key !== 'not-applicable') return;
  if (criterion.notApplicableWhen === null) {
    findings.add('not-applicable-not-allowed', state.keyRange, { criterion: criterion.id });
  } else if (state.value.kind === 'scalar' && String(state.value.value ?? '').trim() === '') {
    findings.add('not-applicable-without-reason', state.keyRange, {});
  }
}

/** @returns how many items are ticked, or null when the ticks themselves are wrong */
function checkTicks(ticked: Node, criterion: Criterion, findings: Findings): number | null {
  const known = criterion.checklist.map(({ id }) => id);
  const seen = new Set<string>();
  let valid = true;
  for (const item of itemsOf(ticked).map(textOf)) {
    if (item === undefined) valid = false;
    else if (!known.includes(item.value)) {
      const suggestion = closest(item.value, known);
      const fix = rename(findings.source, item.range, item.value, known);
      findings.add('unknown-tick', item.range, { id: item.value, known, suggestion }, fix);
      valid = false;
    } else if (seen.has(item.value)) findings.add('repeated-tick', item.range, { id: item.value });
    else seen.add(item.value);
  }
  return valid ? seen.size : null;
}
