import { criterionLevel, type Framework, levelName } from '../framework/framework.js';
import type { Sheet } from '../sheet/sheet.js';
import type { AssessedAgreement } from './agreement.js';
import { assessAgreement, countAgreement, findDisagreements } from './agreement.js';
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
import { Assignments } from './assignments.js';
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
 * @param on the day on which due dates are judged, such as `2026-11-23`; null judges none to be overdue
 */
export function assess(framework: Framework, sheet: Sheet, on: string | null = null): Assessment {
  const scope = scopeAssessment(framework, sheet);
  const standing = standingOf(scope);
  const scored = scoreScope(scope, standing);
  const plan = planActions(scope, standing);
  const candidates = new Map(plan.candidates.map((candidate) => [candidate.entry.criterion.id, candidate]));
  const findOutFirst = findOpenPrerequisites(scope, standing, plan);
  const agreements = assessAgreement(scope, sheet);
  const details: Details = { candidates, agreements };
  const assignments = new Assignments(scope, sheet, on);
  const described = describePlan(plan, assignments);
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
    phases: scored.phases.map((phase) => assessPhase(scope, phase, standing, details)),
    counts: countAnswers(scope),
    strengths: findStrengths(scope, standing),
    constraints: findConstraints(scope, standing, plan, scored),
    findOutFirst,
    plan: described,
    followUps: [
      ...findFollowUps(scope, standing, findOutFirst),
      ...findDisagreements(agreements),
      ...assignments.followUps(),
    ],
    agreement: countAgreement(agreements),
    actions: assignments.list(described),
    on: assignments.on,
  };
}

function titlesOf(framework: Framework): Record<string, string> {
  const named = framework.phases.flatMap((phase) => [
    phase,
    ...phase.steps.flatMap((step) => [step, ...step.criteria]),
  ]);
  return Object.fromEntries(named.map(({ id, title }) => [id, title]));
}

/** What is known of single criteria apart from their scores, by id. */
interface Details {
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly agreements: ReadonlyMap<string, AssessedAgreement>;
}

function assessPhase(
  scope: Scope,
  { scoped: { phase, index }, score, steps }: ScoredPhase,
  standing: Standing,
  details: Details,
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
    steps: steps.map((step) => assessStep(scope, step, details)),
  };
}

function assessStep(
  scope: Scope,
  { scoped: { step, criteria }, score }: ScoredStep,
  details: Details,
): AssessedStep {
  return {
    id: step.id,
    title: step.title,
    weight: step.weight,
    ...score,
    levelName: score.level === null ? null : levelName(scope.framework, score.level),
    provisional: score.status === 'partial' || score.status === 'unscored',
    criteria: criteria.map((entry) => assessCriterion(scope, entry, details)),
  };
}

function assessCriterion(
  scope: Scope,
  { criterion, answer, target }: ScopedCriterion,
  { candidates, agreements }: Details,
): AssessedCriterion {
  const candidate = candidates.get(criterion.id);
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
    agreement: agreements.get(criterion.id) ?? null,
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

function describePlan({ now, next, later }: Plan, assignments: Assignments): AssessedPlan {
  const describe = (candidate: Candidate) => describeAction(candidate, assignments);
  return {
    now: { actions: now.actions.map(describe), worth: now.worth },
    next: { actions: next.actions.map(describe), worth: next.worth },
    later: { entries: later.entries.map((entry) => describeLater(entry, assignments)), worth: later.worth },
  };
}

function describeAction(candidate: Candidate, assignments: Assignments): PlannedAction {
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
    assigned: assignments.of(criterion.id, level + 1),
    order: placeInOrder(candidate),
  };
}

function describeLater({ candidate, levels, reaches }: LaterEntry, assignments: Assignments): PlannedLater {
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
      assigned: assignments.of(entry.criterion.id, level),
      blockedBy,
    })),
    order: placeInOrder(candidate),
  };
}

function placeInOrder({ position, tier, value, unblocksWeight, score }: Candidate): PlaceInOrder {
  return { position, tier, value, unblocksWeight, score };
}
