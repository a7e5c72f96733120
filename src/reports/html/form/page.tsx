import type { Framework, Phase, Step } from '../../../framework/framework.js';
import { ruleForTheRoom } from '../../../sheet/rule.js';
import type { Form } from '../../../sheet/sheet.js';
import { clean, escapeControls } from '../../../terminal/clean.js';
import type { PageLook } from '../../look.js';
import { count } from '../../numbers.js';
import { renderPage } from '../page.js';
import { aboutFields, outlineId, stepId } from './fields.js';
import { askedPhases, outlineForm } from './outline.js';
import { Question } from './question.js';
import { Saving, StartAgain } from './saving.js';
import { formStyle } from './style.js';

export interface FormOptions {
  readonly form: Form;
  /** What a sheet calls the framework: an id, or a path relative to the sheet. */
  readonly named: string;
  /** The script of the form, and the base64 SHA-256 of its text. */
  readonly script: { readonly text: string; readonly sha256: string };
  readonly look: PageLook;
}

/** The questionnaire as one page, for those who are not in the room. It saves an answer sheet. */
export function renderForm(framework: Framework, { form, named, script, look }: FormOptions): string {
  const title = look.title ?? framework.title;
  const phases = askedPhases(framework, form);
  const outline = outlineForm(framework, form, named);
  return renderPage(
    {
      language: framework.language,
      title: `${title}: your answers`,
      style: formStyle,
      data: { id: outlineId, json: escapeControls(JSON.stringify(outline)) },
      script,
      body: (
        <>
          <a class="skip" href="#main">
            Skip to the questions
          </a>
          <header>
            <h1>{clean(title)}</h1>
            <Introduction framework={framework} form={form} questions={outline.questions.length} />
          </header>
          <Steps phases={phases} />
          <main id="main" tabIndex={-1}>
            <Progress questions={outline.questions.length} />
            <form id="form" autocomplete="off" novalidate>
              <About framework={framework} />
              <Phases framework={framework} phases={phases} />
            </form>
            <Saving />
            <StartAgain />
          </main>
        </>
      ),
    },
    // The title of the window says more than the heading.
    { ...look, title: null },
  );
}

function Introduction(props: {
  readonly framework: Framework;
  readonly form: Form;
  readonly questions: number;
}) {
  const { framework, form, questions } = props;
  const { summary, scale } = framework;
  return (
    <>
      {summary === null ? null : <p class="lead">{clean(summary)}</p>}
      <p>
        {count(questions, 'question')} about where your organisation stands today
        {form === 'short' ? ', the most important ones of this framework' : ''}. Answer them in your own time,
        in as many sittings as you like.
      </p>
      <ol class="how">
        <li>
          <strong>Choose what is true today.</strong> {ruleForTheRoom}
        </li>
        <li>
          <strong>Say when you do not know.</strong> That is an answer too. You can leave questions open.
        </li>
        <li>
          <strong>Save, and send the file.</strong> At the end of the page you save your answer sheet, and
          send it to whoever asked you.
        </li>
      </ol>
      <p>
        Your answers stay on this computer: this page sends nothing anywhere. While you work, a draft is kept
        in this browser, so that you can close the page and come back.
      </p>
      <noscript>
        <p class="notice">
          <strong>This page needs JavaScript, which is off in this browser.</strong> Without it, it can
          neither keep nor save what you answer. Switch it on and load the page again, print the page and
          answer on paper, or ask whoever sent it for an answer sheet to fill in by hand (they make it with
          “waymark template --format yaml”).
        </p>
      </noscript>
      <details>
        <summary>What the levels mean</summary>
        <dl class="scale">
          {scale.map(({ level, name, meaning }) => (
            <div>
              <dt>
                {level} {clean(name)}
              </dt>
              <dd>{clean(meaning ?? '')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Steps({ phases }: { readonly phases: readonly Phase[] }) {
  return (
    <nav aria-label="Contents">
      <ul>
        <li>
          <a href="#about">About you</a>
        </li>
        {phases
          .flatMap(({ steps }) => steps)
          .map(({ id, title, criteria }) => (
            <li>
              <a href={`#${stepId(id)}`}>{clean(title)}</a>{' '}
              <span class="muted" id={stepId(id, 'count')}>
                {count(criteria.length, 'question')}
              </span>
            </li>
          ))}
        <li>
          <a href="#save">Save your answers</a>
        </li>
      </ul>
    </nav>
  );
}

/** How far the answers are, and whether they are kept. It stays in sight where there is room. */
function Progress({ questions }: { readonly questions: number }) {
  return (
    <div id="bar" class="bar-top" hidden>
      <p>
        <label for="progress" id="answered">
          0 of {questions} answered
        </label>{' '}
        <progress id="progress" max={questions} value={0} />
      </p>
      <p>
        <output id="kept" />
      </p>
      <p>
        <button type="button" id="next-open" class="quiet">
          Next open question
        </button>
      </p>
      <div id="elsewhere">
        <output id="elsewhere-text" />{' '}
        <button type="button" id="take-over" hidden>
          Show the other draft
        </button>
      </div>
    </div>
  );
}

function About({ framework: { groups } }: { readonly framework: Framework }) {
  return (
    <section id="about" tabIndex={-1}>
      <h2>About you</h2>
      <p>All of this may be left out.</p>
      <div class="field">
        <label for={aboutFields.organisation}>Organisation</label>
        <input
          type="text"
          id={aboutFields.organisation}
          name={aboutFields.organisation}
          autocomplete="organization"
        />
      </div>
      <div class="field">
        <label for={aboutFields.name}>Your name</label>
        <input type="text" id={aboutFields.name} name={aboutFields.name} autocomplete="name" />
      </div>
      {groups.length === 0 ? null : (
        <div class="field">
          <label for={aboutFields.group}>The group that you speak for</label>
          <select id={aboutFields.group} name={aboutFields.group}>
            <option value="">None of these</option>
            {groups.map(({ id, title }) => (
              <option value={id}>{clean(title)}</option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for={aboutFields.date}>Date</label>
        <input
          type="date"
          id={aboutFields.date}
          name={aboutFields.date}
          min="0001-01-01"
          max="9999-12-31"
          aria-describedby={`${aboutFields.date}.problem`}
        />
        <p class="problem">
          <output id={`${aboutFields.date}.problem`} />
        </p>
      </div>
    </section>
  );
}

function Phases({ framework, phases }: { readonly framework: Framework; readonly phases: readonly Phase[] }) {
  let place = 0;
  return (
    <>
      {phases.map(({ title, summary, steps }) => (
        <section>
          <h2>{clean(title)}</h2>
          {summary === null ? null : <p>{clean(summary)}</p>}
          {steps.map((step) => {
            const first = place + 1;
            place += step.criteria.length;
            return <StepOf framework={framework} step={step} first={first} />;
          })}
        </section>
      ))}
    </>
  );
}

/** @param first the number of its first question */
function StepOf(props: { readonly framework: Framework; readonly step: Step; readonly first: number }) {
  const { framework, step, first } = props;
  return (
    <section id={stepId(step.id)} tabIndex={-1}>
      <h3>{clean(step.title)}</h3>
      {step.summary === null ? null : <p>{clean(step.summary)}</p>}
      <p class="muted" id={stepId(step.id, 'progress')}>
        {count(step.criteria.length, 'question')}
      </p>
      {step.criteria.map((criterion, index) => (
        <Question framework={framework} criterion={criterion} place={first + index} />
      ))}
    </section>
  );
}
