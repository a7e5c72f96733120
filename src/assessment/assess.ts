import { criterionLevel, type Framework, levelName } from '../framework/framework.js';
import type { Sheet } from '../sheet/sheet.js';
import type {
  AssessedCriterion,
  AssessedPhase,
  AssessedPlan,
  AssessedStep,
  Assessment,
  Counts,
  GateEntry,
  PlaceInOrder,
  PlannedAction,
  PlannedLater,
} from './assessment.js';
import { findConstraints, findFollowUps, findOpenPrerequisites, findStrengths } from './findings.js';
import { type Candidate, type LaterEntry, type Plan, planActions, planRules } from './plan.js';
import { closedGates, isMet } from './prerequisites.js';
import { type Scope, type ScopedCriterion, scopeAssessment } from './scope.js';
import { type ScoredPhase, type ScoredStep, scoreScope } from './score.js';
import { type Standing, standingOf } from './standing.js';

/**
 * Scores a sheet against its framework and plans the actions. Pure: the same two give the same assessment.
 * @param framework a framework without errors
 * @param sheet a sheet that has been checked against it
 */
export function assess(framework: Framework, sheet: Sheet): Assessment {
  const scope = scopeAssessment(framework, sheet);
  const standing = standingOf(scope);
  const scored = scoreScope(scope, standing);
  const plan = planActions(scope, standing);
  const candidates = new Map(plan.candidates.map((candidate) => [candidate.entry.criterion.id, candidate]));
  const findOutFirst = findOpenPrerequisites(scope, standing, plan);
  return {
    schemaVersion: 1,
    framework: {
      id: framework.id,
      version: framework.version,
      title: framework.title,
      language: framework.language,
      source: framework.source,
      limits: framework.limits,
      scale: framework.scale,
      effort: framework.effort,
      groups: framework.groups,
      owners: framework.owners,
    },
    sheet: {
      organisation: sheet.organisation,
      date: sheet.date,
      form: sheet.form,
      frameworkVersion: sheet.frameworkVersion,
      respondents: sheet.respondents,
    },
    titles: titlesOf(framework),
    overall: scored.score,
    phases: scored.phases.map((phase) => assessPhase(scope, phase, standing, candidates)),
    counts: countAnswers(scope),
    strengths: findStrengths(scope, standing),
    constraints: findConstraints(scope, standing, plan, scored),
    findOutFirst,
    plan: describePlan(plan),
    followUps: findFollowUps(scope, standing, findOutFirst),
  };
}

function titlesOf(framework: Framework): Record<string, string> {
  const named = framework.phases.flatMap((phase) => [
    phase,
    ...phase.steps.flatMap((step) => [step, ...step.criteria]),
  ]);
  return Object.fromEntries(named.map(({ id, title }) => [id, title]));
}

type Candidates = ReadonlyMap<string, Candidate>;

function assessPhase(
  scope: Scope,
  { scoped: { phase, index }, score, steps }: ScoredPhase,
  standing: Standing,
  candidates: Candidates,
): AssessedPhase {
  return {
    id: phase.id,
    title: phase.title,
    weight: phase.weight,
    ...score,
    open: closedGates(scope, index, standing).length === 0,
    gate: phase.opensWhen.map(
      (requirement): GateEntry => ({
        ...requirement,
        current: standing.get(requirement.criterion) ?? 'left-out',
        met: isMet(requirement, standing),
      }),
    ),
    steps: steps.map((step) => assessStep(scope, step, candidates)),
  };
}

function assessStep(
  scope: Scope,
  { scoped: { step, criteria }, score }: ScoredStep,
  candidates: Candidates,
): AssessedStep {
  return {
    id: step.id,
    title: step.title,
    weight: step.weight,
    ...score,
    levelName: score.level === null ? null : levelName(scope.framework, score.level),
    provisional: score.status === 'partial' || score.status === 'unscored',
    criteria: criteria.map((entry) => assessCriterion(scope, entry, candidates.get(entry.criterion.id))),
  };
}

function assessCriterion(
  scope: Scope,
  { criterion, answer, target }: ScopedCriterion,
  candidate: Candidate | undefined,
): AssessedCriterion {
  const level = answer.state === 'level' ? answer.level : null;
  return {
    id: criterion.id,
    title: criterion.title,
    question: criterion.question,
    weight: criterion.weight,
    essential: criterion.essential,
    core: criterion.core,
    state: answer.state,
    level,
    levelName: level === null ? null : levelName(scope.framework, level),
    descriptor: level === null ? null : (criterionLevel(criterion, level)?.descriptor ?? null),
    reason: answer.state === 'not-applicable' ? answer.reason : null,
    target,
    gap: level === null ? null : Math.max(0, target.level - level),
    evidence: answer.evidence,
    sources: answer.sources,
    note: answer.note,
    checklist:
      criterion.checklist.length === 0
        ? null
        : {
            recorded: answer.ticked !== null,
            items: criterion.checklist.map((item) => ({
              ...item,
              ticked: answer.ticked?.includes(item.id) ?? false,
            })),
          },
    ask: criterion.ask,
    candidate:
      candidate === undefined
        ? null
        : {
            ...placeInOrder(candidate),
            unblocks: candidate.unblocks,
            blockedBy: candidate.blockedBy,
          },
  };
}

function countAnswers(scope: Scope): Counts {
  const count = (test: (entry: ScopedCriterion) => boolean) => scope.criteria.filter(test).length;
  const graded = (grade: string) =>
    count(({ answer }) => answer.state === 'level' && answer.evidence === grade);
  return {
    criteria: scope.criteria.length,
    answered: count(({ answer }) => answer.state === 'level'),
    unknown: count(({ answer }) => answer.state === 'unknown'),
    unanswered: count(({ answer }) => answer.state === 'unanswered'),
    notApplicable: count(({ answer }) => answer.state === 'not-applicable'),
    evidence: { asserted: graded('asserted'), seen: graded('seen'), corroborated: graded('corroborated') },
  };
}

function describePlan(plan: Plan): AssessedPlan {
  return {
    now: { actions: plan.now.actions.map(describeAction), worth: plan.now.worth },
    next: { actions: plan.next.actions.map(describeAction), worth: plan.next.worth },
    later: { entries: plan.later.entries.map(describeLater), worth: plan.later.worth },
  };
}

function describeAction(candidate: Candidate): PlannedAction {
  const { entry, level, action } = candidate;
  const { criterion } = entry;
  return {
    criterion: criterion.id,
    step: entry.step.id,
    phase: entry.phase.id,
    from: level,
    to: level + 1,
    do: action.do,
    owner: action.owner,
    weeks: action.weeks,
    effort: action.effort,
    quickWin: action.effort === planRules.quickWin.effort && action.weeks <= planRules.quickWin.weeks,
    target: entry.target.level,
    gap: entry.target.level - level,
    opens: candidate.gateOf,
    unblocks: candidate.unblocks,
    worked: criterionLevel(criterion, level + 1)?.descriptor ?? '',
    order: placeInOrder(candidate),
  };
}

function describeLater({ candidate, levels, reaches }: LaterEntry): PlannedLater {
  const { entry } = candidate;
  return {
    criterion: entry.criterion.id,
    step: entry.step.id,
    phase: entry.phase.id,
    from: candidate.level,
    target: entry.target.level,
    reaches,
    levels: levels.map(({ level, action, blockedBy }) => ({
      to: level,
      ...action,
      worked: criterionLevel(entry.criterion, level)?.descriptor ?? '',
      blockedBy,
    })),
    order: placeInOrder(candidate),
  };
}

function placeInOrder({ position, tier, value, unblocksWeight, score }: Candidate): PlaceInOrder {
  return { position, tier, value, unblocksWeight, score };
}
