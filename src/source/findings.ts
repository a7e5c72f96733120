import { type Diagnostic, diagnose, type Fix } from '../diagnostics/diagnostic.js';
import type { Code, WordsFor } from '../diagnostics/words.js';
import type { Range, Source } from './source.js';

/** What stands in a range, written anew. */
export interface Change {
  readonly title: string;
  readonly range: Range;
  readonly text: string;
}

/** Collects the problems of one source, so that all of them are found in one pass. */
export class Findings {
  readonly source: Source;
  readonly diagnostics: Diagnostic[] = [];

  constructor(source: Source) {
    this.source = source;
  }

  /** @param fix what mends it, where that is certain */
  add<C extends Code>(code: C, range: Range, words: WordsFor<C>, fix?: Change): void {
    const place = this.source.placeAt(range);
    const mend = fix === undefined || !this.source.isText ? null : this.#fix(fix);
    this.diagnostics.push(diagnose(code, place, words, mend));
  }

  #fix({ title, range, text }: Change): Fix {
    return {
      title,
      start: this.source.positionAt(range.start),
      end: this.source.positionAt(range.end),
      text,
    };
  }
}
