import type { ComponentChildren } from 'preact';
import { stepArithmetic } from '../../assessment/arithmetic.js';
import type { Assessment } from '../../assessment/assessment.js';
import type { Comparison } from '../../comparison/comparison.js';
import { clean } from '../../terminal/clean.js';
import { changeSince, changeTitle } from '../comparison/document.js';
import { ComparisonWords } from '../comparison/words.js';
import { details, paragraph } from '../document.js';
import { stepArithmeticBlocks } from '../explanation/step.js';
import { answers } from '../gap-report/answers.js';
import { certainty, followUps } from '../gap-report/certainty.js';
import { laterActions, nextActions, notYet, nowActions, outsideThePlan } from '../gap-report/plan.js';
import { everyStep } from '../gap-report/steps.js';
import { findOutFirst, opening } from '../gap-report/summary.js';
import { furtherViews, inShort, viewsDiffer } from '../gap-report/views.js';
import type { PageLook } from '../look.js';
import { Words } from '../words.js';
import { renderBlocks } from './blocks.js';
import { HeatMap } from './charts/heat-map.js';
import { ProjectedProfile } from './charts/projection.js';
import { Radar } from './charts/radar.js';
import { Roadmap } from './charts/roadmap.js';
import type { ChartProps } from './charts/scale.js';
import { Slopes } from './charts/slopes.js';
import { StepsChart } from './charts/steps.js';
import { chartStyle } from './charts/style.js';
import { ViewsChart } from './charts/views.js';
import { Contents, SkipLink } from './document.js';
import { renderPage } from './page.js';
import { reportStyle } from './report-style.js';
import { saveAssessment } from './saved.js';
import { Summary } from './summary.js';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: ComponentChildren;
}

/**
 * The gap report as one page to leave behind: what a reader wants first on the first sheet of paper, then the
 * pictures, the plan, the detail, and every answer. The assessment itself is in it, for programs.
 */
export function renderHtmlReport(
  assessment: Assessment,
  look: PageLook,
  comparison: Comparison | null = null,
): string {
  const words = new Words(assessment);
  const { framework, sheet } = assessment;
  const name = look.title ?? sheet.organisation ?? 'Gap report';
  const sections = sectionsOf(assessment, words, comparison);
  return renderPage(
    {
      language: framework.language,
      title: `${name}: ${framework.title}`,
      style: `${reportStyle}\n${chartStyle}`,
      data: saveAssessment(assessment),
      body: (
        <>
          <SkipLink />
          <header>
            <h1>{clean(name)}</h1>
            {look.title === null || sheet.organisation === null ? null : <p>{clean(sheet.organisation)}</p>}
            {renderBlocks(opening(assessment).slice(1))}
          </header>
          <Contents sections={sections} />
          <main id="main" tabIndex={-1}>
            {sections.map(({ id, title, content }) => (
              <section id={id} aria-labelledby={`${id}-title`}>
                <h2 id={`${id}-title`}>{title}</h2>
                {content}
              </section>
            ))}
          </main>
          <footer>
            <p>
              {clean(`${framework.title} ${framework.version}`)}. Made with Waymark. This page holds all the
              answers, for people and for programs.
            </p>
          </footer>
        </>
      ),
    },
    look,
  );
}

/** Those that have something to say. */
function sectionsOf(assessment: Assessment, words: Words, comparison: Comparison | null): Section[] {
  const plan = [findOutFirst, nowActions, notYet, nextActions, laterActions, outsideThePlan].flatMap((part) =>
    part(assessment, words),
  );
  const detail = everyStep(assessment, words, (phase, step) => [
    details('How this is worked out', [
      paragraph('Its score is the weighted mean of the levels of its answered criteria.'),
      ...stepArithmeticBlocks(stepArithmetic(assessment, phase, step), words),
    ]),
  ]);
  const props = { assessment, words, level: 3 };
  const unsettled = followUps(assessment, words);
  const all: Section[] = [
    {
      id: 'summary',
      title: 'In short',
      content: <Summary assessment={assessment} words={words} comparison={comparison} />,
    },
    ...profile(props),
    ...change(comparison),
    {
      id: 'plan',
      title: 'The plan',
      content: (
        <>
          <Roadmap {...props} />
          <ProjectedProfile {...props} />
          {renderBlocks(plan, { deeper: 1 })}
        </>
      ),
    },
    ...views(props),
    { id: 'steps', title: 'Every step', content: renderBlocks(detail.slice(1)) },
    ...(unsettled.length === 0
      ? []
      : [{ id: 'follow-up', title: 'Follow up', content: renderBlocks(unsettled.slice(1)) }]),
    { id: 'certainty', title: 'How sure this is', content: renderBlocks(certainty(assessment).slice(1)) },
    { id: 'answers', title: 'Every answer', content: renderBlocks(answers(assessment, words)) },
  ];
  return all;
}

/** What has changed since a baseline. */
function change(comparison: Comparison | null): Section[] {
  if (comparison === null) return [];
  const words = new ComparisonWords(comparison);
  const content = (
    <>
      <Slopes comparison={comparison} words={words} level={3} />
      {renderBlocks(changeSince(comparison).slice(1))}
    </>
  );
  return [{ id: 'change', title: changeTitle(words), content }];
}

/** Where the respondents are not of one mind; nothing where nobody voted. */
function views(props: ChartProps): Section[] {
  const { assessment, words } = props;
  if (assessment.agreement === null) return [];
  const content = (
    <>
      <p>{clean(inShort(assessment.agreement, assessment))}</p>
      <ViewsChart {...props} />
      {renderBlocks(furtherViews(assessment, words))}
    </>
  );
  return [{ id: 'views', title: viewsDiffer, content }];
}

/** The pictures of where the organisation stands; there are none before anything is answered. */
function profile(props: ChartProps): Section[] {
  if (props.assessment.counts.answered === 0) return [];
  const content = (
    <>
      <StepsChart {...props} />
      <HeatMap {...props} />
      <Radar {...props} />
    </>
  );
  return [{ id: 'profile', title: 'The profile', content }];
}
