import { type ChangeWords, type Facts, words } from './entry.js';

const ifRenamed = (former: string) => `If it was renamed, write “renamed-from: ${former}”.`;
/** `name` is the removed one that looks the same. */
const wasRemoved = ({ name }: Facts) =>
  name === null ? undefined : `“${name}” was removed and looks the same. ${ifRenamed(name)}`;
/** `name` is the added one that looks the same. */
const wasAdded = ({ name, part }: Facts) =>
  name === null
    ? undefined
    : `“${name}” was added and looks the same. If it was renamed, write “renamed-from: ${part.id}” there.`;

/** What is said of phases, steps and criteria as parts of the whole. */
export const partChangeWords = {
  'phase-removed': words({
    grade: 'breaking',
    title: 'A phase removed',
    because: 'Targets that name it are refused, and the overall score changes.',
    message: () => 'The phase was removed.',
    hint: wasAdded,
  }),
  'phase-added': words({
    grade: 'notable',
    title: 'A phase added',
    because: 'More is asked; a score changes only when it is answered.',
    message: () => 'The phase was added.',
    hint: wasRemoved,
  }),
  'phase-renamed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'A phase renamed',
    because: 'Targets that name the old id are refused; “waymark migrate” carries them over.',
    message: ({ before }) => `The phase was renamed; it was “${before}”.`,
  }),
  'step-removed': words({
    grade: 'breaking',
    title: 'A step removed',
    because: 'Targets that name it are refused, and the score of its phase changes.',
    message: () => 'The step was removed.',
    hint: wasAdded,
  }),
  'step-added': words({
    grade: 'notable',
    title: 'A step added',
    because: 'More is asked; a score changes only when it is answered.',
    message: () => 'The step was added.',
    hint: wasRemoved,
  }),
  'step-renamed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'A step renamed',
    because: 'Targets that name the old id are refused; “waymark migrate” carries them over.',
    message: ({ before }) => `The step was renamed; it was “${before}”.`,
  }),
  'step-moved': words({
    saysValues: true,
    grade: 'breaking',
    title: 'A step moved to another phase',
    because: 'The scores of both phases change.',
    message: ({ before, after }) => `The step moved from the phase “${before}” to “${after}”.`,
  }),
  'criterion-removed': words({
    grade: 'breaking',
    title: 'A criterion removed',
    because: 'Its answers are refused, and the score of its step changes.',
    message: () => 'The criterion was removed.',
    hint: wasAdded,
  }),
  'criterion-added': words({
    grade: 'notable',
    title: 'A criterion added',
    because:
      'More is asked. Sheets stay valid, and a score changes only when the question is answered; until then they are less complete.',
    message: () => 'The criterion was added.',
    hint: wasRemoved,
  }),
  'criterion-renamed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'A criterion renamed',
    because: 'Answers under the old id are refused; “waymark migrate” carries them over.',
    message: ({ before }) => `The criterion was renamed; it was “${before}”.`,
  }),
  'criterion-moved': words({
    saysValues: true,
    grade: 'breaking',
    title: 'A criterion moved to another step',
    because: 'The scores of both steps change.',
    message: ({ before, after }) => `The criterion moved from the step “${before}” to “${after}”.`,
  }),
  'order-changed': words({
    grade: 'notable',
    title: 'Another order',
    because: 'Questions are asked in another order, and the plan settles ties by it.',
    message: ({ part, name }) =>
      name === 'checklist'
        ? 'The items of the checklist are in another order.'
        : `The ${inside[part.kind] ?? 'parts'} are in another order.`,
  }),
  'title-changed': words({
    grade: 'wording',
    title: 'Another title',
    because: 'Text only.',
    message: () => 'The title changed.',
  }),
  'summary-changed': words({
    grade: 'wording',
    title: 'Another summary',
    because: 'Text only.',
    message: () => 'The summary changed.',
  }),
  'weight-changed': words({
    grade: 'breaking',
    title: 'Another weight',
    because: 'Scores change.',
    message: () => 'The weight changed.',
  }),
  'target-changed': words({
    grade: 'notable',
    title: 'Another target',
    because: 'The plan and the gaps change.',
    message: () => 'The target changed.',
  }),
  'scoring-changed': words({
    grade: 'breaking',
    title: 'Another way of scoring',
    because: 'Scores change.',
    message: () => 'The way of scoring changed.',
  }),
  'gate-changed': words({
    grade: 'notable',
    title: 'Another gate',
    because: 'The plan changes.',
    message: () => 'The gate changed.',
  }),
} as const satisfies Record<string, ChangeWords>;

const inside: Readonly<Record<string, string>> = {
  framework: 'phases',
  phase: 'steps',
  step: 'criteria',
};
