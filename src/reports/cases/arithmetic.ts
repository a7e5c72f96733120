import type { Assessment } from '../../assessment/assessment.js';
import { explain } from '../../assessment/explain.js';
import { whole } from '../../cases/aspects.js';
import type { Aspect, Case } from '../../cases/case.js';
import type { Failure } from '../../cases/run.js';
import type { Framework } from '../../framework/framework.js';
import { type Data, isMapping } from '../../source/edit.js';
import { type Block, bullets, heading, type Item } from '../document.js';
import { type Section, sectionOf } from '../explanation/sections.js';
import { explanationDocument } from '../explanation.js';
import { joinAnd, Words } from '../words.js';

/** Where what was computed comes from: the arithmetic that `explain` shows, as far as a failure is about it. */
export class Arithmetic {
  readonly #framework: Framework;
  readonly #case: Case;
  readonly #assessment: Assessment;
  /** What has been shown of this case already. */
  readonly #shown = new Set<string>();

  constructor(framework: Framework, subject: Case, assessment: Assessment) {
    this.#framework = framework;
    this.#case = subject;
    this.#assessment = assessment;
  }

  blocks({ expectation: { aspect, part, expected }, actual }: Failure): readonly Block[] {
    const words = new Words(this.#assessment);
    switch (aspect) {
      case 'now':
      case 'next':
        return firstDifference(expected, actual).flatMap((id) => {
          const blocks = this.#section(id, 'place');
          return blocks.length === 0 ? [] : [heading(4, words.title(id)), ...blocks];
        });
      case 'held-back':
        return stepsThatDiffer(expected, actual).flatMap((id) => {
          const blocks = this.#section(id, 'level');
          return blocks.length === 0 ? [] : [heading(4, words.title(id)), ...blocks];
        });
      case 'find-out-first':
        return this.#openQuestions(words);
      default:
        return this.#section(part ?? whole, sectionFor[aspect]);
    }
  }

  #section(id: string, section: Section): readonly Block[] {
    const key = `${id} ${section}`;
    if (this.#shown.has(key)) return [];
    this.#shown.add(key);
    const part = id === whole ? undefined : id;
    const explanation = explain(this.#framework, this.#case.sheet, this.#assessment, part);
    if (explanation === null) return [];
    // An answer is all that there is to the score of a criterion.
    const wanted = section === 'score' && explanation.kind === 'criterion' ? 'answer' : section;
    return sectionOf(explanationDocument(explanation, this.#assessment), wanted);
  }

  #openQuestions(words: Words): Block[] {
    const items = this.#assessment.findOutFirst.map(({ criterion, gateOf, waitedForBy }): Item => {
      const waiting = [
        ...gateOf.map((id) => `the gate of ${words.title(id)}`),
        ...waitedForBy.map((id) => words.name(id)),
      ];
      return {
        text: [`${criterion}: ${joinAnd(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for it.`],
      };
    });
    return items.length === 0 ? [] : [bullets(items)];
  }
}

const sectionFor: Record<Exclude<Aspect, 'now' | 'next' | 'held-back' | 'find-out-first'>, Section> = {
  scores: 'score',
  ranges: 'range',
  levels: 'level',
  statuses: 'completeness',
  completeness: 'completeness',
  targets: 'target',
  gaps: 'target',
  open: 'gate',
};

/** The criteria at the first place where two lists differ: the one that was expected there, and the one that is. */
function firstDifference(expected: Data, actual: Data): string[] {
  const [left, right] = [expected, actual].map((data) => (Array.isArray(data) ? data.map(criterionOf) : []));
  const at = (left ?? []).findIndex((id, index) => id !== right?.[index]);
  const place = at === -1 ? (left?.length ?? 0) : at;
  return [...new Set([left?.[place], right?.[place]].filter((id) => id !== undefined))];
}

const criterionOf = (item: Data) => (isMapping(item) ? (Object.keys(item)[0] ?? '') : String(item));

function stepsThatDiffer(expected: Data, actual: Data): string[] {
  const [left, right] = [expected, actual].map((data) => (isMapping(data) ? data : {}));
  const steps = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])];
  return steps.filter((id) => String(left?.[id] ?? '') !== String(right?.[id] ?? ''));
}
