import { askQuestion } from './answer.js';
import { askDetails, type DetailsOptions } from './details.js';
import { type Dialogue, Stopped } from './dialogue.js';
import { goTo, review } from './review.js';
import { firstOpen, nextStop, startOfStep } from './route.js';
import type { Session } from './session.js';

export interface InterviewOptions extends DetailsOptions {
  /** Whether to ask about the assessment itself before the first question. */
  readonly opening: boolean;
}

/**
 * The whole questionnaire: about the assessment, the questions from the first open one, and the review. It ends
 * when somebody asks for the report.
 * @throws Stopped when they leave before
 */
export async function interview(
  session: Session,
  dialogue: Dialogue,
  options: InterviewOptions,
): Promise<void> {
  const { route } = session;
  const askAll = async (start: 'first' | 'last') => {
    // Who they are was said in each of the sheets that were merged.
    if (session.isDiscussion) return;
    // There is nothing before the first of them: back is where they are.
    for (let from = start; (await askDetails(session, dialogue, options, from)) === 'back'; ) from = 'first';
  };
  if (options.opening) await askAll('first');

  /** Where they are: a question, or the review when it is null. */
  let at = firstOpen(route, session.sheet);
  /** Where “back” leads to. */
  const before: (number | null)[] = [];
  /** True while a question is changed from the review, to which it then leads back. */
  let fromReview = false;
  /** The question that the review begins at. */
  let changed: number | null = null;

  const move = (to: number | null) => {
    before.push(at);
    at = to;
  };
  const back = async () => {
    fromReview = false;
    const last = before.pop();
    if (last !== undefined) at = last;
    else if (at === null) at = route.length - 1;
    else if (at > 0) at -= 1;
    else await askAll('last');
  };
  const elsewhere = async () => {
    // What is to be discussed is one list.
    if (session.isDiscussion) return move(null);
    const to = await goTo(session, dialogue, at === null ? null : (route[at] ?? null));
    if (to.kind === 'details') await askDetails(session, dialogue, options);
    else if (to.kind !== 'back') {
      fromReview = false;
      move(to.kind === 'step' ? startOfStep(route, session.sheet, to.id) : null);
    }
  };

  for (;;) {
    const here: number | null = at;
    const left =
      here === null ? await review(session, dialogue, changed) : await askQuestion(session, dialogue, here);
    changed = null;
    switch (left.kind) {
      case 'leave':
        throw new Stopped('left');
      case 'finish':
        return;
      case 'back':
        await back();
        break;
      case 'go-to':
        await elsewhere();
        break;
      case 'change':
        move(left.at);
        fromReview = true;
        break;
      case 'answered':
      case 'skipped':
        if (here === null) break;
        changed = fromReview ? here : null;
        move(fromReview ? null : nextStop(route, session.sheet, here, left.wasOpen));
        fromReview = false;
        break;
    }
  }
}
