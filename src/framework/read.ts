import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.js';
import { Findings } from '../source/findings.js';
import { headOf, type Node } from '../source/node.js';
import { parseSource } from '../source/parse.js';
import { checkShape } from '../source/shape.js';
import type { Source } from '../source/source.js';
import type { Criterion, CriterionLevel, Framework, Named, Phase, Requirement, Step } from './framework.js';
import { kindOf } from './kind.js';
import { outlineFramework } from './outline.js';
import { checkRules } from './rules.js';
import { type FrameworkFile, frameworkSchema } from './schema.js';

export interface FrameworkReading {
  /** Null when there is any error. */
  readonly framework: Framework | null;
  /** Errors and warnings, sorted. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a framework file: its syntax, its shape and its rules, all problems in one pass. */
export function readFramework(source: Source): FrameworkReading {
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  return root === null
    ? { framework: null, diagnostics: sortDiagnostics(findings.diagnostics) }
    : readFrameworkNode(root, findings);
}

/** The same for a text that is parsed already; `findings` holds what the parser said. */
export function readFrameworkNode(root: Node, findings: Findings): FrameworkReading {
  const kind = kindOf(root);
  if (kind === 'sheet' || kind === 'cases') {
    findings.add('wrong-kind', headOf(root), { expected: 'framework', found: kind });
    return { framework: null, diagnostics: sortDiagnostics(findings.diagnostics) };
  }
  const file = checkShape(frameworkSchema, root, findings);
  checkRules(outlineFramework(root), findings);
  const framework = file === null || hasErrors(findings.diagnostics) ? null : buildFramework(file);
  return { framework, diagnostics: sortDiagnostics(findings.diagnostics) };
}

/** Fills in the defaults. The file has been checked: nothing here can fail. */
function buildFramework(file: FrameworkFile): Framework {
  const levels = file.scale.map(({ level }) => level);
  return {
    id: file.id,
    renamedFrom: listed(file['renamed-from']),
    version: file.version,
    title: tidy(file.title),
    language: file.language ?? 'en',
    summary: optional(file.summary),
    source: file.source
      ? {
          title: tidy(file.source.title),
          author: optional(file.source.author),
          published: file.source.published ?? null,
          url: optional(file.source.url),
        }
      : null,
    limits: optional(file.limits),
    scale: file.scale.map(({ level, name, meaning }) => ({
      level,
      name: tidy(name),
      meaning: optional(meaning),
    })),
    target: file.target ?? levels.at(-1) ?? 0,
    groups: named(file.groups),
    owners: named(file.owners),
    effort: file.effort
      ? { small: tidy(file.effort.small), medium: tidy(file.effort.medium), large: tidy(file.effort.large) }
      : null,
    phases: file.phases.map((phase) => buildPhase(phase, levels)),
  };
}

type PhaseFile = FrameworkFile['phases'][number];
type StepFile = PhaseFile['steps'][number];
type CriterionFile = StepFile['criteria'][number];

function buildPhase(phase: PhaseFile, levels: readonly number[]): Phase {
  return {
    id: phase.id,
    renamedFrom: listed(phase['renamed-from']),
    title: tidy(phase.title),
    summary: optional(phase.summary),
    weight: phase.weight ?? 1,
    target: phase.target ?? null,
    opensWhen: requirements(phase['opens-when']),
    steps: phase.steps.map((step) => buildStep(step, levels)),
  };
}

function buildStep(step: StepFile, levels: readonly number[]): Step {
  return {
    id: step.id,
    renamedFrom: listed(step['renamed-from']),
    title: tidy(step.title),
    summary: optional(step.summary),
    weight: step.weight ?? 1,
    target: step.target ?? null,
    scoring: step.scoring ?? 'mean',
    criteria: step.criteria.map((criterion) => buildCriterion(criterion, levels)),
  };
}

function buildCriterion(criterion: CriterionFile, levels: readonly number[]): Criterion {
  let ticksNeeded = 0;
  return {
    id: criterion.id,
    renamedFrom: listed(criterion['renamed-from']),
    rewordedIn: criterion['reworded-in'] ?? null,
    title: tidy(criterion.title),
    question: tidy(criterion.question),
    why: optional(criterion.why),
    weight: criterion.weight ?? 1,
    essential: criterion.essential ?? false,
    core: criterion.core ?? false,
    target: criterion.target ?? null,
    ask: criterion.ask ?? [],
    lookFor: (criterion['look-for'] ?? []).map(tidy),
    notApplicableWhen: optional(criterion['not-applicable-when']),
    checklist: named(criterion.checklist?.items),
    renamedItems: Object.entries(criterion.checklist?.['renamed-from'] ?? {}).map(([to, from]) => ({
      from,
      to,
    })),
    levels: levels.map((level): CriterionLevel => {
      const action = criterion.actions?.[level];
      ticksNeeded = criterion.checklist?.needed?.[level] ?? ticksNeeded;
      return {
        level,
        descriptor: tidy(criterion.levels[level] ?? ''),
        ticksNeeded,
        requires: requirements(criterion.requires?.[level]),
        action: action ? { ...action, do: tidy(action.do) } : null,
      };
    }),
  };
}

function requirements(asked: Record<string, number> | undefined): Requirement[] {
  return Object.entries(asked ?? {}).map(([criterion, level]) => ({ criterion, level }));
}

function named(names: Record<string, string> | undefined): Named[] {
  return Object.entries(names ?? {}).map(([id, title]) => ({ id, title: tidy(title) }));
}

function listed(ids: string | readonly string[] | undefined): readonly string[] {
  return typeof ids === 'string' ? [ids] : (ids ?? []);
}

function optional(text: string | undefined): string | null {
  return text === undefined ? null : tidy(text);
}

/** A text as one paragraph: how its lines were broken in the file is not part of it. */
function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
