import type { AssessedAgreement } from '../../assessment/agreement.js';
import type { Assessment } from '../../assessment/assessment.js';
import type { AgreementStatus } from '../../consensus/agreement.js';
import { evidenceWords, stateWords, type Words } from '../words.js';
import type { Table, Value } from './table.js';

const statusWords: Record<AgreementStatus, string> = {
  agreed: 'agreed',
  mixed: 'mixed',
  'to-discuss': 'to discuss',
  'one-voice': 'one voice',
};

/** A row a vote; null where nobody voted. */
export function viewsTable({ phases, agreement }: Assessment, words: Words): Table | null {
  if (agreement === null) return null;
  const criteria = phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
  return {
    name: 'Views',
    columns: [
      { title: 'Criterion', width: 36, kind: 'text' },
      { title: 'Criterion id', width: 24, kind: 'text' },
      { title: 'Views', width: 13, kind: 'text' },
      { title: 'Spread', width: 8, kind: 'whole' },
      { title: 'Groups differ', width: 10, kind: 'text' },
      { title: 'Respondent', width: 24, kind: 'text' },
      { title: 'Group', width: 28, kind: 'text' },
      { title: 'Answer', width: 16, kind: 'text' },
      { title: 'Level', width: 8, kind: 'whole' },
      { title: 'Evidence', width: 14, kind: 'text' },
      { title: 'Reason', width: 36, kind: 'text' },
      { title: 'Note', width: 50, kind: 'text' },
      { title: 'Sources', width: 36, kind: 'text' },
    ],
    rows: criteria.flatMap(({ id, title, agreement: views }): Value[][] =>
      views === null
        ? []
        : views.votes.map((vote) => [
            title,
            id,
            inWords(views),
            views.spread,
            views.groupGap,
            vote.name,
            vote.group === null ? null : words.groups([vote.group]),
            stateWords[vote.state],
            vote.level,
            vote.level === null ? null : evidenceWords[vote.evidence],
            vote.reason,
            vote.note,
            vote.sources.length === 0 ? null : vote.sources.join('\n'),
          ]),
    ),
  };
}

function inWords({ status, settled }: AssessedAgreement): string {
  return settled ? 'settled' : statusWords[status];
}
