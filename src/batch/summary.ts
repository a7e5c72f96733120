import { roundMean } from '../assessment/mean.js';
import type { Score } from '../assessment/score.js';
import { criterionLevel, type Framework } from '../framework/framework.js';
import type {
  ActionFigures,
  DrawnSheet,
  FrameworkFigures,
  FrameworkTitles,
  PartFigures,
  StepStanding,
  SummarisedPart,
} from '../reports/portfolio/figures.js';
import { states } from './answers.js';
import { levelsOfDetail, listParts, overall } from './columns.js';
import { Distribution, type DistributionData } from './distribution.js';
import type { Scorer, Variant } from './scorer.js';

/** A part of a framework over many sheets: counts that can be added up in any order. */
interface PartCounts {
  readonly scores: Distribution;
  belowTarget: number;
  /** The lowest and the highest target of what is scored. */
  targets: PartFigures['targets'];
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
  /** In the order of the input; empty when they are not kept, or are more than can be. */
  readonly drawn: readonly DrawnSheet[];
}

/** What a sheet is called. Nothing is remembered of it unless the sheets are to be drawn. */
export interface SheetNames {
  readonly organisation: { toString(): string } | null;
  readonly sheet: { toString(): string };
}

/**
 * Counts sheets for the summary of a portfolio. It ranks nobody: which sheet had which score is kept only for a
 * picture, in the order of the input, and only of a few.
 */
export class Summary {
  readonly #mostDrawn: number;
  readonly #frameworks = new Map<string, Counter>();
  readonly #counters = new Map<Scorer, Counter>();

  /** @param mostDrawn the most sheets of a framework that are kept one by one; beyond it, none is */
  constructor(mostDrawn: number) {
    this.#mostDrawn = mostDrawn;
  }

  /** Counts the sheet whose answers stand in the scorer. */
  add(scorer: Scorer, variant: Variant, names: SheetNames): void {
    let counter = this.#counters.get(scorer);
    if (counter === undefined) {
      counter = this.#counterOf(titlesOf(scorer.framework));
      this.#counters.set(scorer, counter);
    }
    counter.add(scorer, variant, names);
  }

  /** Adds what another thread has counted of the sheets that follow in the input. */
  merge(part: SummaryPart): void {
    for (const counts of part) this.#counterOf(counts.framework).merge(counts);
  }

  /** Frameworks of one id and version that have other parts, as copies may, are not added up. */
  #counterOf(framework: FrameworkTitles): Counter {
    const key = JSON.stringify([framework.id, framework.version, framework.parts.map(({ id }) => id)]);
    const counter = this.#frameworks.get(key) ?? new Counter(framework, this.#mostDrawn);
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

class Counter {
  readonly #framework: FrameworkTitles;
  readonly #parts: readonly PartCounts[];
  readonly #now = new Map<string, number>();
  readonly #mostDrawn: number;
  #drawn: DrawnSheet[] = [];
  #sheets = 0;

  constructor(framework: FrameworkTitles, mostDrawn: number) {
    this.#framework = framework;
    this.#mostDrawn = mostDrawn;
    this.#parts = framework.parts.map(() => {
      return {
        scores: new Distribution(),
        belowTarget: 0,
        targets: null,
        asked: 0,
        open: 0,
        notApplicable: 0,
      };
    });
  }

  add(scorer: Scorer, variant: Variant, names: SheetNames): void {
    this.#sheets += 1;
    if (this.#canDraw()) this.#drawn.push(drawSheet(variant, names));
    else if (this.#drawn.length > 0) this.#drawn = [];
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

  /** Beyond the most that are drawn nothing is kept: some of them would stand for all. */
  #canDraw(): boolean {
    return this.#sheets <= this.#mostDrawn;
  }

  merge({ sheets, parts, now, drawn }: FrameworkCounts): void {
    this.#sheets += sheets;
    this.#drawn = this.#canDraw() ? [...this.#drawn, ...drawn] : [];
    for (const [place, other] of parts.entries()) {
      const counts = this.#parts[place];
      if (counts === undefined) continue;
      counts.scores.merge(other.scores);
      counts.belowTarget += other.belowTarget;
      counts.targets = spanOf(counts.targets, other.targets);
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
      drawn: this.#drawn,
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
        const { scores, belowTarget, targets, asked, open, notApplicable } = counts;
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
            targets,
            counts: scores.toData().values,
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
      drawn: this.#canDraw() ? this.#drawn : null,
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
  counts.targets = spanOf(counts.targets, { low: target, high: target });
  if (level < target) counts.belowTarget += 1;
}

function addScore(counts: PartCounts, score: Score | undefined): void {
  if (score === undefined || score.score === null) return;
  counts.scores.add(score.score);
  const { target } = score;
  if (target === null) return;
  counts.targets = spanOf(counts.targets, { low: target, high: target });
  if (score.score < target) counts.belowTarget += 1;
}

type Targets = PartFigures['targets'];

function spanOf(one: Targets, other: Targets): Targets {
  if (one === null || other === null) return one ?? other;
  if (other.low >= one.low && other.high <= one.high) return one;
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}

/** A name longer than this is cut: it would fill the page, and the memory. */
const longestName = 120;

function drawSheet(variant: Variant, { organisation, sheet }: SheetNames): DrawnSheet {
  return {
    organisation: organisation === null ? null : shorten(String(organisation)),
    sheet: shorten(String(sheet)),
    steps: variant.steps.map((step): StepStanding | null => {
      if (step === null) return null;
      const { score, status } = variant.outcomeOf(step).score;
      return { score, status };
    }),
  };
}

function shorten(name: string): string {
  const characters = Array.from(name.slice(0, 2 * longestName + 2));
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : name;
}

function titlesOf(framework: Framework): FrameworkTitles {
  const criteria = framework.phases.flatMap(({ steps }) => steps.flatMap((step) => step.criteria));
  const within = new Map(
    framework.phases.flatMap((phase) =>
      phase.steps.flatMap((step) => [
        [step.id, phase.title] as const,
        ...step.criteria.map(({ id }) => [id, step.title] as const),
      ]),
    ),
  );
  return {
    id: framework.id,
    version: framework.version,
    title: framework.title,
    language: framework.language,
    scale: framework.scale.map(({ level, name }) => ({ level, name })),
    limits: framework.limits,
    parts: levelsOfDetail.flatMap((kind) =>
      listParts(framework, kind).map(
        ({ id, title }): SummarisedPart => ({ kind, id, title, within: within.get(id) ?? null }),
      ),
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
