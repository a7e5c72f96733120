import { type Criterion, criterionLevel } from '../framework/framework.js';
import { evidenceGrades, type Form, type Respondent } from '../sheet/sheet.js';
import { states } from './answers.js';
import { ByteText } from './byte-text.js';
import { byte, JsonCursor } from './json-cursor.js';
import { KeySet } from './key-set.js';
import type { Known, KnownFrameworks } from './known.js';
import type { Variant } from './scorer.js';

/** A sheet that was recognised; its answers stand in the scorer. */
export interface Recognised {
  readonly known: Known;
  readonly variant: Variant;
  readonly id: string | ByteText | null;
  readonly organisation: string | ByteText | null;
  readonly date: string | ByteText | null;
}

const sheetKeys = [
  'waymark',
  'framework',
  'framework-version',
  'id',
  'form',
  'organisation',
  'date',
  'respondents',
  'target',
  'targets',
  'answers',
] as const;
const answerKeys = ['level', 'unknown', 'not-applicable', 'note', 'evidence', 'sources', 'ticked'] as const;

/**
 * Recognises sheets in JSON as they usually are, straight from the bytes, in less time than JSON.parse would take
 * alone. It knows the keys, and which values leave nothing to say; whatever is unusual or wrong it gives back, for
 * the careful reader to judge. A law in the tests holds the two to the same results.
 */
export class JsonLine extends JsonCursor {
  readonly #frameworks: KnownFrameworks;
  readonly #sheetKeys = new KeySet(sheetKeys);
  readonly #answerKeys = new KeySet(answerKeys);
  /** By place: whether the sheet has had this key among its answers. */
  #answered = new Uint8Array(0);
  readonly #id = new ByteText();
  readonly #organisation = new ByteText();
  readonly #date = new ByteText();
  /** The targets of the last sheet, as written, when they alone kept it from being recognised. */
  unknownTargets: string | null = null;
  /** The framework of the sheet before, which that of this one nearly always is. */
  #known: Known | null = null;

  constructor(frameworks: KnownFrameworks) {
    super();
    this.#frameworks = frameworks;
  }

  /**
   * @param bytes valid UTF-8 @param start where the sheet begins @param end where its line ends; bytes[end] is a
   * line feed
   * @returns null for what it does not know: nothing is said by that
   */
  read(bytes: Buffer, start: number, end: number): Recognised | null {
    // The careful parser, which reads YAML, takes a tab at the start of a text for a mistake.
    if (bytes[start] === 0x09) return null;
    this.open(bytes, start);
    this.unknownTargets = null;
    this.#known = this.#frameworks.last;
    if (this.#known === null) return null;
    const sheet = this.#sheet();
    this.space();
    return sheet !== null && this.position >= end ? sheet : null;
  }

  #sheet(): Recognised | null {
    if (this.#known === null) return null;
    this.#known.scorer.answers.clear();
    let seen = 0;
    let form: Form = 'full';
    let target: number | null = null;
    let targets: string | null = null;
    let id: string | ByteText | null = null;
    let organisation: string | ByteText | null = null;
    let date: ByteText | null = null;
    let framework: Known | null = null;
    let isVersionKnown = true;

    if (!this.take(byte.brace)) return null;
    do {
      const key = this.key(this.#sheetKeys);
      if (key === -1 || seen & (1 << key)) return null;
      seen |= 1 << key;
      const isNull = this.null();
      switch (sheetKeys[key]) {
        case 'waymark':
          if (isNull || this.digit() !== 1) return null;
          break;
        case 'framework':
          if (isNull || !this.string()) return null;
          framework = this.#isLastName() ? this.#known : this.#frameworks.get(this.text());
          if (framework !== this.#known) return null;
          break;
        case 'framework-version':
          if (isNull) break;
          if (!this.string()) return null;
          isVersionKnown = this.isKey(this.#known.version) || this.#known.allows(this.text());
          break;
        case 'id':
          if (isNull) break;
          id = this.whole();
          if (id !== null) break;
          if (!this.string()) return null;
          id = this.byteText(this.#id) ?? this.paragraph();
          if (id === null) return null;
          break;
        case 'form':
          if (isNull) break;
          if (!this.string()) return null;
          if (this.is('short')) form = 'short';
          else if (!this.is('full')) return null;
          break;
        case 'organisation':
          if (isNull) break;
          if (!this.string()) return null;
          organisation = this.byteText(this.#organisation) ?? this.paragraph();
          break;
        case 'date':
          if (isNull) break;
          if (!this.string()) return null;
          date = this.day(this.#date);
          if (date === null) return null;
          break;
        case 'respondents':
          if (!isNull && !this.#respondents()) return null;
          break;
        case 'target':
          if (isNull) break;
          target = this.digit();
          if (!this.#isOnScale(target)) return null;
          break;
        case 'targets':
          if (isNull) break;
          targets = this.raw();
          if (targets === null) return null;
          break;
        case 'answers':
          if (isNull || !this.#answers()) return null;
          break;
        default:
          return null;
      }
    } while (this.take(byte.comma));
    if (!this.take(byte.closingBrace)) return null;
    if (!(seen & 1) || !(seen & (1 << sheetKeys.indexOf('answers'))) || framework === null) return null;

    if (!isVersionKnown) return null;
    const known = framework;
    if (form === 'short' && !this.#isShort()) return null;
    const variant = known.variant(form, target, targets);
    if (variant === null) this.unknownTargets = targets;
    return variant === null ? null : { known, variant, id, organisation, date };
  }

  /** Whether the framework is called as it was in the sheet before. */
  #isLastName(): boolean {
    const { lastName } = this.#frameworks;
    return lastName !== null && this.isKey(lastName);
  }

  /** In the short form only core criteria are answered. */
  #isShort(): boolean {
    const { criteria } = (this.#known as Known).scorer.answers;
    return (
      criteria.some(({ core }) => core) &&
      criteria.every(({ core }, place) => core || this.#answered[place] === 0)
    );
  }

  #answers(): boolean {
    const known = this.#known as Known;
    const { answers } = known.scorer;
    if (this.#answered.length !== answers.criteria.length)
      this.#answered = new Uint8Array(answers.criteria.length);
    else this.#answered.fill(0);
    if (!this.take(byte.brace)) return false;
    if (this.take(byte.closingBrace)) return true;
    do {
      const place = this.key(known.criteria);
      if (place === -1 || this.#answered[place] === 1) return false;
      this.#answered[place] = 1;
      if (!this.#answer(place, answers.criteria[place] as Criterion)) return false;
    } while (this.take(byte.comma));
    return this.take(byte.closingBrace);
  }

  #answer(place: number, criterion: Criterion): boolean {
    const { answers } = (this.#known as Known).scorer;
    switch (this.peek()) {
      case byte.quote:
        if (!this.string() || !this.is('unknown')) return false;
        answers.states[place] = states.unknown;
        return true;
      case byte.n:
        return this.null();
      case byte.brace:
        return this.#longAnswer(place, criterion);
      default: {
        const level = this.digit();
        if (!this.#isOnScale(level)) return false;
        answers.states[place] = level;
        return true;
      }
    }
  }

  #longAnswer(place: number, criterion: Criterion): boolean {
    const { states: stands, details } = (this.#known as Known).scorer.answers;
    const said = details[place];
    let seen = 0;
    let given = 0;
    let level = -1;
    let ticks = -1;
    this.take(byte.brace);
    if (this.take(byte.closingBrace)) return true;
    do {
      const key = this.key(this.#answerKeys);
      if (key === -1 || seen & (1 << key)) return false;
      seen |= 1 << key;
      if (this.null()) {
        // A null reason or tick list has to be reported.
        if (answerKeys[key] === 'not-applicable' || answerKeys[key] === 'ticked') return false;
        continue;
      }
      switch (answerKeys[key]) {
        case 'level':
          level = this.digit();
          if (!this.#isOnScale(level)) return false;
          stands[place] = level;
          given += 1;
          break;
        case 'unknown':
          if (this.word('true')) {
            stands[place] = states.unknown;
            given += 1;
          } else if (!this.word('false')) return false;
          break;
        case 'not-applicable':
          if (criterion.notApplicableWhen === null || !this.string() || this.isBlank()) return false;
          stands[place] = states.notApplicable;
          given += 1;
          if (said !== undefined) said.reason = this.paragraph();
          break;
        case 'note':
          if (!this.string()) return false;
          if (said !== undefined) said.note = this.paragraph();
          break;
        case 'evidence': {
          if (!this.string()) return false;
          const grade = evidenceGrades.find((known) => this.is(known));
          if (grade === undefined) return false;
          if (said !== undefined) said.evidence = grade;
          break;
        }
        case 'sources':
          if (!this.list(() => this.string() && !this.isBlank())) return false;
          break;
        case 'ticked':
          ticks = this.#ticks(criterion);
          if (ticks === -1) return false;
          break;
        default:
          return false;
      }
    } while (this.take(byte.comma));
    if (!this.take(byte.closingBrace) || given > 1) return false;
    return ticks === -1 || level === -1 || ticks >= (criterionLevel(criterion, level)?.ticksNeeded ?? 0);
  }

  /** @returns how many items are ticked; -1 when there is something to say */
  #ticks({ checklist }: Criterion): number {
    const ticked = new Set<string>();
    const isKnown = this.list(() => {
      if (!this.string()) return false;
      const id = this.text();
      const before = ticked.size;
      return checklist.some((item) => item.id === id) && ticked.add(id).size > before;
    });
    return isKnown && checklist.length > 0 ? ticked.size : -1;
  }

  #respondents(): boolean {
    const groups = (this.#known as Known).groups;
    return this.list(() => {
      if (!this.take(byte.brace)) return false;
      if (this.take(byte.closingBrace)) return true;
      const seen: (keyof Respondent)[] = [];
      do {
        if (!this.string()) return false;
        const key = this.is('name') ? 'name' : this.is('group') ? 'group' : null;
        if (key === null || seen.includes(key) || !this.take(byte.colon)) return false;
        seen.push(key);
        if (this.null()) continue;
        if (!this.string()) return false;
        if (key === 'name' ? this.isBlank() : !groups.has(this.text())) return false;
      } while (this.take(byte.comma));
      return this.take(byte.closingBrace);
    });
  }

  #isOnScale(level: number): boolean {
    const { lowest, highest } = (this.#known as Known).bounds;
    return level >= lowest && level <= highest;
  }
}

/** Recognises a sheet that has been parsed: written as JSON, which takes less than to check it key by key. */
export function recogniseData(json: JsonLine, data: unknown): Recognised | null {
  try {
    const bytes = Buffer.from(`${JSON.stringify(data)}\n`);
    return json.read(bytes, 0, bytes.length - 1);
  } catch {
    // It is nested too deeply to be written.
    return null;
  }
}
