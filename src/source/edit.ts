import { BlockMap } from './edit/block-map.js';
import {
  type Change,
  type Data,
  isMapping,
  type KeyChange,
  type OrderOf,
  orderedWith,
  orderedWithAll,
  rekeyed,
  same,
} from './edit/data.js';
import { rewriteKeys, rewriteYaml, says } from './edit/rewrite.js';

export { type Change, type Data, isMapping, type KeyChange, type Mapping, same } from './edit/data.js';

/**
 * A YAML or JSON text whose values can be changed one at a time. What is not changed stays as it was written:
 * comments, blank lines, order, quotation marks.
 */
export interface EditableText {
  readonly text: string;
  /** The whole content as it stands. */
  readonly data: Data;
  /**
   * Gives the key at the end of a path a value.
   * @param orderOf the keys of the mapping at a path in their usual order: a new key goes before the first
   * that comes after it there
   */
  set(path: readonly string[], value: Data, orderOf: OrderOf): void;
  /** Many changes in one go, each as `set` makes it. No path may be the beginning of another. */
  setAll(changes: readonly Change[], orderOf: OrderOf): void;
  /**
   * Renames and removes keys of the mapping at a path, and gives some of them other values, all at once. Each
   * stays in its place.
   * @param path at least one key @param changes no two of them, and none of the other keys, end up with one name
   */
  change(path: readonly string[], changes: readonly KeyChange[], orderOf: OrderOf): void;
  /** Adds items to the end of the list that a key at the top has; without the key, it is there afterwards. */
  append(key: string, items: readonly Data[], orderOf: OrderOf): void;
}

/**
 * @param text a text that has been read without errors
 * @param data what it says
 */
export function editText(file: string, text: string, data: Data): EditableText {
  return file.toLowerCase().endsWith('.json') ? new JsonText(text, data) : new YamlText(text, data);
}

/** JSON has neither comments nor styles: it is written anew, indented as it was. */
class JsonText implements EditableText {
  #data: Data;
  readonly #indent: string;
  /** Null after a change, until it is asked for. */
  #text: string | null;

  constructor(text: string, data: Data) {
    this.#text = text;
    this.#data = data;
    this.#indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  }

  get text(): string {
    this.#text ??= `${JSON.stringify(this.#data, null, this.#indent)}\n`;
    return this.#text;
  }

  get data(): Data {
    return this.#data;
  }

  set: EditableText['set'] = (path, value, orderOf) => {
    this.setAll([{ path, value }], orderOf);
  };

  setAll: EditableText['setAll'] = (changes, orderOf) => {
    this.#write(orderedWithAll(this.#data, changes, orderOf));
  };

  change: EditableText['change'] = (path, changes) => {
    this.#write(rekeyed(this.#data, path, byKey(changes)));
  };

  append: EditableText['append'] = (key, items, orderOf) => {
    if (items.length > 0) this.set([key], [...listAt(this.#data, key), ...items], orderOf);
  };

  #write(data: Data): void {
    this.#data = data;
    this.#text = null;
  }
}

/**
 * YAML is cut into its entries, and only the entry that changes is written anew; so a change costs little,
 * however long the text is. Each entry that was changed is read again and held against what it should say.
 * Texts that cannot be cut so (flow style, anchors, tags) are written by the YAML library, which keeps comments
 * and order but not every space.
 */
class YamlText implements EditableText {
  #data: Data;
  #text: string;
  /** Null before the first change, and where the text cannot be cut. */
  #entries: BlockMap | null = null;

  constructor(text: string, data: Data) {
    this.#text = text;
    this.#data = data;
  }

  get text(): string {
    return this.#text;
  }

  get data(): Data {
    return this.#data;
  }

  set: EditableText['set'] = (path, value, orderOf) => {
    const wanted = orderedWith(this.#data, path, value, orderOf);
    if (same(wanted, this.#data)) return;
    this.#entries ??= BlockMap.cut(this.#text);
    if (this.#entries !== null && isMapping(wanted)) {
      this.#entries.set(path, value, orderOf);
      if (this.#entries.says(path, wanted)) {
        this.#data = wanted;
        this.#text = this.#entries.toString();
        return;
      }
    }
    this.#text = rewriteYaml(this.#text, path, value, wanted);
    this.#data = wanted;
    this.#entries = null;
  };

  /** What comes of all of them is read again once; where that is not what it should be, they are made one by one. */
  setAll: EditableText['setAll'] = (changes, orderOf) => {
    const wanted = orderedWithAll(this.#data, changes, orderOf);
    const entries = BlockMap.cut(this.#text);
    if (entries !== null) {
      for (const { path, value } of changes) entries.set(path, value, orderOf);
      const text = entries.toString();
      if (says(text, wanted)) {
        this.#text = text;
        this.#data = wanted;
        this.#entries = null;
        return;
      }
    }
    for (const { path, value } of changes) this.set(path, value, orderOf);
  };

  change: EditableText['change'] = (path, changes, orderOf) => {
    if (changes.length === 0) return;
    const keys = byKey(changes);
    const wanted = rekeyed(this.#data, path, keys);
    this.#entries ??= BlockMap.cut(this.#text);
    if (this.#entries !== null && isMapping(wanted) && this.#entries.change(path, keys, orderOf, wanted)) {
      this.#text = this.#entries.toString();
    } else {
      this.#text = rewriteKeys(this.#text, path, keys, wanted);
      this.#entries = null;
    }
    this.#data = wanted;
  };

  append: EditableText['append'] = (key, items, orderOf) => {
    if (items.length === 0) return;
    const all = [...listAt(this.#data, key), ...items];
    const wanted = orderedWith(this.#data, [key], all, orderOf);
    this.#entries ??= BlockMap.cut(this.#text);
    if (this.#entries !== null && isMapping(wanted) && this.#entries.append(key, items, wanted)) {
      this.#text = this.#entries.toString();
      this.#data = wanted;
      return;
    }
    this.#entries = null;
    this.set([key], all, orderOf);
  };
}

function listAt(data: Data, key: string): readonly Data[] {
  const list = isMapping(data) ? data[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function byKey(changes: readonly KeyChange[]): ReadonlyMap<string, KeyChange> {
  return new Map(changes.map((change) => [change.key, change]));
}
