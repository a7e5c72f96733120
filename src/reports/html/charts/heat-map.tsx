import type { AssessedCriterion, AssessedPhase, Assessment } from '../../../assessment/assessment.js';
import { clean } from '../../../terminal/clean.js';
import { nameLevels, stateWords } from '../../words.js';
import { Figure } from '../figure.js';
import { type ChartProps, type DrawnScale, drawnScale, percent } from './scale.js';

/** The most of the colour that a cell takes, in percent: text on it keeps its contrast. */
const darkest = 35;

/** Every criterion by step with its level. Null when there are no criteria. */
export function HeatMap({ assessment, level }: ChartProps) {
  const criteria = listCriteria(assessment);
  if (criteria.length === 0) return null;
  const scale = drawnScale(assessment);
  const several = assessment.phases.length > 1;
  return (
    <Figure
      id="chart-criteria"
      level={level}
      finding={countBelow(criteria)}
      description={describe(assessment, scale)}
      legend={<Legend criteria={criteria} scale={scale} />}
      table={{
        columns: [
          { title: 'Criterion', align: 'left' },
          { title: 'Step', align: 'left' },
          { title: 'Level', align: 'right' },
          { title: 'Target', align: 'right' },
          { title: 'Gap', align: 'right' },
        ],
        rows: assessment.phases.flatMap(({ steps }) =>
          steps.flatMap((step) =>
            step.criteria.map((criterion) => [
              [criterion.title],
              [step.title],
              [criterion.level === null ? stateWords[criterion.state] : String(criterion.level)],
              [criterion.state === 'not-applicable' ? '–' : String(criterion.target.level)],
              [criterion.gap === null ? '–' : String(criterion.gap)],
            ]),
          ),
        ),
      }}
    >
      {assessment.phases.map((phase) => (
        <Phase phase={phase} scale={scale} named={several} />
      ))}
    </Figure>
  );
}

function Phase(props: {
  readonly phase: AssessedPhase;
  readonly scale: DrawnScale;
  readonly named: boolean;
}) {
  const { phase, scale, named } = props;
  return (
    <>
      {named ? <div class="heat-phase">{clean(phase.title)}</div> : null}
      {phase.steps.map(({ title, criteria }) => (
        <div class="heat-step">
          <span>{clean(title)}</span>
          <div class="heat-cells">
            {criteria.map((criterion) => (
              <Cell criterion={criterion} scale={scale} />
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function Cell({ criterion, scale }: { readonly criterion: AssessedCriterion; readonly scale: DrawnScale }) {
  const { title, level, gap, state, target } = criterion;
  if (level === null) {
    return (
      <div class={state === 'not-applicable' ? 'cell excluded' : 'cell open'}>
        <span class="cell-head">
          <b>{marks[state]}</b>
          <span>{stateWords[state]}</span>
        </span>
        {clean(title)}
      </div>
    );
  }
  const { lowest, highest, share, place } = scale;
  const heat = percent((darkest * (level - lowest)) / (highest - lowest));
  const x = place(target.level);
  return (
    <div class={gap === 0 ? 'cell' : 'cell below'} style={`--heat:${heat}`}>
      <span class="cell-head">
        <b>{level}</b>
        <span>
          {gap === 0 ? '✓' : '▼'} target {target.level}
        </span>
      </span>
      <svg class="gauge" aria-hidden="true" width="100%" height="12">
        <rect class="track" y="3" width="100%" height="6" />
        <rect class="score" y="3" width={share(level - lowest)} height="6" />
        <line class="target" x1={x} x2={x} y2="12" />
      </svg>
      {clean(title)}
    </div>
  );
}

/** A blank stays a blank: only what somebody said does not know has a question mark. */
const marks: Record<AssessedCriterion['state'], string> = {
  level: '',
  unknown: '?',
  unanswered: '\u00a0',
  'not-applicable': 'n/a',
};

function Legend(props: { readonly criteria: readonly AssessedCriterion[]; readonly scale: DrawnScale }) {
  const { criteria, scale } = props;
  const has = (state: AssessedCriterion['state']) => criteria.some((criterion) => criterion.state === state);
  const { levels } = scale;
  return (
    <>
      <span>{clean(`Levels, the higher the stronger the shade: ${nameLevels(levels)}`)}</span>
      <span>▼ below its target</span>
      <span>✓ at or above it</span>
      {has('unknown') ? <span>? unknown</span> : null}
      {has('unanswered') ? <span>blank: not answered yet</span> : null}
      {has('not-applicable') ? <span>n/a: not applicable</span> : null}
    </>
  );
}

function listCriteria({ phases }: Assessment): AssessedCriterion[] {
  return phases.flatMap(({ steps }) => steps.flatMap(({ criteria }) => criteria));
}

function countBelow(criteria: readonly AssessedCriterion[]): string {
  const known = criteria.filter(({ level }) => level !== null).length;
  const below = criteria.filter(({ gap }) => gap !== null && gap > 0).length;
  const open = criteria.filter(({ state }) => state === 'unknown' || state === 'unanswered').length;
  if (known === 0) return open === 0 ? 'No criterion applies' : 'No criterion has a level yet';
  const rest = open === 0 ? '' : `; ${open} more ${open === 1 ? 'is' : 'are'} still open`;
  if (known === 1) {
    return `The one answered criterion is ${below === 0 ? 'at or above' : 'below'} its target${rest}`;
  }
  if (below === known) return `All ${known} answered criteria are below their targets${rest}`;
  const verb = below < 2 ? 'is below its target' : 'are below their targets';
  return `${below === 0 ? 'None' : below} of the ${known} answered criteria ${verb}${rest}`;
}

function describe({ phases }: Assessment, { levels }: DrawnScale): string {
  const steps = phases.flatMap((phase) => phase.steps);
  const each = steps.map(({ title, criteria }) => `In “${title}”: ${criteria.map(facts).join('; ')}.`);
  return `Heat map of criteria by step, with the level in each cell. The scale is ${nameLevels(levels)}. ${each.join(' ')}`;
}

function facts({ title, level, gap, state, target }: AssessedCriterion): string {
  if (state === 'not-applicable') return `“${title}” not applicable`;
  const place = level === null ? stateWords[state] : `level ${level}`;
  return `“${title}” ${place}, target ${target.level}${gap === null ? '' : `, gap ${gap}`}`;
}
