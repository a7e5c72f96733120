import type { ComponentChild } from 'preact';
import { describeTicks } from '../../../framework/checklist.js';
import { type Criterion, type Framework, levelName } from '../../../framework/framework.js';
import { type Evidence, evidenceGrades } from '../../../sheet/sheet.js';
import { clean } from '../../../terminal/clean.js';
import { capitalise } from '../../words.js';
import { choiceId, elementId, fieldName, itemId, lacksId } from './fields.js';

interface Asked {
  readonly framework: Framework;
  readonly criterion: Criterion;
}

/** One question with everything that can be said to it. @param place its number in the form, from 1 */
export function Question({ framework, criterion, place }: Asked & { readonly place: number }) {
  const { id, title, question, checklist } = criterion;
  return (
    <fieldset class="question" id={elementId(id)} tabIndex={-1} data-question={id}>
      <legend>
        <h4>
          {place}. {clean(title)}
        </h4>
        <span class="asked">{clean(question)}</span>
      </legend>
      <Help framework={framework} criterion={criterion} />
      {checklist.length === 0 ? null : <Checklist criterion={criterion} />}
      <Choices framework={framework} criterion={criterion} />
      <p>
        <button type="button" class="quiet" id={elementId(id, 'clear')} hidden>
          Clear the answer<span class="hidden"> to “{clean(title)}”</span>
        </button>
      </p>
      <Field
        id={elementId(id, 'note')}
        label="Note (if you like)"
        hint="What makes you say so? An example helps."
      >
        <textarea
          id={elementId(id, 'note')}
          name={fieldName(id, 'note')}
          rows={2}
          aria-describedby={hintId(id, 'note')}
        />
      </Field>
      <EvidenceFields criterion={criterion} />
    </fieldset>
  );
}

/** Everything that helps to choose, for those who ask. */
function Help({ framework, criterion }: Asked) {
  const { why, ask, lookFor } = criterion;
  const groups = ask.map((id) => framework.groups.find((group) => group.id === id)?.title ?? id);
  if (why === null && groups.length === 0 && lookFor.length === 0) return null;
  return (
    <details class="help">
      <summary>Help with this question</summary>
      <dl>
        {why === null ? null : <Fact label="Why it matters">{clean(why)}</Fact>}
        {groups.length === 0 ? null : <Fact label="Whom to ask">{clean(groups.join('; '))}</Fact>}
        {lookFor.length === 0 ? null : (
          <Fact label="What to look for">
            <ul>
              {lookFor.map((text) => (
                <li>{clean(text)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </details>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ComponentChild }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The items of the checklist. Nothing ticked means that they were not looked at; that none is true is said. */
function Checklist({ criterion }: { readonly criterion: Criterion }) {
  const { id, checklist } = criterion;
  const needed = describeTicks(criterion);
  return (
    <fieldset class="checklist">
      <legend>Which of these are true today?</legend>
      {needed === '' ? null : <p class="hint">Ticks that are needed: {needed}.</p>}
      <div class="items">
        {checklist.map((item) => (
          <Choice id={itemId(id, item.id)} kind="checkbox" name={fieldName(id, 'ticked')} value={item.id}>
            {clean(item.title)}
          </Choice>
        ))}
        <Choice id={elementId(id, 'none')} kind="checkbox" name={fieldName(id, 'none')} value="none">
          None of these
        </Choice>
      </div>
      <p class="hint">
        <output id={elementId(id, 'ticks')} />
      </p>
    </fieldset>
  );
}

/** A radio button for each level, for “unknown”, and for “not applicable” where the framework allows it. */
function Choices({ framework, criterion }: Asked) {
  const { id, levels, checklist, notApplicableWhen } = criterion;
  const name = fieldName(id, 'choice');
  const radio = { kind: 'radio', name } as const;
  return (
    <div class="choices">
      {levels.map(({ level, descriptor, ticksNeeded }) => {
        const limited = checklist.length > 0 && ticksNeeded > 0;
        return (
          <Choice
            {...radio}
            id={choiceId(id, level)}
            value={`${level}`}
            describedBy={limited ? lacksId(id, level) : undefined}
          >
            <strong>
              {level} {clean(levelName(framework, level))}
            </strong>{' '}
            <span>{clean(descriptor)}</span>
            {limited ? <span class="lacks" id={lacksId(id, level)} hidden /> : null}
          </Choice>
        );
      })}
      <Choice {...radio} id={choiceId(id, 'unknown')} value="unknown">
        <strong>Unknown</strong> <span>I do not know, and cannot find out for now.</span>
      </Choice>
      {notApplicableWhen === null ? null : (
        <>
          <Choice {...radio} id={choiceId(id, 'not-applicable')} value="not-applicable">
            <strong>Not applicable</strong> <span>Only when: {clean(notApplicableWhen)}</span>
          </Choice>
          <div class="reason" id={elementId(id, 'reason')} hidden>
            <label for={`${elementId(id, 'reason')}.text`}>Why does it not apply? (needed)</label>
            <input
              type="text"
              id={`${elementId(id, 'reason')}.text`}
              name={fieldName(id, 'reason')}
              autocomplete="off"
              aria-describedby={elementId(id, 'problem')}
            />
          </div>
        </>
      )}
      <p class="problem">
        <output id={elementId(id, 'problem')} />
      </p>
    </div>
  );
}

/** A radio button or a checkbox whose label is everything beside it. */
function Choice(props: {
  readonly id: string;
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly describedBy?: string | undefined;
  readonly children: ComponentChild;
}) {
  const { id, kind, name, value, describedBy, children } = props;
  return (
    <div class="choice">
      <input type={kind} id={id} name={name} value={value} aria-describedby={describedBy} />
      <label for={id}>{children}</label>
    </div>
  );
}

const grades: Record<Evidence, string> = {
  asserted: 'Somebody says so',
  seen: 'I, or somebody here, has seen it',
  corroborated: 'An independent source confirms it',
};

/** How well the answer is known, and where that can be seen. */
function EvidenceFields({ criterion: { id } }: { readonly criterion: Criterion }) {
  return (
    <details class="evidence">
      <summary>How well is this known?</summary>
      <fieldset>
        <legend>How well is the answer known?</legend>
        <p class="hint">Nothing chosen means “asserted”.</p>
        {evidenceGrades.map((grade) => (
          <Choice id={choiceId(id, grade)} kind="radio" name={fieldName(id, 'evidence')} value={grade}>
            <strong>{capitalise(grade)}</strong> <span>{grades[grade]}.</span>
          </Choice>
        ))}
      </fieldset>
      <Field
        id={elementId(id, 'sources')}
        label="Where can it be seen?"
        hint="A document, a page or a person: one a line."
      >
        <textarea
          id={elementId(id, 'sources')}
          name={fieldName(id, 'sources')}
          rows={2}
          aria-describedby={hintId(id, 'sources')}
        />
      </Field>
    </details>
  );
}

/** A label and a hint, and the field that they belong to. */
function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly children: ComponentChild;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <p class="hint" id={`${props.id}.hint`}>
        {props.hint}
      </p>
      {props.children}
    </div>
  );
}

function hintId(question: string, part: 'note' | 'sources'): string {
  return `${elementId(question, part)}.hint`;
}
