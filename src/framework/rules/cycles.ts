import type { Findings } from '../../source/findings.js';
import type { Range } from '../../source/source.js';
import type { Outline, OutlineCriterion } from '../outline.js';

interface Edge {
  readonly to: Stop;
  /** The place of the requirement; null for the step to the level below, which nobody wrote. */
  readonly range: Range | null;
}

/** A criterion at a level. */
interface Stop {
  readonly id: string;
  readonly level: number;
}

/**
 * Finds levels that wait for each other. The nodes are (criterion, level); each leads to the level below,
 * to what its `requires` asks, and to the gates of its phase and of the phases before it, for no level
 * above the lowest can be reached while these are closed. Each cycle is reported once.
 */
export function checkCycles(outline: Outline, findings: Findings): void {
  const { bounds } = outline;
  if (bounds === null) return;
  const state = new Map<string, 'open' | 'done'>();
  const reported = new Set<Range>();

  for (const criterion of outline.criterionById.values()) {
    for (let level = bounds.highest; level > bounds.lowest; level -= 1) {
      visit({ id: criterion.id?.value ?? '', level });
    }
  }

  /** Depth first with a stack of its own: a framework may be deeper than the stack of the program. */
  function visit(start: Stop): void {
    if (state.has(nameOf(start))) return;
    const path: { stop: Stop; edges: Edge[]; via: Range | null }[] = [];
    const enter = (stop: Stop, via: Range | null) => {
      state.set(nameOf(stop), 'open');
      path.push({ stop, edges: edgesFrom(stop), via });
    };
    enter(start, null);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = top.edges.pop();
      if (edge === undefined) {
        state.set(nameOf(top.stop), 'done');
        path.pop();
        continue;
      }
      const known = state.get(nameOf(edge.to));
      if (known === undefined) enter(edge.to, edge.range);
      else if (known === 'open') {
        const from = path.findIndex(({ stop }) => nameOf(stop) === nameOf(edge.to));
        const cycle = path.slice(from);
        const ranges = [...cycle.slice(1).map(({ via }) => via), edge.range].filter(
          (range) => range !== null,
        );
        const last = ranges.at(-1);
        if (last === undefined || ranges.some((range) => reported.has(range))) continue;
        for (const range of ranges) reported.add(range);
        findings.add('requirement-cycle', last, {
          path: [...cycle.map(({ stop }) => describeStop(stop)), describeStop(edge.to)],
        });
      }
    }
  }

  function edgesFrom({ id, level }: Stop): Edge[] {
    const criterion = outline.criterionById.get(id);
    if (criterion === undefined || bounds === null || level <= bounds.lowest) return [];
    return [
      { to: { id, level: level - 1 }, range: null },
      ...requirementsAt(criterion, level),
      ...gatesBefore(criterion),
    ];
  }

  function requirementsAt(criterion: OutlineCriterion, level: number): Edge[] {
    return criterion.requires
      .filter(
        ({ at, requirement }) => at.value === level && requirement.criterion.value !== criterion.id?.value,
      )
      .map(({ requirement }) => ({
        to: { id: requirement.criterion.value, level: requirement.level.value },
        range: requirement.criterion.range,
      }));
  }

  /** Gates on the same or a later phase have a diagnostic of their own. */
  function gatesBefore(criterion: OutlineCriterion): Edge[] {
    return outline.phases
      .filter(({ index }) => index <= criterion.phase.index)
      .flatMap((phase) => phase.gate.map((requirement) => ({ phase, requirement })))
      .filter(({ phase, requirement }) => {
        const named = outline.criterionById.get(requirement.criterion.value);
        return named !== undefined && named.phase.index < phase.index;
      })
      .map(({ requirement }) => ({
        to: { id: requirement.criterion.value, level: requirement.level.value },
        range: requirement.criterion.range,
      }));
  }
}

const nameOf = ({ id, level }: Stop) => `${id} ${level}`;
const describeStop = ({ id, level }: Stop) => `${id} at ${level}`;
