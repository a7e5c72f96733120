import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import type { Code, WordsFor } from '../diagnostics/words.js';
import type { Range, Source } from './source.js';

/** Collects the problems of one source, so that all of them are found in one pass. */
export class Findings {
  readonly source: Source;
  readonly diagnostics: Diagnostic[] = [];

  constructor(source: Source) {
    this.source = source;
  }

  add<C extends Code>(code: C, range: Range, words: WordsFor<C>): void {
    this.diagnostics.push(diagnose(code, this.source.placeAt(range), words));
  }
}
