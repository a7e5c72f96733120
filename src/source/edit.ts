import { BlockMap } from './edit/block-map.js';
import { type Data, isMapping, orderedWith, same } from './edit/data.js';
import { rewriteYaml } from './edit/rewrite.js';

export { type Data, isMapping, type Mapping, same } from './edit/data.js';

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
  set(path: readonly string[], value: Data, orderOf: (path: readonly string[]) => readonly string[]): void;
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
  #text: string;

  constructor(text: string, data: Data) {
    this.#text = text;
    this.#data = data;
    this.#indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  }

  get text(): string {
    return this.#text;
  }

  get data(): Data {
    return this.#data;
  }

  set: EditableText['set'] = (path, value, orderOf) => {
    this.#data = orderedWith(this.#data, path, value, orderOf);
    this.#text = `${JSON.stringify(this.#data, null, this.#indent)}\n`;
  };
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
}
