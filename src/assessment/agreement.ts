import { type Agreement, agreementOf } from '../consensus/agreement.js';
import type { Answer, Evidence, Respondent, Sheet, Vote } from '../sheet/sheet.js';
import type { FollowUp } from './assessment.js';
import type { Scope } from './scope.js';

/** What the respondents said on one criterion, each for themselves, and how far they agree. */
export interface AssessedAgreement extends Agreement {
  /** True when they discussed it and agreed on the answer that the sheet gives. */
  readonly settled: boolean;
  readonly votes: readonly AssessedVote[];
}

export interface AssessedVote extends Respondent {
  readonly state: Answer['state'];
  /** Null unless the state is `level`. */
  readonly level: number | null;
  /** The reason, when the state is `not-applicable`. */
  readonly reason: string | null;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly note: string | null;
}

/** How many criteria there are of each kind, of those that carry votes. */
export interface AgreementCounts {
  readonly criteria: number;
  readonly agreed: number;
  readonly mixed: number;
  /** `settled` ones too. */
  readonly toDiscuss: number;
  readonly oneVoice: number;
  /** To be discussed, and settled. */
  readonly settled: number;
  readonly groupGaps: number;
}

/** How far the respondents agree on each criterion that takes part and carries votes, in the framework's order. */
export function assessAgreement(
  scope: Scope,
  { votes, settled }: Pick<Sheet, 'votes' | 'settled'>,
): Map<string, AssessedAgreement> {
  return new Map(
    scope.criteria.flatMap(({ criterion: { id } }): [string, AssessedAgreement][] => {
      const cast = votes.get(id) ?? [];
      if (cast.length === 0) return [];
      return [[id, { ...agreementOf(cast), settled: settled.has(id), votes: cast.map(assessVote) }]];
    }),
  );
}

function assessVote(vote: Vote): AssessedVote {
  const { name, group, state, evidence, sources, note } = vote;
  return {
    name,
    group,
    state,
    level: state === 'level' ? vote.level : null,
    reason: state === 'not-applicable' ? vote.reason : null,
    evidence,
    sources,
    note,
  };
}

/** @returns null when no criterion carries votes */
export function countAgreement(agreements: ReadonlyMap<string, AssessedAgreement>): AgreementCounts | null {
  if (agreements.size === 0) return null;
  const all = [...agreements.values()];
  const count = (test: (agreement: AssessedAgreement) => boolean) => all.filter(test).length;
  return {
    criteria: all.length,
    agreed: count(({ status }) => status === 'agreed'),
    mixed: count(({ status }) => status === 'mixed'),
    toDiscuss: count(({ status }) => status === 'to-discuss'),
    oneVoice: count(({ status }) => status === 'one-voice'),
    settled: count(({ status, settled }) => status === 'to-discuss' && settled),
    groupGaps: count(({ groupGap }) => groupGap),
  };
}

/** What is to be discussed and was never settled, in the framework's order. */
export function findDisagreements(agreements: ReadonlyMap<string, AssessedAgreement>): FollowUp[] {
  return [...agreements].flatMap(
    ([criterion, { status, settled, lowest, highest, notApplicable }]): FollowUp[] =>
      status === 'to-discuss' && !settled
        ? [{ kind: 'disagreement', criterion, lowest, highest, notApplicable }]
        : [],
  );
}
