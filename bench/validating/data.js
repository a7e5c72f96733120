// The frameworks that the bench validates: made from the bundled one, all different, the same in every run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import { drawer } from '../shared/draw.js';
import { mistakes } from './mistakes.js';

const bundled = readFileSync(
  new URL('../../frameworks/public-sector-digital-transformation.yaml', import.meta.url),
  'utf8',
);
/** With so many criteria fewer it is of the size that is asked for. */
const leftOut = 13;

/**
 * Writes frameworks, a file each.
 * @param every one file in so many has one mistake, each another; none has when absent
 * @returns the sizes of the files, and the name of each that has a mistake
 */
export function writeFrameworks(folder, count, { every = Number.POSITIVE_INFINITY } = {}) {
  mkdirSync(folder);
  const pattern = parseDocument(bundled);
  const sizes = [];
  const wrong = [];
  for (let number = 1; number <= count; number += 1) {
    const draw = drawer(number);
    const document = pattern.clone();
    leaveOutCriteria(document, draw);
    renameIds(document, String(number).padStart(3, '0'));
    rewrite(document, draw);
    const name = `framework-${String(number).padStart(3, '0')}.yaml`;
    if (number % every === 0) {
      mistakes[wrong.length % mistakes.length].make(document, draw.oneOf(criteriaOf(document)));
      wrong.push(name);
    }
    const text = document.toString({ lineWidth: 0 });
    sizes.push(Buffer.byteLength(text));
    writeFileSync(join(folder, name), text);
  }
  return { sizes, wrong };
}

/** Leaves out some of the criteria that nothing else in the framework names, others in each file. */
function leaveOutCriteria(document, { shuffled }) {
  const named = new Set(
    [
      ...document.get('phases').items.map((phase) => phase.get('opens-when')),
      ...criteriaOf(document).flatMap(
        (criterion) => criterion.get('requires')?.items.map(({ value }) => value) ?? [],
      ),
    ].flatMap((requirements) => requirements?.items.map(({ key }) => key.value) ?? []),
  );
  const free = criteriaOf(document).filter(
    (criterion) => !named.has(criterion.get('id')) && criterion.get('core') !== true,
  );
  const chosen = new Set(shuffled(free).slice(0, leftOut));
  for (const step of stepsOf(document)) {
    const criteria = step.get('criteria');
    criteria.items = criteria.items.filter((criterion) => !chosen.has(criterion));
  }
}

/** Wherever an id stands it is the whole of a key or a value. */
function renameIds(document, suffix) {
  const ids = new Set([
    document.get('id'),
    ...['groups', 'owners'].flatMap((key) => document.get(key).items.map((pair) => pair.key.value)),
    ...document.get('phases').items.map((phase) => phase.get('id')),
    ...stepsOf(document).map((step) => step.get('id')),
    ...criteriaOf(document).map((criterion) => criterion.get('id')),
  ]);
  visit(document, {
    Scalar(_key, node) {
      if (ids.has(node.value)) node.value = `${node.value}-${suffix}`;
    },
  });
}

/**
 * The long words of each text in another order, so that no text is that of another file. Shorter ones stay: a
 * question must not become two. The date is put in quotation marks, for ajv-cli would read a date and not a text.
 */
function rewrite(document, { shuffled }) {
  const longWord = /[A-Za-z]{6,}/g;
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string' || !node.value.includes(' ')) return;
      const words = shuffled(node.value.match(longWord) ?? []);
      node.value = node.value.replace(longWord, () => words.pop());
    },
  });
  const published = document.getIn(['source', 'published'], true);
  if (isScalar(published)) published.type = 'QUOTE_DOUBLE';
}

function stepsOf(document) {
  return document.get('phases').items.flatMap((phase) => phase.get('steps').items);
}

function criteriaOf(document) {
  return stepsOf(document).flatMap((step) => step.get('criteria').items);
}
