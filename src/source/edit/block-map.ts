import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, visit, type YAMLMap } from 'yaml';
import {
  type Data,
  isMapping,
  type KeyChange,
  type Mapping,
  type OrderOf,
  orderedWith,
  placeIn,
  same,
} from './data.js';
import { changeFlow, isPadded } from './flow.js';
import { renderEntry } from './render.js';
import { rewriteKeys } from './rewrite.js';

/**
 * One entry of a block mapping: the text from the start of its line to the start of the next entry's, with the
 * comments in between. `map` is its value cut in the same way, once something in it is to be changed.
 */
interface Entry {
  readonly key: string;
  text: string;
  map: BlockMap | null;
}

const options = { schema: 'core', prettyErrors: false, logLevel: 'silent', keepSourceTokens: false } as const;

/** A block mapping as the texts of its entries. Joined again they are the text that was cut, byte for byte. */
export class BlockMap {
  /** What stands before the first entry. */
  #head: string;
  #entries: Entry[];
  readonly #indent: number;
  readonly #lineEnd: string;

  private constructor(head: string, entries: Entry[], indent: number, lineEnd: string) {
    this.#head = head;
    this.#entries = entries;
    this.#indent = indent;
    this.#lineEnd = lineEnd;
  }

  /** @returns null for a text that is not a plain block mapping, or in which an entry may lean on another */
  static cut(text: string): BlockMap | null {
    // The text has been read before: no key is there twice, and to look for it again takes long in a long text.
    const document = parseDocument(text, { ...options, uniqueKeys: false });
    if (document.errors.length > 0 || leans(document.contents)) return null;
    return BlockMap.of(document.contents, text);
  }

  static of(node: ParsedNode | null, text: string): BlockMap | null {
    if (!isMap(node) || node.flow === true || node.items.length === 0) return null;
    const starts: number[] = [];
    const keys: string[] = [];
    let indent = -1;
    for (const { key } of (node as YAMLMap.Parsed).items) {
      if (!isScalar(key) || key.range === null || key.range === undefined) return null;
      const start = text.lastIndexOf('\n', key.range[0] - 1) + 1;
      const before = text.slice(start, key.range[0]);
      if (indent === -1) indent = before.length;
      if (!/^ *$/.test(before) || before.length !== indent) return null;
      starts.push(start);
      keys.push(String(key.value));
    }
    const entries = keys.map((key, index) => ({
      key,
      text: text.slice(starts[index], starts[index + 1] ?? text.length),
      map: null,
    }));
    return new BlockMap(text.slice(0, starts[0]), entries, indent, text.includes('\r\n') ? '\r\n' : '\n');
  }

  toString(): string {
    return this.#head + this.#entries.map(textOf).join('');
  }

  /**
   * True when the entry at the end of a path, read again, says what it should, and so does the one before it,
   * which a new entry was cut from.
   * @param wanted what this mapping should say
   */
  says(path: readonly string[], wanted: Mapping): boolean {
    const [key = '', ...rest] = path;
    const index = this.#entries.findIndex((entry) => entry.key === key);
    const entry = this.#entries[index];
    // Without entries it would say nothing at all, and not that there are none.
    if (entry === undefined) return this.#entries.length > 0 && !Object.hasOwn(wanted, key);
    const inner = wanted[key];
    if (entry.map !== null && rest.length > 0 && isMapping(inner)) return entry.map.says(rest, inner);
    return this.#entries
      .slice(Math.max(0, index - 1), index + 1)
      .every((written) => same(read(written), wanted[written.key]));
  }

  set(path: readonly string[], value: Data | undefined, orderOf: OrderOf): void {
    const [key = '', ...rest] = path;
    const index = this.#entries.findIndex((entry) => entry.key === key);
    const entry = this.#entries[index];
    const below: OrderOf = (inner) => orderOf([key, ...inner]);
    if (entry === undefined) {
      if (value !== undefined) this.#insert(key, nest(rest, value), orderOf([]));
    } else if (rest.length > 0) {
      const map = mapIn(entry);
      if (map === null)
        this.#update(entry, orderedWith(read(entry) ?? null, rest, value ?? null, below), below);
      else map.set(rest, value, below);
    } else if (value === undefined) this.#remove(index);
    else this.#update(entry, value, below);
  }

  /**
   * Changes keys of the mapping at the end of a path, each in its place.
   * @returns false where the text cannot be cut so far, or does not say afterwards what it should
   * @param wanted what this mapping should say
   */
  change(
    path: readonly string[],
    changes: ReadonlyMap<string, KeyChange>,
    orderOf: OrderOf,
    wanted: Mapping,
  ): boolean {
    const [key = '', ...rest] = path;
    const entry = this.#entries.find((other) => other.key === key);
    const inner = wanted[key];
    if (entry === undefined || inner === undefined) return false;
    const map = mapIn(entry);
    if (map === null) {
      // In braces: only this entry is written anew.
      if (rest.length > 0 || this.#indent > 0) return false;
      const behind = commentsBehind(entry);
      const own = entry.text.slice(0, entry.text.length - behind.length);
      const written = rewriteKeys(own, path, changes, { [key]: inner });
      entry.text = written.replaceAll('\n', this.#lineEnd) + behind;
      return same(read(entry), inner);
    }
    const below: OrderOf = (inner) => orderOf([key, ...inner]);
    if (rest.length > 0) return isMapping(inner) && map.change(rest, changes, below, inner);
    map.#rekey(changes, below);
    if (map.#entries.length === 0) {
      const end = endOfValue(map.#head);
      entry.text = `${map.#head.slice(0, end)} {}${map.#head.slice(end)}`;
      entry.map = null;
    }
    return same(read(entry), inner);
  }

  #rekey(changes: ReadonlyMap<string, KeyChange>, orderOf: OrderOf): void {
    const kept: Entry[] = [];
    for (const entry of this.#entries) {
      const change = changes.get(entry.key);
      if (change?.to === null) {
        this.#leave(commentsBehind(entry), kept.at(-1));
        continue;
      }
      if (change?.value !== undefined) {
        this.#update(entry, change.value, (inner) => orderOf([entry.key, ...inner]));
      }
      if (change === undefined || change.to === entry.key) kept.push(entry);
      else kept.push({ key: change.to, text: renamed(textOf(entry), change.to), map: null });
    }
    this.#entries = kept;
  }

  /**
   * Adds items to the list that an entry holds, each below the last.
   * @returns false where there is no such list, or the text does not say afterwards what it should
   */
  append(key: string, items: readonly Data[], wanted: Mapping): boolean {
    const entry = this.#entries.find((other) => other.key === key);
    const indent = entry === undefined ? null : indentOfList(entry);
    if (entry === undefined || indent === null) return false;
    const text = textOf(entry);
    const line = text.indexOf('\n', endOfValue(text));
    const cut = line === -1 ? text.length : line + 1;
    const [, ...lines] = renderEntry(key, items, 0);
    const added = lines.map((written) => `${written.replace(/^ {2}/, ' '.repeat(indent))}${this.#lineEnd}`);
    const before = line === -1 ? `${text}${this.#lineEnd}` : text.slice(0, cut);
    entry.text = before + added.join('') + text.slice(cut);
    entry.map = null;
    return same(read(entry), wanted[key]);
  }

  /** Comments that stood behind an entry that is gone stay, behind the one before it. */
  #leave(comments: string, previous: Entry | undefined): void {
    if (previous === undefined) this.#head += comments;
    else {
      previous.text = textOf(previous) + comments;
      previous.map = null;
    }
  }

  /** A mapping that stays one is changed key by key, so that the comments in it are kept. */
  #update(entry: Entry, value: Data, orderOf: OrderOf): void {
    const map = isMapping(value) && Object.keys(value).length > 0 ? mapIn(entry) : null;
    if (map === null || !isMapping(value)) {
      const changed = isMapping(value) ? changeFlow(textOf(entry), value) : null;
      if (changed === null) this.#replace(entry, value);
      else entry.text = changed;
      return;
    }
    const old = read(entry);
    for (const [key, inner] of Object.entries(value)) {
      if (!isMapping(old) || !same(old[key], inner)) map.set([key], inner, orderOf);
    }
    for (const { key } of [...map.#entries])
      if (!Object.hasOwn(value, key)) map.set([key], undefined, orderOf);
  }

  #replace(entry: Entry, value: Data): void {
    const text = textOf(entry);
    const end = endOfValue(text);
    const { beside, written } = partsOf(text);
    const [first = '', ...lines] = renderEntry(entry.key, value, this.#indent, isPadded(written));
    // What stands behind the old value: a comment on its line stays on the first line of the new one.
    const comment = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
    entry.text = [first + beside + comment, ...lines].join(this.#lineEnd) + text.slice(end + comment.length);
    entry.map = null;
  }

  /** A new entry stands right behind the one before it, or first: comments belong to the entry that follows them. */
  #insert(key: string, value: Data, order: readonly string[]): void {
    const lines = renderEntry(key, value, this.#indent).join(this.#lineEnd);
    const place = placeIn(
      this.#entries.map((entry) => entry.key),
      key,
      order,
    );
    const previous = this.#entries[place - 1];
    if (previous === undefined) {
      const comments = commentsAtEnd(this.#head);
      this.#head = this.#head.slice(0, this.#head.length - comments.length);
      this.#entries.unshift({ key, text: `${lines}${this.#lineEnd}${comments}`, map: null });
      return;
    }
    const text = textOf(previous);
    const line = text.indexOf('\n', endOfValue(text));
    const cut = line === -1 ? text.length : line + 1;
    previous.text = line === -1 ? `${text}${this.#lineEnd}` : text.slice(0, cut);
    previous.map = null;
    this.#entries.splice(place, 0, { key, text: `${lines}${this.#lineEnd}${text.slice(cut)}`, map: null });
  }

  /** The lines of an entry go; the comments behind it stay. */
  #remove(index: number): void {
    const [entry] = this.#entries.splice(index, 1);
    if (entry !== undefined) this.#leave(commentsBehind(entry), this.#entries[index - 1]);
  }
}

/** The lines that follow the value of an entry. */
function commentsBehind(entry: Entry): string {
  const text = textOf(entry);
  const line = text.indexOf('\n', endOfValue(text));
  return line === -1 ? '' : text.slice(line + 1);
}

/** The text of an entry under another key. */
function renamed(text: string, key: string): string {
  const contents = parseDocument(text, options).contents;
  const old = isMap(contents) ? (contents.items[0]?.key as ParsedNode) : null;
  if (old === null) return text;
  const written = renderEntry(key, null, 0).join('').replace(/:$/, '');
  return text.slice(0, old.range[0]) + written + text.slice(old.range[1]);
}

/** The comments and blank lines that a text ends with. */
function commentsAtEnd(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const last = lines.findLastIndex((line) => !/^\s*(?:#.*)?\s*$/.test(line));
  return lines.slice(last + 1).join('');
}

function textOf(entry: Entry): string {
  return entry.map === null ? entry.text : entry.map.toString();
}

/** What the text of an entry says; undefined when it cannot be read. */
function read(entry: Entry): Data | undefined {
  const document = parseDocument(textOf(entry), options);
  const content: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  return isMapping(content as Data) ? (content as Mapping)[entry.key] : undefined;
}

/** The value of an entry as a block mapping; null when it is none. */
function mapIn(entry: Entry): BlockMap | null {
  if (entry.map === null) {
    const contents = parseDocument(entry.text, options).contents;
    const value = isMap(contents) ? (contents.items[0]?.value as ParsedNode | null) : null;
    entry.map = BlockMap.of(value, entry.text);
  }
  return entry.map;
}

/** The column of the dashes of the list that an entry holds; null when it holds none, or one in brackets. */
function indentOfList(entry: Entry): number | null {
  const text = textOf(entry);
  const contents = parseDocument(text, options).contents;
  const list = isMap(contents) ? (contents.items[0]?.value as ParsedNode | null) : null;
  if (!isSeq(list) || list.flow === true || list.items.length === 0) return null;
  return list.range[0] - (text.lastIndexOf('\n', list.range[0]) + 1);
}

/** Where the value of the one entry in a text ends; of an empty one, where its colon does. */
function endOfValue(text: string): number {
  const contents = parseDocument(text, options).contents;
  if (!isMap(contents)) return text.trimEnd().length;
  const { key, value } = contents.items[0] as { key: ParsedNode; value: ParsedNode | null };
  const end = value?.range[1] ?? key.range[1] + 1;
  const written = text.slice(0, end).trimEnd().length;
  const colon = text.indexOf(':', key.range[1]) + 1;
  return Math.max(written, colon);
}

/** The comment beside a key whose value begins on a later line, empty when there is none; and the value as written. */
function partsOf(text: string): { beside: string; written: string } {
  const contents = parseDocument(text, options).contents;
  const pair = isMap(contents) ? (contents.items[0] as { key: ParsedNode; value: ParsedNode | null }) : null;
  if (!pair?.value || pair.value.range[0] === pair.value.range[1]) return { beside: '', written: '' };
  const [start, end] = pair.value.range;
  const colon = text.indexOf(':', pair.key.range[1]) + 1;
  const beside = /^[ \t]+#[^\r\n]*/.exec(text.slice(colon, start))?.[0] ?? '';
  return { beside, written: text.slice(start, end) };
}

function nest(path: readonly string[], value: Data): Data {
  return path.reduceRight<Data>((inner, key) => ({ [key]: inner }), value);
}

/** True when a part of it may be named elsewhere, or name another, or be read in a way of its own. */
function leans(node: ParsedNode | null): boolean {
  let found = false;
  visit(node, {
    Node: (_key, part) => {
      if (!isAlias(part) && part.anchor === undefined && part.tag === undefined) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
