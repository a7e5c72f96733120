import type * as z from 'zod';
import { isCode } from '../diagnostics/words.js';
import { closest } from './closest.js';
import type { Change, Findings } from './findings.js';
import { asTruth, bare, quoted, rename, unquoted } from './mend.js';
import { childOf, entriesOf, entryOf, headOf, locate, type Node, textOf, toData } from './node.js';
import type { Range } from './source.js';

/**
 * Holds a tree against a zod schema. Every issue becomes a finding at the place that it is about.
 *
 * A schema may name the diagnostic itself: an issue whose message is a code (`z.iso.date('bad-date')`)
 * becomes that diagnostic. All others are told by zod's own issue codes.
 * @returns the typed data, or null when the shape is wrong
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  root: Node,
  findings: Findings,
): z.output<S> | null {
  const result = schema.safeParse(toData(root));
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, issue.path, root, findings);
  return null;
}

type Issue = z.core.$ZodIssue;

function report(issue: Issue, path: readonly PropertyKey[], root: Node, findings: Findings): void {
  const { node, range, whole } = locate(root, path);
  const where = nameOf(path, root);

  if (!whole) {
    const key = String(path.at(-1));
    findings.add('missing-key', headOf(node), { key, where: nameOf(path.slice(0, -1), root) });
    return;
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      reportUnknownKeys(issue, node, range, where, findings);
      return;
    case 'invalid_union':
      reportUnion(issue, path, root, findings);
      return;
    case 'invalid_key':
      for (const inner of issue.issues) {
        const key = String(path.at(-1));
        reportNamed(inner.message, key, keyRangeAt(root, path) ?? range, findings);
      }
      return;
    case 'invalid_type':
      findings.add(
        'wrong-type',
        range,
        {
          expected: expectedIn(issue.message) ?? typeNames[issue.expected] ?? issue.expected,
          found: describeValue(node),
          hint: quoteHint(issue.expected, node, findings),
        },
        quoteFix(issue.expected, node, findings),
      );
      return;
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const found = describeValue(node);
      if (issue.message === 'format-version') findings.add('format-version', range, { found });
      else
        findings.add(
          'wrong-value',
          range,
          { allowed, found, suggestion: closest(textOf(node)?.value ?? '', allowed) },
          rename(findings.source, range, textOf(node)?.value ?? '', allowed),
        );
      return;
    }
    case 'too_small':
    case 'too_big':
      reportSize(issue, node, range, findings);
      return;
    default:
      reportNamed(issue.message, node.kind === 'scalar' ? String(node.value) : '', range, findings);
  }
}

function reportUnknownKeys(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  node: Node,
  range: Range,
  where: string,
  findings: Findings,
): void {
  const known = knownKeys(issue);
  const present = new Set(entriesOf(node).map((entry) => entry.key));
  const missing = known.filter((name) => !present.has(name));
  const spellings = new Map<string, number>();
  for (const key of issue.keys) spellings.set(bare(key), (spellings.get(bare(key)) ?? 0) + 1);
  for (const key of issue.keys) {
    const keyRange = entryOf(node, key)?.keyRange ?? range;
    const words = { key, where, known, suggestion: closest(key, known) };
    // Two spellings of one key cannot both be it.
    const isOnly = spellings.get(bare(key)) === 1;
    const fix = isOnly ? rename(findings.source, keyRange, key, missing) : undefined;
    findings.add('unknown-key', keyRange, words, fix);
  }
}

/** An issue whose schema names the diagnostic. The text that is wrong is the only fact that these need. */
function reportNamed(code: string, text: string, range: Range, findings: Findings): void {
  if (!isCode(code)) throw new Error(`A schema gave an issue without a diagnostic of its own: ${code}`);
  // Each of these codes takes the written text under one of these names, and ignores the others.
  const facts = { id: text, version: text, date: text, key: text, found: text };
  findings.add(code as 'bad-id', range, facts);
}

function reportSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  node: Node,
  range: Range,
  findings: Findings,
): void {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  const rule = `${small ? 'at least' : 'at most'} ${bound}`;
  if (node.kind === 'scalar' && typeof node.value === 'number') {
    const bounds = expectedIn(issue.message);
    findings.add('wrong-number', range, { rule: bounds ?? rule, found: String(node.value) });
    return;
  }
  const count =
    node.kind === 'list'
      ? node.items.length
      : node.kind === 'map'
        ? node.entries.length
        : [...String(node.value)].length;
  findings.add('wrong-length', range, { rule, found: String(count) });
}

/** Of a union the branch that fits the kind of the value is the one that was meant. */
function reportUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  root: Node,
  findings: Findings,
): void {
  const meant = issue.errors.find((branch) => branch.every((inner) => !isAboutKind(inner)));
  if (meant !== undefined && meant.length > 0) {
    for (const inner of meant) report(inner, [...path, ...inner.path], root, findings);
    return;
  }
  const { node, range } = locate(root, path);
  findings.add(
    'wrong-type',
    range,
    {
      expected: expectedIn(issue.message) ?? 'something else',
      found: describeValue(node),
      hint: unquoteHint(node),
    },
    numberFix(node, findings),
  );
}

function isAboutKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** A schema may say in its message what it expects: “expected: a level of the scale”. */
function expectedIn(message: string): string | undefined {
  return /^expected: (.+)$/.exec(message)?.[1];
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping of keys and values',
  record: 'a mapping of keys and values',
  array: 'a list',
};

function describeValue(node: Node): string {
  if (node.kind === 'map') return 'a mapping of keys and values';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'string')
    return node.value === '' ? 'an empty text' : `the text “${shorten(node.value)}”`;
  return typeof node.value === 'number' ? `the number ${node.value}` : String(node.value);
}

function shorten(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 37).join('')}…` : characters.join('');
}

function quoteHint(expected: string, node: Node, { source }: Findings): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (expected === 'string' && (typeof node.value === 'number' || typeof node.value === 'boolean')) {
    // As it was written: 1.10 is not 1.1.
    const written = source.text.slice(node.range.start, node.range.end) || String(node.value);
    return `Put it in quotation marks: "${written}".`;
  }
  if (expected === 'boolean') {
    const fix = asTruth(source, node.range, textOf(node)?.value ?? '');
    return fix === undefined ? undefined : `Write it as ${fix.text}.`;
  }
  return ['number', 'int'].includes(expected) ? unquoteHint(node) : undefined;
}

function quoteFix(expected: string, node: Node, findings: Findings): Change | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (expected === 'string')
    return typeof node.value === 'string' || node.value === null
      ? undefined
      : quoted(findings.source, node.range);
  if (expected === 'boolean') return asTruth(findings.source, node.range, textOf(node)?.value ?? '');
  return ['number', 'int'].includes(expected) ? numberFix(node, findings) : undefined;
}

function numberFix(node: Node, findings: Findings): Change | undefined {
  const text = textOf(node)?.value ?? '';
  return /^(?:0|-?[1-9]\d*)$/.test(text) ? unquoted(findings.source, node.range, text) : undefined;
}

function unquoteHint(node: Node): string | undefined {
  const text = textOf(node)?.value ?? '';
  return /^-?\d+$/.test(text) ? `Write it without quotation marks: ${text}.` : undefined;
}

/** zod does not list the keys that an object may have; the schemas here carry them in the message. */
function knownKeys(issue: Issue): string[] {
  return /^keys: (.*)$/.exec(issue.message)?.[1]?.split(' ') ?? [];
}

function keyRangeAt(root: Node, path: readonly PropertyKey[]): Range | undefined {
  const parent = locate(root, path.slice(0, -1)).node;
  return entryOf(parent, String(path.at(-1)))?.keyRange;
}

const itemNames: Record<string, string> = { phases: 'phase', steps: 'step', criteria: 'criterion' };

/** What a path is called in a sentence: “The criterion “team-mix””, “Item 2 of “scale””, or its last key. */
function nameOf(path: readonly PropertyKey[], root: Node): string {
  if (path.length === 0) return 'The file';
  const last = path.at(-1);
  const list = path.at(-2);
  if (typeof last !== 'number') return `“${String(last)}”`;
  const id = textOf(childOf(locate(root, path).node, 'id'))?.value;
  const kind = itemNames[String(list)];
  if (kind === undefined) return `Item ${last + 1} of “${String(list)}”`;
  return id === undefined ? `The ${kind} here` : `The ${kind} “${shorten(id)}”`;
}
