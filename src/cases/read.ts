import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.js';
import { type Framework, listCriteria } from '../framework/framework.js';
import { kindOf } from '../framework/kind.js';
import { buildSheet, paragraph } from '../sheet/build.js';
import type { Data } from '../source/edit.js';
import type { Findings } from '../source/findings.js';
import {
  childOf,
  type Entry,
  entriesOf,
  headOf,
  type Located,
  type Node,
  textOf,
  toData,
} from '../source/node.js';
import { checkShape } from '../source/shape.js';
import { aspectsOfParts } from './aspects.js';
import type { Aspect, Case, Expectation } from './case.js';
import { checkCases } from './check.js';
import { type CaseFile, casesSchema, expectKeys } from './schema.js';

/** A file of cases that has been read but not yet held against its framework, which it names itself. */
export interface CasesDraft {
  readonly file: string;
  /** What the file gives as its framework; undefined when it gives nothing usable. */
  readonly framework: Located<string> | undefined;
  /** What is wrong with the cases whatever their framework is. */
  readonly diagnostics: readonly Diagnostic[];
  /** Checks the cases against their framework. */
  complete(framework: Framework): CasesReading;
  /** What the text says, as it was written. */
  readonly data: Data;
  /** The draft's findings, for whoever has something more to say about it. */
  readonly findings: Findings;
}

export interface CasesReading {
  /** In the order of the file; null when there is any error. */
  readonly cases: readonly Case[] | null;
  /** Errors and warnings, sorted. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of cases that has been parsed: its shape. `complete` does the rest.
 * @param root null when it could not be parsed; `findings` holds what the parser said
 */
export function readCases(root: Node | null, findings: Findings): CasesDraft {
  const kind = root === null ? 'cases' : kindOf(root);
  if (root !== null && (kind === 'framework' || kind === 'sheet')) {
    findings.add('wrong-kind', headOf(root), { expected: 'cases', found: kind });
    return readCases(null, findings);
  }
  const file = root === null ? null : checkShape(casesSchema, root, findings);
  return {
    file: findings.source.file,
    framework: textOf(childOf(root ?? undefined, 'framework')),
    findings,
    get data() {
      return root === null ? null : (toData(root) as Data);
    },
    get diagnostics() {
      return sortDiagnostics(findings.diagnostics);
    },
    complete(framework) {
      const entries = entriesOf(childOf(root ?? undefined, 'cases'));
      checkCases(entries, framework, findings);
      const cases =
        file === null || hasErrors(findings.diagnostics)
          ? null
          : entries.map((entry) => buildCase(entry, file.cases[entry.key] ?? {}, framework));
      return { cases, diagnostics: sortDiagnostics(findings.diagnostics) };
    },
  };
}

/** Fills in the defaults. The file has been checked: nothing here can fail. */
function buildCase({ key, keyRange, value }: Entry, file: CaseFile, framework: Framework): Case {
  const { about, form, target, targets, others, answers } = file;
  const rest = listCriteria(framework).flatMap(({ criterion: { id, core } }) =>
    others === null || others === undefined || (form === 'short' && !core) ? [] : [[id, others] as const],
  );
  return {
    id: key,
    about: paragraph(about),
    sheet: buildSheet(
      {
        waymark: 1,
        framework: framework.id,
        form,
        target,
        targets,
        answers: { ...Object.fromEntries(rest), ...answers },
      },
      framework,
    ),
    expectations: entriesOf(childOf(value, 'expect'))
      // In one order, however the file has them, so that a report reads alike.
      .toSorted((a, b) => expectKeys.indexOf(a.key) - expectKeys.indexOf(b.key))
      .flatMap(expectationsOf),
    range: keyRange,
  };
}

/** What a key of `expect` says: a thing of each part that it names, or one thing of the whole. */
function expectationsOf({ key, value }: Entry): Expectation[] {
  const aspect = key as Aspect;
  if (value.kind === 'scalar' && value.value === null) return [];
  if (aspectsOfParts[aspect] === undefined) {
    return [{ aspect, part: null, expected: toData(value) as Data, range: rangeOf(value) }];
  }
  return entriesOf(value).map((entry) => ({
    aspect,
    part: entry.key,
    expected: toData(entry.value) as Data,
    range: rangeOf(entry.value),
  }));
}

const rangeOf = (node: Node) => (node.kind === 'list' ? (node.items[0]?.range ?? node.range) : headOf(node));
