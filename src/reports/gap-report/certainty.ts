import type { Assessment, FollowUp } from '../../assessment/assessment.js';
import { type Block, bullets, heading, type Item, paragraph, type Span, strong } from '../document.js';
import { count, formatDate, formatShare } from '../numbers.js';
import { joinAnd, stateWords, type Words } from '../words.js';
import { inShort } from './views.js';

type Kind = FollowUp['kind'];
type Of<K extends Kind> = Extract<FollowUp, { kind: K }>;

/** What each kind of follow-up asks for, and how one of them reads. */
const kinds: { [K in Kind]: { lead: string; describe: (followUp: Of<K>, words: Words) => Span[] } } = {
  'open-question': {
    lead: 'Questions still open',
    describe: ({ criterion, state, note, ask }, words) => {
      const asked = words.ask(ask);
      return [
        strong(words.title(criterion)),
        ` (${[stateWords[state], ...(asked === '' ? [] : [asked])].join('; ')})${note === null ? '' : `: ${note}`}`,
      ];
    },
  },
  'claimed-early': {
    lead: 'Levels claimed before what they rest on is in place',
    describe: ({ criterion, level, unmet }, words) => [
      strong(words.title(criterion)),
      ` at ${level} rests on ${joinAnd(unmet.map((blocker) => words.needed(blocker)))}`,
    ],
  },
  'target-too-low': {
    lead: 'Targets lower than something else needs',
    describe: ({ criterion, target, needed, neededBy }, words) => [
      strong(words.title(criterion)),
      ` has the target ${target}, and ${joinAnd(neededBy.map((id) => words.name(id)))} ${neededBy.length === 1 ? 'needs' : 'need'} it at ${needed}. The plan cannot get there; raise the target.`,
    ],
  },
  'overdue-action': {
    lead: 'Actions that are overdue',
    describe: ({ criterion, to, owner, due }, words) => [
      strong(words.title(criterion)),
      `${to === null ? '' : ` to ${to}`}${owner === null ? '' : `, ${words.owner(owner)}`}: due on ${formatDate(due ?? '')}`,
    ],
  },
  'done-not-reached': {
    lead: 'Actions that are done, though the level is not reached: look at it again',
    describe: ({ criterion, to, owner }, words) => [
      strong(words.title(criterion)),
      `${to === null ? '' : ` to ${to}`}${owner === null ? '' : `, ${words.owner(owner)}`}`,
    ],
  },
  disagreement: {
    lead: 'Views that differ, and were never settled',
    describe: ({ criterion, lowest, highest, notApplicable }, words) => [
      strong(words.title(criterion)),
      `: ${[
        ...(lowest === null || lowest === highest ? [] : [`from ${lowest} to ${highest}`]),
        ...(notApplicable === 0 ? [] : [`${count(notApplicable, 'says', 'say')} that it does not apply`]),
      ].join(', and ')}`,
    ],
  },
  'ticks-not-recorded': {
    lead: 'Checklists not recorded',
    describe: ({ criterion, level, needed }, words) => [
      strong(words.title(criterion)),
      needed === 0 ? ` at ${level}` : ` at ${level}, which needs ${count(needed, 'item')}`,
    ],
  },
  'asserted-only': {
    lead: 'At or above target on somebody’s word alone: find the evidence',
    describe: ({ criterion, level }, words) => [strong(words.title(criterion)), ` at ${level}`],
  },
};

export function followUps(assessment: Assessment, words: Words): Block[] {
  const groups = groupFollowUps(assessment, words);
  if (groups.length === 0) return [];
  return [
    heading(2, 'Follow up'),
    ...groups.flatMap(({ lead, entries }) => [
      heading(3, lead),
      bullets(entries.map(({ text }) => ({ text }))),
    ]),
  ];
}

/** The follow-ups in words, by what each kind asks for. */
export function groupFollowUps({ followUps: all }: Assessment, words: Words) {
  return (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const entries = all
      .filter((followUp) => followUp.kind === kind)
      .map((followUp) => ({ criterion: followUp.criterion, text: describe(followUp, words) }));
    return entries.length === 0 ? [] : [{ lead: kinds[kind].lead, entries }];
  });
}

function describe<K extends Kind>(followUp: Of<K>, words: Words): Span[] {
  const spans = (kinds[followUp.kind as K].describe as (f: Of<K>, w: Words) => Span[])(followUp, words);
  const last = spans.at(-1);
  return typeof last === 'string' && !/[.!?]$/.test(last) ? [...spans.slice(0, -1), `${last}.`] : spans;
}

/** How sure this is: what was answered, how well it is known, by whom, and what the framework leaves out. */
export function certainty(assessment: Assessment): Block[] {
  const { overall, counts, framework, sheet, phases, agreement } = assessment;
  const { evidence } = counts;
  const open = counts.unknown + counts.unanswered;
  const excluded = phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .filter(({ state }) => state === 'not-applicable');
  const items: Item[] = [
    {
      text: [
        strong('Answered: '),
        `${counts.answered} of ${count(counts.criteria, 'question')}, ${formatShare(overall.completeness)} by weight${open === 0 ? '' : `; ${counts.unknown} unknown, ${counts.unanswered} not answered yet`}.`,
      ],
    },
    {
      text: [
        strong('Evidence: '),
        `${count(evidence.corroborated, 'answer')} corroborated, ${evidence.seen} seen, ${evidence.asserted} asserted.`,
      ],
    },
    ...(agreement === null ? [] : [{ text: [strong('Agreement: '), inShort(agreement, assessment)] }]),
    ...excluded.map(({ title, reason }) => ({
      text: [
        strong('Not applicable: '),
        `${title}. ${reason ?? ''}${/[.!?]$/.test(reason ?? '') ? '' : '.'}`,
      ],
    })),
    ...respondents(assessment),
    {
      text: [
        strong('Framework: '),
        `${framework.title}, version ${framework.version}${sheet.form === 'short' ? ', short form' : ''}${answeredVersion(assessment)}.${origin(assessment)}`,
      ],
    },
  ];
  return [
    heading(2, 'How sure this is'),
    bullets(items),
    ...(framework.limits === null
      ? []
      : [heading(3, 'What the framework leaves out'), paragraph(framework.limits)]),
  ];
}

function respondents({ sheet, framework }: Assessment): Item[] {
  if (sheet.respondents.length === 0) return [];
  const titles = new Map(framework.groups.map(({ id, title }) => [id, title]));
  const people = sheet.respondents.map(({ name, group }) => {
    const role = group === null ? null : (titles.get(group) ?? group);
    if (name === null) return role ?? 'unnamed';
    return role === null ? name : `${name} (${role})`;
  });

  return [{ text: [strong('In the room: '), `${joinAnd(people)}.`] }];
}

function answeredVersion({ sheet, framework }: Assessment): string {
  const { frameworkVersion } = sheet;
  return frameworkVersion === null || frameworkVersion === framework.version
    ? ''
    : ` (answered for ${frameworkVersion})`;
}

function origin({ framework: { source } }: Assessment): string {
  if (source === null) return '';
  const author = source.author === null ? '' : `${source.author}, `;
  const published = source.published === null ? '' : `, ${formatDate(source.published)}`;
  return ` Made from ${author}“${source.title}”${published}.`;
}
