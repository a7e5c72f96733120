import { scaleLinear } from 'd3-scale';
import type { AssessedPhase, AssessedStep, Assessment } from '../../../assessment/assessment.js';
import { type ScaleLevel, scaleBounds } from '../../../framework/framework.js';
import { clean } from '../../../terminal/clean.js';
import { widthOf } from '../../../terminal/layout.js';
import { nameLevels, type Words } from '../../words.js';

/** What every picture of a report is made from. */
export interface ChartProps {
  readonly assessment: Assessment;
  readonly words: Words;
  /** The level of its heading in the page. */
  readonly level: number;
}

/** The scale of a framework, drawn from the left edge of a picture to its right. */
export interface DrawnScale {
  readonly levels: readonly ScaleLevel[];
  readonly lowest: number;
  readonly highest: number;
  /** How far along a score or a level stands, such as `43.2%`; never outside 0 to 100 %. */
  readonly place: (value: number) => string;
  /** How much of the scale a number of levels takes, such as `25%`. */
  readonly share: (levels: number) => string;
}

export function drawnScale({ framework }: Pick<Assessment, 'framework'>): DrawnScale {
  const { lowest, highest } = scaleBounds(framework);
  const along = scaleLinear([lowest, highest], [0, 100]).clamp(true);
  return {
    levels: framework.scale,
    lowest,
    highest,
    place: (value) => percent(along(value)),
    share: (levels) => percent(along(lowest + levels)),
  };
}

/** A percentage for a coordinate, with no more decimals than can be seen. */
export function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** A step with its number in the framework, from 1: what pictures without room for titles call it. */
export interface NumberedStep {
  readonly number: number;
  readonly step: AssessedStep;
  readonly phase: AssessedPhase;
}

export function numberSteps({ phases }: Assessment): NumberedStep[] {
  return phases
    .flatMap((phase) => phase.steps.map((step) => ({ phase, step })))
    .map((entry, index) => ({ number: index + 1, ...entry }));
}

/** A hair line at each level, from top to bottom. */
export function LevelLines({ scale }: { readonly scale: DrawnScale }) {
  return (
    <>
      {scale.levels.map(({ level }) => {
        const x = scale.place(level);
        return <line class="grid" x1={x} x2={x} y2="100%" />;
      })}
    </>
  );
}

/** The most levels, and the widest names, that have room beneath their numbers on a wide screen. */
const namedAxis = { levels: 6, width: 14 };

/** The numbers of the levels at their places, and their names where there is room. */
export function Axis({ scale }: { readonly scale: DrawnScale }) {
  const { levels, place } = scale;
  const side = (index: number) =>
    index === 0 ? 'name first' : index === levels.length - 1 ? 'name last' : 'name';
  const named = hasRoomForNames(levels);
  return (
    <svg class={named ? 'axis named' : 'axis'} aria-hidden="true" width="100%">
      {levels.map(({ level, name }, index) => (
        <>
          <text x={place(level)} y="14">
            {level}
          </text>
          {named ? (
            <text class={side(index)} x={place(level)} y="32">
              {clean(name)}
            </text>
          ) : null}
        </>
      ))}
    </svg>
  );
}

/** The names of the levels as a line of text, for where the axis has no room for them. */
export function LevelNames({ scale }: { readonly scale: DrawnScale }) {
  return (
    <div class={hasRoomForNames(scale.levels) ? 'level-names spare' : 'level-names'}>
      {clean(`Scale: ${nameLevels(scale.levels)}`)}
    </div>
  );
}

function hasRoomForNames(levels: readonly ScaleLevel[]): boolean {
  return levels.length <= namedAxis.levels && levels.every(({ name }) => widthOf(name) <= namedAxis.width);
}
