import type { Framework } from '../framework/framework.js';
import type { AnswerFile, SheetFile, VoteFile } from './schema.js';
import {
  type Answer,
  type AnswerState,
  type Respondent,
  type Sheet,
  unanswered,
  type Vote,
} from './sheet.js';

/** Fills in the defaults. The file has been checked: nothing here can fail. */
export function buildSheet(file: SheetFile, framework: Framework): Sheet {
  return {
    id: paragraph(typeof file.id === 'number' ? String(file.id) : file.id),
    framework: framework.id,
    frameworkVersion: file['framework-version'] ?? null,
    form: file.form ?? 'full',
    organisation: paragraph(file.organisation),
    date: file.date ?? null,
    respondents: (file.respondents ?? []).map(buildRespondent),
    target: file.target ?? null,
    targets: new Map(Object.entries(file.targets ?? {})),
    answers: new Map(Object.entries(file.answers).map(([id, answer]) => [id, buildAnswer(answer)])),
    votes: new Map(Object.entries(file.votes ?? {}).map(([id, votes]) => [id, votes.map(buildVote)])),
    settled: new Set(file.settled),
    actions: new Map(
      Object.entries(file.actions ?? {}).map(([id, { to, owner, due, status }]) => [
        id,
        { to: to ?? null, owner: paragraph(owner), due: due ?? null, status: status ?? 'to-do' },
      ]),
    ),
  };
}

function buildRespondent({ name, group }: Pick<VoteFile, 'name' | 'group'>): Respondent {
  return { name: paragraph(name), group: group ?? null };
}

function buildVote(vote: VoteFile): Vote {
  return { ...buildRespondent(vote), ...buildAnswer(vote) };
}

function buildAnswer(answer: AnswerFile): Answer {
  if (answer === null) return unanswered;
  if (typeof answer === 'number') return { ...unanswered, state: 'level', level: answer };
  if (answer === 'unknown') return { ...unanswered, state: 'unknown' };
  return {
    ...stateOf(answer),
    note: paragraph(answer.note),
    evidence: answer.evidence ?? 'asserted',
    sources: (answer.sources ?? []).map((source) => source.trim()),
    ticked: answer.ticked ?? null,
  };
}

type LongAnswer = Exclude<AnswerFile, number | string | null>;

function stateOf(answer: LongAnswer): AnswerState {
  const reason = answer['not-applicable'];
  if (typeof answer.level === 'number') return { state: 'level', level: answer.level };
  if (answer.unknown === true) return { state: 'unknown' };
  if (typeof reason === 'string')
    return { state: 'not-applicable', reason: reason.trim().replace(/\s+/g, ' ') };
  return { state: 'unanswered' };
}

/** A text as one paragraph, or null when there is none. */
export function paragraph(text: string | null | undefined): string | null {
  return text?.trim().replace(/\s+/g, ' ') || null;
}
