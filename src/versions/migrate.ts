import { hasErrors } from '../diagnostics/diagnostic.js';
import { type Framework, listCriteria } from '../framework/framework.js';
import { answerKeys } from '../sheet/change.js';
import { choiceOf } from '../sheet/framework-name.js';
import { readSheet } from '../sheet/read.js';
import { sheetKeys } from '../sheet/schema.js';
import { type Data, editText, isMapping, type KeyChange, same } from '../source/edit.js';
import { Source } from '../source/source.js';
import { inWords, saysNothing } from './answers.js';
import { Carrier } from './carry.js';
import { carryVoices } from './carry-voices.js';
import type {
  AnswerFate,
  ArchiveEntry,
  LostGroup,
  LostTicks,
  Migration,
  MigrationReport,
  TargetFate,
} from './migration.js';
import type { ScaleRule } from './scale-rule.js';
import type { PartKind } from './successors.js';

export interface SheetToMigrate {
  /** What the file is called: one that ends in `.json` is JSON. */
  readonly file: string;
  /** The text of a sheet whose shape is right; and, where the old framework is known, valid under it. */
  readonly text: string;
  /** What the text says. */
  readonly data: Data;
}

export interface MigrateOptions {
  /** The version that the sheet was answered for; null when that is not known, within one major version. */
  readonly old: Framework | null;
  readonly now: Framework;
  /** Needed where the two have other scales. */
  readonly scaleRule: ScaleRule | null;
  /** What the new sheet calls its framework. */
  readonly framework: string;
}

/**
 * Carries a sheet to another version of its framework. Every answer, target and tick is either carried or put in
 * the sheet's archive; what does not change stays as it was written. The new text is valid under the new framework
 * if the old one was valid under the old.
 */
export function migrateSheet(sheet: SheetToMigrate, options: MigrateOptions): Migration {
  const moving = new Move(sheet, options);
  const { text } = moving;
  const draft = readSheet(new Source(sheet.file, text));
  const { diagnostics } = draft.complete(options.now, choiceOf(options.framework));
  return {
    text,
    report: moving.report,
    problems: hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === 'error') : [],
  };
}

/** One sheet on its way. */
class Move {
  readonly text: string;
  readonly report: MigrationReport;
  readonly #data: Readonly<Record<string, Data>>;
  readonly #options: MigrateOptions;
  readonly #carrier: Carrier;
  readonly #version: string | null;
  readonly #archive: ArchiveEntry[] = [];

  constructor({ file, text, data }: SheetToMigrate, options: MigrateOptions) {
    const { old, now, scaleRule } = options;
    this.#data = isMapping(data) ? data : {};
    this.#options = options;
    // Without a rule nothing is taken to mean what it may not.
    this.#carrier = new Carrier({ old, now, scaleRule: scaleRule ?? 'ask-again' });
    const version = this.#data['framework-version'];
    this.#version = typeof version === 'string' ? version : (old?.version ?? null);

    const answers = this.#answers();
    const targets = this.#targets();
    const own = this.#ownTarget();
    const respondents = this.#respondents();
    const voices = this.#voices(answers.fates);
    const lostShortForm = this.#data.form === 'short' && !hasShortForm(now);

    const edit = editText(file, text, data);
    const orderOf = orderFor(now);
    edit.set(['framework'], options.framework, orderOf);
    edit.set(['framework-version'], now.version, orderOf);
    if (lostShortForm) edit.set(['form'], 'full', orderOf);
    if (respondents.kept !== null) edit.set(['respondents'], respondents.kept, orderOf);
    if (own.fates.length > 0 && own.value !== this.#data.target) edit.set(['target'], own.value, orderOf);
    edit.change(['targets'], targets.changes, orderOf);
    edit.change(['answers'], answers.changes, orderOf);
    edit.change(['votes'], voices.votes.filter(changesSomething), orderOf);
    if (voices.settled !== null && !same([...voices.settled], this.#data.settled))
      edit.set(['settled'], voices.settled, orderOf);
    edit.change(['actions'], voices.actions.filter(changesSomething), orderOf);
    edit.append('archive', this.#archive, orderOf);
    this.text = edit.text;
    this.report = {
      from: this.#version,
      to: now.version,
      answers: answers.fates,
      targets: [...own.fates, ...targets.fates],
      ticks: answers.ticks,
      respondents: respondents.lost,
      lostShortForm,
      leftOutOfShortForm: this.#leftOut(answers.fates, lostShortForm),
      newQuestions: this.#newQuestions(),
    };
  }

  #keep(because: string, entry: ArchiveEntry): void {
    const { id, ...rest } = entry;
    this.#archive.push({
      ...(id !== undefined && { id }),
      ...(this.#version !== null && { 'framework-version': this.#version }),
      because,
      ...rest,
    });
  }

  #answers(): { changes: KeyChange[]; fates: AnswerFate[]; ticks: LostTicks[] } {
    const changes: KeyChange[] = [];
    const fates: AnswerFate[] = [];
    const ticks: LostTicks[] = [];
    const written = mappingAt(this.#data, 'answers');
    const places = this.#place(Object.keys(written), ['criterion'], (id) => !saysNothing(written[id]));
    for (const [id, answer] of Object.entries(written)) {
      const place = places.get(id) ?? { because: '' };
      if (saysNothing(answer)) {
        // It keeps its place where it has one. Ticks that are left empty may have no checklist any more.
        const value = isMapping(answer) && Object.hasOwn(answer, 'ticked') ? null : undefined;
        changes.push({ key: id, to: 'id' in place ? place.id : null, value });
        continue;
      }
      const was = inWords(answer);
      if (!('id' in place)) {
        changes.push({ key: id, to: null });
        fates.push({
          id,
          to: null,
          fate: 'archived',
          was,
          now: null,
          because: place.because,
          askAgain: false,
        });
        this.#keep(place.because, { id, answer });
        continue;
      }
      const { to, fate, value, because, lostTicks } = this.#carrier.answer(id, answer, place.id);
      if (value === undefined) {
        changes.push({ key: id, to, value: { note: `Ask again. ${because}` } });
        fates.push({ id, to, fate, was, now: null, because, askAgain: true });
        this.#keep(because ?? '', { id, answer });
        continue;
      }
      changes.push({ key: id, to, value: same(value, answer) ? undefined : value });
      fates.push({ id, to, fate, was, now: inWords(value), because, askAgain: false });
      if (lostTicks !== null) {
        const gone = `The checklist of ${this.#options.now.version} has nothing that says the same.`;
        this.#keep(gone, { id, ticked: lostTicks });
        ticks.push({ criterion: place.id, items: lostTicks, because: gone });
      }
    }
    return { changes: changes.filter(changesSomething), fates, ticks };
  }

  #voices(answers: readonly AnswerFate[]) {
    const unchanged = answers.filter(({ fate }) => fate === 'kept' || fate === 'renamed').map(({ id }) => id);
    return carryVoices(
      {
        votes: mappingAt(this.#data, 'votes'),
        settled: this.#data.settled,
        actions: mappingAt(this.#data, 'actions'),
        groups: new Set(this.#options.now.groups.map(({ id }) => id)),
        unchanged: new Set(unchanged),
      },
      this.#carrier,
      (ids) => this.#place(ids, ['criterion'], () => true),
      (because, entry) => this.#keep(because, entry),
    );
  }

  #targets(): { changes: KeyChange[]; fates: TargetFate[] } {
    const changes: KeyChange[] = [];
    const fates: TargetFate[] = [];
    const written = mappingAt(this.#data, 'targets');
    const places = this.#place(Object.keys(written), ['phase', 'step', 'criterion'], () => true);
    for (const [id, target] of Object.entries(written)) {
      if (typeof target !== 'number') continue;
      const place = places.get(id) ?? { because: '' };
      const level = 'id' in place ? this.#carrier.level(target) : null;
      if (!('id' in place) || level === null) {
        const because = 'because' in place ? place.because : this.#otherScale();
        changes.push({ key: id, to: null });
        fates.push({ id, to: null, fate: 'archived', was: target, now: null, because });
        this.#keep(because, { id, target });
        continue;
      }
      const to = place.id;
      const fate = level !== target ? 'rescaled' : to !== id ? 'renamed' : 'kept';
      changes.push({ key: id, to, value: level === target ? undefined : level });
      fates.push({ id, to, fate, was: target, now: level, because: null });
    }
    return { changes: changes.filter(changesSomething), fates };
  }

  /** What the sheet itself aims at. */
  #ownTarget(): { value: number | null; fates: TargetFate[] } {
    const { target } = this.#data;
    if (typeof target !== 'number') return { value: null, fates: [] };
    const now = this.#carrier.level(target);
    const because = now === null ? this.#otherScale() : null;
    if (because !== null) this.#keep(because, { target });
    const fate = now === null ? 'archived' : now === target ? 'kept' : 'rescaled';
    return { value: now, fates: [{ id: null, to: null, fate, was: target, now, because }] };
  }

  #otherScale(): string {
    return `It was set on another scale than that of ${this.#options.now.version}.`;
  }

  /**
   * Where each id goes. Where several come to one place, the one that has it by its own name stays; else the first
   * by name. Ids without anything to say give way.
   */
  #place(
    ids: readonly string[],
    kinds: readonly PartKind[],
    saysSomething: (id: string) => boolean,
  ): Map<string, { id: string } | { because: string }> {
    const places = new Map<string, { id: string } | { because: string }>();
    const claims = new Map<string, string[]>();
    for (const id of ids) {
      const place = this.#carrier.placeOf(id, kinds);
      places.set(id, place);
      if ('id' in place) claims.set(place.id, [...(claims.get(place.id) ?? []), id]);
    }
    for (const [to, claimants] of claims) {
      if (claimants.length < 2) continue;
      const rank = (id: string) => (saysSomething(id) ? 0 : 2) + (id === to ? 0 : 1);
      const [first = to, ...others] = [...claimants].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
      const because =
        first === to
          ? `“${to}” is in the sheet under that name too.`
          : `“${to}” has what was said of “${first}”.`;
      for (const id of others) places.set(id, { because });
    }
    return places;
  }

  /** A framework that declares groups knows no others. */
  #respondents(): { kept: Data | null; lost: LostGroup[] } {
    const known = new Set(this.#options.now.groups.map(({ id }) => id));
    const listed = Array.isArray(this.#data.respondents) ? (this.#data.respondents as readonly Data[]) : [];
    const lost: LostGroup[] = [];
    const kept = listed.flatMap((respondent): Data[] => {
      if (!isMapping(respondent) || typeof respondent.group !== 'string') return [respondent];
      if (known.size === 0 || known.has(respondent.group)) return [respondent];
      const { group, ...rest } = respondent;
      lost.push({ name: typeof rest.name === 'string' ? rest.name : null, group });
      this.#keep(`${this.#options.now.version} has no group “${group}”.`, { respondent });
      return typeof rest.name === 'string' ? [rest] : [];
    });
    return { kept: lost.length === 0 ? null : kept, lost };
  }

  #leftOut(fates: readonly AnswerFate[], isFull: boolean): string[] {
    const { old, now } = this.#options;
    if (this.#data.form !== 'short' || isFull) return [];
    const core = (framework: Framework) =>
      new Set(listCriteria(framework).flatMap(({ criterion }) => (criterion.core ? [criterion.id] : [])));
    const [before, after] = [old === null ? null : core(old), core(now)];
    return fates.flatMap(({ id, to, fate }) =>
      to === null || fate === 'archived' || after.has(to) || before?.has(id) === false ? [] : [to],
    );
  }

  #newQuestions(): string[] {
    const { old, now } = this.#options;
    if (old === null) return [];
    const before = new Set(listCriteria(old).map(({ criterion }) => criterion.id));
    return listCriteria(now).flatMap(({ criterion: { id, renamedFrom } }) => {
      const isOld = before.has(id) && 'id' in this.#carrier.placeOf(id, ['criterion']);
      return isOld || renamedFrom.some((former) => before.has(former)) ? [] : [id];
    });
  }
}

const changesSomething = ({ key, to, value }: KeyChange) => to !== key || value !== undefined;

function mappingAt(data: Readonly<Record<string, Data>>, key: string): Readonly<Record<string, Data>> {
  const value = data[key];
  return isMapping(value) ? value : {};
}

function hasShortForm(framework: Framework): boolean {
  return listCriteria(framework).some(({ criterion }) => criterion.core);
}

function orderFor(framework: Framework): (path: readonly string[]) => readonly string[] {
  const criteria = listCriteria(framework).map(({ criterion }) => criterion.id);
  return (path) => {
    if (path.length === 0) return sheetKeys;
    if (path[0] === 'votes' || path[0] === 'actions') return path.length === 1 ? criteria : [];
    if (path[0] !== 'answers') return [];
    return path.length === 1 ? criteria : answerKeys;
  };
}
