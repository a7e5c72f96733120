import { isAlias, isMap, isScalar, type ParsedNode, parseDocument, visit, type YAMLMap } from 'yaml';
import { type Data, isMapping, type Mapping, placeIn, same } from './data.js';
import { renderEntry } from './render.js';

type OrderOf = (path: readonly string[]) => readonly string[];

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
  readonly #entries: Entry[];
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
    const document = parseDocument(text, options);
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
      if (map === null) this.#replace(entry, nest(rest, value ?? null));
      else map.set(rest, value, below);
    } else if (value === undefined) this.#remove(index);
    else this.#update(entry, value, below);
  }

  /** A mapping that stays one is changed key by key, so that the comments in it are kept. */
  #update(entry: Entry, value: Data, orderOf: OrderOf): void {
    const map = isMapping(value) && Object.keys(value).length > 0 ? mapIn(entry) : null;
    if (map === null || !isMapping(value)) {
      this.#replace(entry, value);
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
    const [first = '', ...lines] = renderEntry(entry.key, value, this.#indent);
    // What stands behind the old value: a comment on its line stays on the first line of the new one.
    const comment = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
    entry.text = [first + comment, ...lines].join(this.#lineEnd) + text.slice(end + comment.length);
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
    if (entry === undefined) return;
    const text = textOf(entry);
    const line = text.indexOf('\n', endOfValue(text));
    const rest = line === -1 ? '' : text.slice(line + 1);
    const previous = this.#entries[index - 1];
    if (previous === undefined) this.#head += rest;
    else {
      previous.text = textOf(previous) + rest;
      previous.map = null;
    }
  }
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
