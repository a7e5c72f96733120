import type { Waiting, WaitingChain } from '../../diagnostics/words/advice.js';
import type { Findings } from '../../source/findings.js';
import type { Range } from '../../source/source.js';
import type { Outline, OutlineCriterion, OutlinePhase } from '../outline.js';
import { findReach, type Obstacle, type Reach, type Waits } from '../reach.js';

type Part = OutlineCriterion | OutlinePhase;

/** So many things that wait for each other are named; of a longer chain the first two and the last. */
const mostLinks = 3;

/**
 * Levels that can never be reached. The mistake itself is reported at its place by the rule that knows it;
 * here the consequences elsewhere are named, each once:
 * - a phase that can never open, at the entry of its gate, for all its criteria and the phases after it;
 * - a criterion whose own `requires` can never be met, at the action that leads to the lowest level that it
 *   closes, or at the requirement when the action is missing.
 * Criteria that wait for each other are named by the circle's own diagnostic and not again.
 */
export function checkReach(outline: Outline, findings: Findings): void {
  const reach = findReach(outline);
  if (reach === null || outline.bounds === null) return;
  const chains = new Chains(reach, ({ start }) => findings.source.positionAt(start).line);

  const closed = outline.phases.find((phase) => reach.obstacleOf(phase) !== null);
  const inTheWay = closed === undefined ? null : reach.obstacleOf(closed);
  if (closed !== undefined && inTheWay?.kind === 'entry') {
    findings.add('unreachable-level', inTheWay.entry.criterion.range, {
      phase: nameOf(closed),
      others: closed.index < outline.phases.length - 1,
      lowest: outline.bounds.lowest,
      chain: chains.from(closed, inTheWay),
    });
  }
  for (const criterion of outline.criteria) {
    const obstacle = reach.obstacleOf(criterion);
    if (obstacle?.kind !== 'entry' || chains.isInCircle(criterion)) continue;
    const level = reach.highestOf(criterion) + 1;
    const facts = {
      criterion: criterion.id?.value ?? 'this criterion',
      level,
      chain: chains.from(criterion, obstacle),
    };
    const action = criterion.actions.find(({ at }) => at.value === level);
    if (action === undefined) findings.add('unreachable-level', obstacle.entry.criterion.range, facts);
    else findings.add('unreachable-action', action.at.range, facts);
  }
}

/** Where the waiting of a part leads in the end. */
interface End {
  /** The part that has the mistake, or the first one in a circle. */
  readonly part: Part;
  /** How many things are waited for until there. */
  readonly hops: number;
  /** The last of them. */
  readonly last: Waits | null;
}

class Chains {
  readonly #reach: Reach;
  readonly #lineOf: (range: Range) => number;
  /** Found once for each part, so that a chain of thousands is walked once. */
  readonly #ends = new Map<Part, End>();
  readonly #inCircle = new Set<Part>();

  constructor(reach: Reach, lineOf: (range: Range) => number) {
    this.#reach = reach;
    this.#lineOf = lineOf;
  }

  /** True when a part waits for itself in turn. */
  isInCircle(part: Part): boolean {
    this.#endOf(part);
    return this.#inCircle.has(part);
  }

  /** What a part waits for, and so on to the mistake. */
  from(part: Part, obstacle: Waits): WaitingChain {
    const first = linkTo(obstacle);
    const { part: end, hops, last } = this.#endOf(part);
    const links: Waiting[] = [];
    const named = hops <= mostLinks ? hops : mostLinks - 1;
    let next = partAfter(obstacle);
    for (let count = 1; count < named; count += 1) {
      const following = this.#waits(next);
      if (following === null) break;
      links.push(linkTo(following));
      next = partAfter(following);
    }
    if (named < hops && last !== null) links.push({ ...linkTo(last), far: true });
    return [first, ...links, ...this.#linksToMistake(end)];
  }

  #linksToMistake(part: Part): Waiting[] {
    const mistake = this.#reach.obstacleOf(part);
    if (mistake === null || isWaiting(mistake)) return [{ for: 'circle' }];
    if (mistake.kind === 'ticks') {
      const { needed } = mistake;
      const level = 'gate' in part ? 0 : this.#reach.highestOf(part) + 1;
      return [{ for: 'ticks', level, needed, line: this.#lineOf(mistake.at) }];
    }
    const { criterion, level } = mistake.entry;
    const named = { for: 'criterion', id: criterion.value, level: level.value } as const;
    return [named, { for: mistake.kind, line: this.#lineOf(mistake.at) }];
  }

  #endOf(start: Part): End {
    const path: Part[] = [];
    const places = new Map<Part, number>();
    let part: Part = start;
    let end = this.#ends.get(part);
    while (end === undefined) {
      const place = places.get(part);
      if (place !== undefined) {
        for (const member of path.splice(place)) {
          this.#inCircle.add(member);
          this.#ends.set(member, { part: member, hops: 0, last: null });
        }
        end = { part, hops: 0, last: null };
        break;
      }
      places.set(part, path.length);
      path.push(part);
      const waits = this.#waits(part);
      if (waits === null) {
        path.pop();
        end = { part, hops: 0, last: null };
        this.#ends.set(part, end);
      } else {
        part = partAfter(waits);
        end = this.#ends.get(part);
      }
    }
    for (const before of path.reverse()) {
      end = { part: end.part, hops: end.hops + 1, last: end.last ?? this.#waits(before) };
      this.#ends.set(before, end);
    }
    return this.#ends.get(start) ?? end;
  }

  #waits(part: Part): Waits | null {
    const obstacle = this.#reach.obstacleOf(part);
    return obstacle !== null && isWaiting(obstacle) ? obstacle : null;
  }
}

function isWaiting(obstacle: Obstacle): obstacle is Waits {
  return obstacle.kind === 'entry' || obstacle.kind === 'phase';
}

const partAfter = (waits: Waits): Part => (waits.kind === 'entry' ? waits.named : waits.phase);

function linkTo(waits: Waits) {
  if (waits.kind === 'phase') return { for: 'phase', id: nameOf(waits.phase) } as const;
  const { criterion, level } = waits.entry;
  return { for: 'criterion', id: criterion.value, level: level.value } as const;
}

const nameOf = (phase: OutlinePhase) => phase.id?.value ?? `${phase.index + 1}`;
