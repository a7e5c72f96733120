import { type Criterion, type Framework, listCriteria } from '../framework/framework.js';
import { type Evidence, evidenceGrades, type Sheet } from '../sheet/sheet.js';

/**
 * Where a criterion stands, as a number: a level from 0 to 9 is itself. Millions of sheets pass through, so the
 * answers of one are a row of bytes that the next one uses again.
 */
export const states = { notApplicable: 10, unknown: 11, unanswered: 12 } as const;

/** The answers of one sheet at a time, by the place of each criterion in its framework. */
export class Answers {
  readonly criteria: readonly Criterion[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** A level, or one of `states`. */
  readonly states: Uint8Array;
  /** What is said beside the level; empty where nobody asks for it, since most tables show none of it. */
  readonly details: readonly Details[];

  constructor(framework: Framework, withDetails: boolean) {
    this.criteria = listCriteria(framework).map(({ criterion }) => criterion);
    this.indexOf = new Map(this.criteria.map(({ id }, index) => [id, index]));
    this.states = new Uint8Array(this.criteria.length);
    this.details = withDetails ? this.criteria.map(() => ({ ...noDetails })) : [];
    this.clear();
  }

  clear(): void {
    this.states.fill(states.unanswered);
    for (const details of this.details) Object.assign(details, noDetails);
  }

  /** Takes over the answers of a sheet that has been read and checked. */
  take(sheet: Sheet): void {
    this.clear();
    for (const [id, answer] of sheet.answers) {
      const index = this.indexOf.get(id);
      if (index === undefined) continue;
      this.states[index] =
        answer.state === 'level'
          ? answer.level
          : answer.state === 'not-applicable'
            ? states.notApplicable
            : states[answer.state];
      const details = this.details[index];
      if (details === undefined) continue;
      details.evidence = answer.evidence;
      details.note = answer.note;
      details.reason = answer.state === 'not-applicable' ? answer.reason : null;
    }
  }
}

export interface Details {
  evidence: Evidence;
  note: string | null;
  /** Why it is not applicable. */
  reason: string | null;
}

const noDetails: Details = { evidence: evidenceGrades[0], note: null, reason: null };
