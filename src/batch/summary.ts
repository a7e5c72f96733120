import { roundMean } from '../assessment/mean.js';
import type { Score } from '../assessment/score.js';
import { criterionLevel, type Framework } from '../framework/framework.js';
import { states } from './answers.js';
import { levelsOfDetail, listParts, overall } from './columns.js';
import { Distribution, type DistributionData } from './distribution.js';
import type { Scorer, Variant } from './scorer.js';

/** A part of a framework over many sheets: counts that can be added up in any order. */
interface PartCounts {
  readonly scores: Distribution;
  belowTarget: number;
  /** Of its criteria: how many answers there could be, are open, and are not applicable. */
  asked: number;
  open: number;
  notApplicable: number;
}

/** What one thread has counted: plain data. */
export type SummaryPart = readonly FrameworkCounts[];

interface FrameworkCounts {
  readonly framework: FrameworkTitles;
  readonly sheets: number;
  readonly parts: readonly (Omit<PartCounts, 'scores'> & { readonly scores: DistributionData })[];
  /** How many sheets have an action in “now”, by criterion, “=” and level. */
  readonly now: ReadonlyMap<string, number>;
}

/** What of a framework a summary names. */
export interface FrameworkTitles {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly parts: readonly SummarisedPart[];
  /** What to do for an action, by criterion, “=” and level. */
  readonly actions: ReadonlyMap<string, string>;
}

export interface SummarisedPart {
  readonly kind: (typeof levelsOfDetail)[number];
  readonly id: string;
  readonly title: string;
}

/** Counts sheets for the summary of a portfolio. It ranks nobody: which sheet had which score is not kept. */
export class Summary {
  readonly #frameworks = new Map<string, Counter>();
  readonly #counters = new Map<Scorer, Counter>();

  /** Counts the sheet whose answers stand in the scorer. */
  add(scorer: Scorer, variant: Variant): void {
    let counter = this.#counters.get(scorer);
    if (counter === undefined) {
      counter = this.#counterOf(titlesOf(scorer.framework));
      this.#counters.set(scorer, counter);
    }
    counter.add(scorer, variant);
  }

  /** Adds what another thread has counted. */
  merge(part: SummaryPart): void {
    for (const counts of part) this.#counterOf(counts.framework).merge(counts);
  }

  /** Frameworks of one id and version that have other parts, as copies may, are not added up. */
  #counterOf(framework: FrameworkTitles): Counter {
    const key = JSON.stringify([framework.id, framework.version, framework.parts.map(({ id }) => id)]);
    const counter = this.#frameworks.get(key) ?? new Counter(framework);
    this.#frameworks.set(key, counter);
    return counter;
  }

  toPart(): SummaryPart {
    return [...this.#frameworks.values()].map((counter) => counter.toCounts());
  }

  /** The figures of each framework, in the order of their ids and versions. */
  figures(): FrameworkFigures[] {
    return [...this.#frameworks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counter]) => counter.figures());
  }
}

export interface FrameworkFigures {
  readonly framework: FrameworkTitles;
  readonly sheets: number;
  readonly parts: readonly PartFigures[];
  /** The actions that are in “now”, the most frequent first, then in the order of the framework. */
  readonly now: readonly ActionFigures[];
}

/** Shares are from 0 to 1; whatever there is nothing to take it of is null. */
export interface PartFigures extends SummarisedPart {
  readonly scored: number;
  readonly minimum: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
  readonly maximum: number | null;
  readonly mean: number | null;
  /** Of the scored sheets, those whose score is below the target. */
  readonly belowTarget: number | null;
  /** Of the answers asked for. */
  readonly open: number | null;
  readonly notApplicable: number | null;
  /** 0, or the width of the bins that the quartiles were taken from. */
  readonly resolution: number;
}

export interface ActionFigures {
  readonly criterion: string;
  readonly level: number;
  readonly do: string;
  readonly sheets: number;
  /** Of all sheets of the framework. */
  readonly share: number;
}

class Counter {
  readonly #framework: FrameworkTitles;
  readonly #parts: readonly PartCounts[];
  readonly #now = new Map<string, number>();
  #sheets = 0;

  constructor(framework: FrameworkTitles) {
    this.#framework = framework;
    this.#parts = framework.parts.map(() => {
      return { scores: new Distribution(), belowTarget: 0, asked: 0, open: 0, notApplicable: 0 };
    });
  }

  add(scorer: Scorer, variant: Variant): void {
    this.#sheets += 1;
    const asked = countAsked(scorer, variant);
    const { overall: whole, phases } = variant.scoreAll();
    const steps = new Map(
      variant.steps.flatMap((step) =>
        step === null ? [] : [[step.scoped.step.id, variant.outcomeOf(step).score] as const],
      ),
    );
    for (const [place, { kind, id }] of this.#framework.parts.entries()) {
      const counts = this.#parts[place];
      const of = asked.get(id);
      if (counts === undefined || of === undefined) continue;
      counts.asked += of.asked;
      counts.open += of.open;
      counts.notApplicable += of.notApplicable;
      if (kind === 'criterion') addLevel(counts, id, scorer, variant);
      else addScore(counts, kind === 'overall' ? whole : kind === 'phase' ? phases.get(id) : steps.get(id));
    }
    for (const { entry, level } of variant.planNow()) {
      const action = `${entry.criterion.id}=${level + 1}`;
      this.#now.set(action, (this.#now.get(action) ?? 0) + 1);
    }
  }

  merge({ sheets, parts, now }: FrameworkCounts): void {
    this.#sheets += sheets;
    for (const [place, other] of parts.entries()) {
      const counts = this.#parts[place];
      if (counts === undefined) continue;
      counts.scores.merge(other.scores);
      counts.belowTarget += other.belowTarget;
      counts.asked += other.asked;
      counts.open += other.open;
      counts.notApplicable += other.notApplicable;
    }
    for (const [action, count] of now) this.#now.set(action, (this.#now.get(action) ?? 0) + count);
  }

  toCounts(): FrameworkCounts {
    return {
      framework: this.#framework,
      sheets: this.#sheets,
      parts: this.#parts.map((counts) => ({ ...counts, scores: counts.scores.toData() })),
      now: this.#now,
    };
  }

  figures(): FrameworkFigures {
    const share = (count: number, of: number) => (of === 0 ? null : roundMean(count / of));
    return {
      framework: this.#framework,
      sheets: this.#sheets,
      parts: this.#framework.parts.flatMap((part, place): PartFigures[] => {
        const counts = this.#parts[place];
        if (counts === undefined) return [];
        const { scores, belowTarget, asked, open, notApplicable } = counts;
        return [
          {
            ...part,
            scored: scores.count,
            minimum: scores.minimum,
            lowerQuartile: scores.quantile(1, 4),
            median: scores.quantile(1, 2),
            upperQuartile: scores.quantile(3, 4),
            maximum: scores.maximum,
            mean: scores.mean,
            belowTarget: share(belowTarget, scores.count),
            open: share(open, asked),
            notApplicable: share(notApplicable, asked),
            resolution: scores.resolution,
          },
        ];
      }),
      now: [...this.#framework.actions]
        .flatMap(([key, text]): ActionFigures[] => {
          const sheets = this.#now.get(key) ?? 0;
          if (sheets === 0) return [];
          const [criterion = '', level = ''] = key.split('=');
          return [
            { criterion, level: Number(level), do: text, sheets, share: roundMean(sheets / this.#sheets) },
          ];
        })
        .sort((a, b) => b.sheets - a.sheets),
    };
  }
}

type Asked = Pick<PartCounts, 'asked' | 'open' | 'notApplicable'>;

/** For each part that takes part: how many of its criteria are asked, open and not applicable. */
function countAsked({ answers }: Scorer, { scope }: Variant): Map<string, Asked> {
  const asked = new Map<string, { asked: number; open: number; notApplicable: number }>();
  for (const { criterion, step, phase } of scope.criteria) {
    const state = answers.states[answers.indexOf.get(criterion.id) ?? -1] ?? states.unanswered;
    for (const id of [overall, phase.id, step.id, criterion.id]) {
      const counts = asked.get(id) ?? { asked: 0, open: 0, notApplicable: 0 };
      counts.asked += 1;
      if (state === states.notApplicable) counts.notApplicable += 1;
      else if (state > states.notApplicable) counts.open += 1;
      asked.set(id, counts);
    }
  }
  return asked;
}

function addLevel(counts: PartCounts, id: string, { answers }: Scorer, variant: Variant): void {
  const level = answers.states[answers.indexOf.get(id) ?? -1] ?? states.unanswered;
  const target = variant.scope.byId.get(id)?.target.level;
  if (level >= states.notApplicable || target === undefined) return;
  counts.scores.add(level);
  if (level < target) counts.belowTarget += 1;
}

function addScore(counts: PartCounts, score: Score | undefined): void {
  if (score === undefined || score.score === null) return;
  counts.scores.add(score.score);
  if (score.target !== null && score.score < score.target) counts.belowTarget += 1;
}

function titlesOf(framework: Framework): FrameworkTitles {
  const criteria = framework.phases.flatMap(({ steps }) => steps.flatMap((step) => step.criteria));
  return {
    id: framework.id,
    version: framework.version,
    title: framework.title,
    parts: levelsOfDetail.flatMap((kind) =>
      listParts(framework, kind).map(({ id, title }) => ({ kind, id, title })),
    ),
    actions: new Map(
      criteria.flatMap((criterion) =>
        criterion.levels.flatMap(({ level }): [string, string][] => {
          const action = criterionLevel(criterion, level)?.action;
          return action ? [[`${criterion.id}=${level}`, action.do]] : [];
        }),
      ),
    ),
  };
}
