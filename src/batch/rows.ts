import type { Candidate } from '../assessment/plan.js';
import type { Score, StepScore } from '../assessment/score.js';
import { levelName } from '../framework/framework.js';
import type { Details } from './answers.js';
import { states } from './answers.js';
import type { ByteSink } from './byte-sink.js';
import { ByteText } from './byte-text.js';
import {
  listColumns,
  listParts,
  overall,
  type Part,
  partColumns,
  type TableShape,
  wideName,
} from './columns.js';
import type { Encoding, Value } from './encode.js';
import { Fragments, longestFragment } from './fragments.js';
import type { Scorer, Variant } from './scorer.js';

/** A sheet whose answers stand in its scorer, ready to be written. */
export interface Entry {
  readonly scorer: Scorer;
  readonly variant: Variant;
  readonly id: string | ByteText;
  readonly organisation: string | ByteText | null;
  readonly date: string | ByteText | null;
  /** What the kept columns of its input say, in the order of the table. */
  readonly kept: readonly (string | null)[];
}

/** Writes the rows of many sheets of one framework. */
export class RowWriter {
  readonly #shape: TableShape;
  readonly #encoding: Encoding;
  readonly #sheetNames: readonly string[];
  readonly #parts: readonly Part[];
  /** The names of the columns about each part. */
  readonly #names: readonly (readonly string[])[];
  readonly #framework: string;
  readonly #headNames: readonly (readonly string[])[];
  /** What stands around a text that is copied as it is. */
  readonly #around: readonly (readonly [string, string])[];
  readonly #fragments = new Fragments();
  #values: readonly (readonly Value[])[] = [];

  constructor(shape: TableShape, encoding: Encoding, scorer: Scorer) {
    const { framework } = scorer;
    this.#shape = shape;
    this.#encoding = encoding;
    this.#parts = listParts(framework, shape.by);
    const columns = listColumns(shape, framework);
    const first = columns.findIndex(({ name }) => name === 'framework');
    this.#sheetNames = columns.slice(0, first + 2 + shape.kept.length).map(({ name }) => name);
    const own = partColumns(shape.by).map(({ name }) => name);
    this.#names = this.#parts.map((part) =>
      shape.wide ? own.map((name) => wideName(part, name)) : ['id', 'title', ...own],
    );
    this.#framework = `,${encoding.fragment(this.#sheetNames.slice(3, 5), [framework.id, framework.version])}`;
    this.#headNames = this.#sheetNames.slice(0, 3).map((name) => [name]);
    this.#around = this.#headNames.map((names) => {
      const [before = '', after = ''] = encoding.fragment(names, ['x']).split(/x(?=[^x]*$)/);
      return [before, after];
    });
  }

  /** Writes the rows of a sheet, each with its line end. */
  write(entry: Entry, sink: ByteSink): void {
    const now = this.#shape.withActions ? entry.variant.planNow() : null;
    if (this.#shape.by !== 'step') this.#values = this.#partValues(entry);
    const start = sink.length;
    this.#head(entry, sink);
    const headLength = sink.length - start;
    for (let index = 0; index < this.#parts.length; index += 1) {
      if (!this.#shape.wide && index > 0) sink.repeat(start, headLength);
      if (this.#shape.by === 'step') this.#writeStep(entry, index, sink);
      else sink.text(this.#part(index, this.#values[index] ?? []));
      if (this.#shape.wide) continue;
      const part = this.#parts[index];
      if (now !== null && part !== undefined) {
        sink.text(this.#now(now.filter((action) => belongsTo(action, part))));
      }
      sink.text(this.#encoding.end);
    }
    if (!this.#shape.wide) return;
    if (now !== null) sink.text(this.#now(now));
    sink.text(this.#encoding.end);
  }

  /** A step's cells depend on the combination of its answers alone, and are written down once. */
  #writeStep({ variant, scorer }: Entry, index: number, sink: ByteSink): void {
    const step = variant.steps[index];
    if (step === null || step === undefined) {
      sink.text(this.#part(index, scoreValues(null)));
      return;
    }
    const combination = variant.combinationOf(step);
    if (combination === -1) {
      sink.text(this.#part(index, stepValues(variant.outcomeOf(step).score, scorer)));
      return;
    }
    if (step.written === null || step.generation !== this.#fragments.generation) {
      step.written = new Int32Array(step.combinations);
      step.generation = this.#fragments.generation;
    }
    let place = step.written[combination] as number;
    if (place === 0) {
      const text = this.#part(index, stepValues(variant.scoreStep(step).score, scorer));
      if (text.length > longestFragment / 3) {
        sink.text(text);
        return;
      }
      const { generation } = this.#fragments;
      place = this.#fragments.add(text);
      if (generation === this.#fragments.generation) step.written[combination] = place;
    }
    sink.fragment(this.#fragments.view, place);
  }

  #head({ id, organisation, date, kept }: Entry, sink: ByteSink): void {
    sink.text(this.#encoding.begin);
    this.#cell(0, id, sink);
    sink.text(',');
    this.#cell(1, organisation, sink);
    sink.text(',');
    this.#cell(2, date, sink);
    sink.text(this.#framework);
    if (kept.length > 0) sink.text(`,${this.#encoding.fragment(this.#sheetNames.slice(5), kept)}`);
  }

  #cell(place: number, value: string | ByteText | null, sink: ByteSink): void {
    const names = this.#headNames[place] as readonly string[];
    if (!(value instanceof ByteText)) {
      sink.text(this.#encoding.fragment(names, [value]));
      return;
    }
    const [before, after] = this.#around[place] as readonly [string, string];
    sink.text(before);
    sink.copy(value);
    sink.text(after);
  }

  #now(actions: readonly Candidate[]): string {
    return `,${this.#encoding.fragment(['now'], [nowOf(actions)])}`;
  }

  #partValues(entry: Entry): readonly (readonly Value[])[] {
    if (this.#shape.by === 'criterion') return this.#criterionValues(entry);
    const { overall: whole, phases } = entry.variant.scoreAll();
    return this.#parts.map(({ id }) => scoreValues(id === overall ? whole : (phases.get(id) ?? null)));
  }

  #criterionValues({ variant, scorer }: Entry): (readonly Value[])[] {
    const { answers, framework } = scorer;
    return answers.criteria.map(({ id }, index) => {
      const entry = variant.scope.byId.get(id);
      const state = answers.states[index] ?? states.unanswered;
      const details = answers.details[index];
      if (entry === undefined || details === undefined) return ['left-out', ...missing(7)];
      const target = entry.target.level;
      return criterionValues(state, target, details, (level) => levelName(framework, level));
    });
  }

  /** The cells of a part, with the comma in front. */
  #part(index: number, values: readonly Value[]): string {
    const part = this.#parts[index];
    const naming = this.#shape.wide || part === undefined ? [] : [part.id, part.title];
    return `,${this.#encoding.fragment(this.#names[index] ?? [], [...naming, ...values])}`;
  }
}

function scoreValues(score: Score | null): Value[] {
  if (score === null) return [...missing(8), 'left-out', null];
  const { range, target, gap, completeness, status } = score;
  return [
    score.score,
    range?.low ?? null,
    range?.high ?? null,
    null,
    null,
    target,
    gap,
    completeness,
    status,
    null,
  ];
}

function stepValues(score: StepScore, { framework }: Scorer): Value[] {
  const values = scoreValues(score);
  values[3] = score.level;
  values[4] = score.level === null ? null : levelName(framework, score.level);
  values[9] = score.heldBack === null ? null : score.heldBack.by.join(' ');
  return values;
}

function criterionValues(
  state: number,
  target: number,
  { evidence, note, reason }: Details,
  nameOf: (level: number) => string,
): Value[] {
  if (state < states.notApplicable) {
    return ['level', state, nameOf(state), target, Math.max(0, target - state), evidence, null, note];
  }
  const name =
    state === states.notApplicable ? 'not-applicable' : state === states.unknown ? 'unknown' : 'unanswered';
  return [name, null, null, target, null, null, reason, note];
}

function missing(count: number): null[] {
  return new Array<null>(count).fill(null);
}

function nowOf(actions: readonly Candidate[]): string | null {
  if (actions.length === 0) return null;
  return actions.map(({ entry, level }) => `${entry.criterion.id}=${level + 1}`).join(' ');
}

function belongsTo({ entry }: Candidate, { id }: Part): boolean {
  return id === overall || [entry.criterion.id, entry.step.id, entry.phase.id].includes(id);
}
