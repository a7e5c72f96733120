import type { ComparedAction, Comparison } from '../../comparison/comparison.js';
import { type Block, bullets, heading, type Item, paragraph, strong } from '../document.js';
import { count, formatDate } from '../numbers.js';
import { capitalise, joinAnd } from '../words.js';
import { type ComparisonWords, outcomeWords } from './words.js';

const outcomes = ['done', 'begun', 'not-begun', 'not-known', 'not-applicable'] as const;

/** What became of the actions of the plan before. Nothing where that plan had none. */
export function actionsOfThePlan(comparison: Comparison, words: ComparisonWords): Block[] {
  const { actions, columns } = comparison;
  if (actions.length === 0) return [];
  const counts = outcomes
    .map((outcome) => ({ outcome, number: actions.filter((action) => action.outcome === outcome).length }))
    .filter(({ number }) => number > 0)
    .map(({ outcome, number }) => `${number} ${shortOutcomes[outcome]}`);
  return [
    heading(2, `The plan of ${words.column(columns.length - 2)}`),
    paragraph(`It had ${count(actions.length, 'action')} to take: ${joinAnd(counts)}.`),
    ...outcomes.flatMap((outcome) => {
      const own = actions.filter((action) => action.outcome === outcome);
      if (own.length === 0) return [];
      return [
        heading(3, capitalise(outcomeWords[outcome])),
        bullets(own.map((action) => actionItem(action, words))),
      ];
    }),
  ];
}

const shortOutcomes: Record<ComparedAction['outcome'], string> = {
  done: 'done',
  begun: 'begun',
  'not-begun': 'not begun',
  'not-known': 'not known',
  'not-applicable': 'not applicable any more',
};

function actionItem(
  { criterion, to, do: what, owner, due, role }: ComparedAction,
  words: ComparisonWords,
): Item {
  const who = owner ?? role;
  const facts = [
    ...(who === null ? [] : [words.owner(who)]),
    ...(due === null ? [] : [`due on ${formatDate(due)}`]),
  ];
  return {
    text: [
      strong(`${words.title(criterion)}${to === null ? '' : ` to ${to}`}`),
      ...(facts.length === 0 ? [] : [` (${facts.join(', ')})`]),
      ...(what === null ? ['.'] : [`: ${what}`]),
    ],
  };
}
