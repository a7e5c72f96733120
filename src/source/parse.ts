import { type ParseError, parse as parseJson, printParseErrorCode } from 'jsonc-parser';
import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
} from 'yaml';
import { addAll } from '../diagnostics/diagnostic.js';
import { findControl } from '../terminal/clean.js';
import { CellSource } from './cells.js';
import type { Findings } from './findings.js';
import type { Entry, Node } from './node.js';
import type { Range, Source } from './source.js';

/** Frameworks are nine levels deep; the parser below would run out of stack at some thousands. */
const deepest = 64;
/** What the aliases of one file may expand to. The bundled framework has about 2,000 values. */
const mostValues = 200_000;

/**
 * Parses YAML 1.2, of which JSON is a part, into a tree with places. The tree of a workbook comes from its cells.
 * @returns the root, or null when the text is empty or too broken to have one; the problems go to `findings`
 */
export function parseSource(source: Source, findings: Findings): Node | null {
  if (source instanceof CellSource) return source.plant(findings);
  const before = findings.diagnostics.length;
  const document = composeDocument(source, findings);
  if (source.syntax === 'json' && !findings.diagnostics.some(({ code }) => code === 'too-deep')) {
    // What is wrong with it as YAML is no help to whoever writes JSON.
    const ofYaml = findings.diagnostics.splice(before);
    if (!isJson(source, findings)) return null;
    addAll(findings.diagnostics, ofYaml);
  }
  if (document === null) return null;
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null && root.source === '')) {
    if (findings.diagnostics.length === 0) findings.add('empty-file', { start: 0, end: 0 }, {});
    return null;
  }
  return new TreeBuilder(source, findings).build(root);
}

/** Composes the first document, stopping early where the nesting is too deep to go on. */
function composeDocument(source: Source, findings: Findings): Document.Parsed<ParsedNode> | null {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer<ParsedNode>({
    merge: false,
    // Whatever a %YAML line asks for: with the schema of YAML 1.1 “yes” and dates would not be text.
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed<ParsedNode>[] = [];
  for (const lexeme of lexer.lex(source.text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (documents.length > 1) break;
    if (parser.stack.length > 2 * deepest) {
      findings.add('too-deep', { start: parser.offset, end: parser.offset + 1 }, { limit: deepest });
      return null;
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());

  const [first, second] = documents;
  if (first === undefined) {
    findings.add('empty-file', { start: 0, end: 0 }, {});
    return null;
  }
  if (second !== undefined) {
    const start = second.contents?.range[0] ?? second.range[0];
    findings.add('several-documents', separatorBefore(source, start), {});
  }
  // A tag that is not known is reported where the tree is built, together with those that are.
  const problems = [...first.errors, ...first.warnings].filter(
    (problem) => problem.code !== 'TAG_RESOLVE_FAILED',
  );
  for (const { code, message, pos } of problems) {
    const range = { start: pos[0], end: Math.max(pos[1], pos[0] + 1) };
    findings.add('syntax', range, explainSyntax(code, message, source.text.slice(pos[0], pos[0] + 1)));
  }
  return problems.length > 0 ? null : first;
}

/** Where the dashes stand that began the document at `offset`. */
function separatorBefore(source: Source, offset: number): Range {
  const at = source.text.lastIndexOf('---', offset);
  return at === -1 ? { start: offset, end: offset + 1 } : { start: at, end: at + 3 };
}

/** The parser's words for the commonest mistakes speak to parser authors; these speak to everyone else. */
function explainSyntax(code: string, message: string, character: string): { problem: string; hint?: string } {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { problem: 'a tab is used to indent', hint: 'Indent with spaces.' };
    case 'BAD_INDENT':
      return {
        problem: 'this line is not indented like the ones it belongs to',
        hint: 'Line it up with its neighbours.',
      };
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return { problem: 'a closing quotation mark is missing', hint: 'Add it.' };
      if (/:/.test(message))
        return { problem: 'a colon and a space are missing after a key', hint: 'Write “key: value”.' };
      break;
    case 'IMPOSSIBLE':
    case 'UNEXPECTED_TOKEN':
      return {
        problem: 'this cannot stand here',
        hint: 'If it is meant as text, put it in quotation marks.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        problem: 'a key and its value cannot stand here',
        hint: 'If the text has a colon in it, put the text in quotation marks.',
      };
    case 'BAD_SCALAR_START':
      return {
        problem: `a text cannot begin with ${character}`,
        hint: 'Put the text in quotation marks.',
      };
  }
  return { problem: lowerFirst(message.replace(/\s+/g, ' ').replace(/\.$/, '')) };
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** JSON has stricter rules than the YAML parser that reads it; other programs will hold the file to them. */
function isJson(source: Source, findings: Findings): boolean {
  try {
    JSON.parse(source.text);
    return true;
  } catch {
    // JSON.parse says what is wrong in words that differ between versions of Node, and not always where.
    const errors: ParseError[] = [];
    parseJson(source.text, errors, { disallowComments: true });
    const { error, offset, length } = errors[0] ?? { error: -1, offset: 0, length: 1 };
    findings.add('json-syntax', { start: offset, end: offset + length }, { problem: jsonProblem(error) });
    return false;
  }
}

function jsonProblem(error: number): string {
  // PropertyNameExpected → property name expected
  const words = printParseErrorCode(error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words.startsWith('<') ? 'something here is not allowed' : words.toLowerCase();
}

const tagsOfPlainData = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((t) => `tag:yaml.org,2002:${t}`),
);

class TreeBuilder {
  readonly #source: Source;
  readonly #findings: Findings;
  readonly #anchors = new Map<string, { node: Node | null; size: number }>();
  #size = 0;
  #overflow = false;

  constructor(source: Source, findings: Findings) {
    this.#source = source;
    this.#findings = findings;
  }

  build(parsed: ParsedNode): Node | null {
    const root = this.#node(parsed);
    return this.#overflow ? null : root;
  }

  #node(parsed: ParsedNode): Node {
    const range = trimmed(this.#source.text, parsed.range);
    if (isAlias(parsed)) return this.#alias(parsed.source, range);
    const anchor = parsed.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, { node: null, size: 0 });
    const before = this.#size;
    this.#grow(1, range);
    this.#checkTag(parsed.tag, range);
    const node = this.#content(parsed, range);
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size: this.#size - before });
    return node;
  }

  #content(parsed: Exclude<ParsedNode, Alias.Parsed>, range: Range): Node {
    if (isMap(parsed)) {
      const entries: Entry[] = [];
      const firstAt = new Map<string, Range>();
      for (const pair of parsed.items) {
        const keyNode = pair.key as ParsedNode;
        const keyRange = trimmed(this.#source.text, keyNode.range);
        const key = this.#key(keyNode, keyRange);
        const value = pair.value === null ? empty(keyRange.end) : this.#node(pair.value as ParsedNode);
        if (key === null) continue;
        const first = firstAt.get(key);
        if (first === undefined) {
          firstAt.set(key, keyRange);
          entries.push({ key, keyRange, value });
        } else {
          const line = this.#source.positionAt(first.start).line;
          this.#findings.add('duplicate-key', keyRange, { key, line });
        }
      }
      return { kind: 'map', entries, range };
    }
    if (isSeq(parsed)) {
      return { kind: 'list', items: parsed.items.map((item) => this.#node(item as ParsedNode)), range };
    }
    const value: unknown = parsed.value;
    if (typeof value === 'string') this.#checkText(value, range);
    return { kind: 'scalar', value: isPlain(value) ? value : String(value), range };
  }

  /** The key as text, or null when it cannot be one; then its value is dropped. */
  #key(parsed: ParsedNode, range: Range): string | null {
    if (isScalar(parsed)) this.#checkTag(parsed.tag, range);
    const simple = isAlias(parsed) ? this.#alias(parsed.source, range) : isScalar(parsed) ? parsed : null;
    if (simple === null || !('value' in simple)) {
      this.#findings.add('key-not-text', range, {});
      return null;
    }
    const key = String(simple.value ?? '');
    this.#checkText(key, range);
    if (key === '<<') {
      this.#findings.add('merge-key', range, {});
      return null;
    }
    if (key === '__proto__') {
      this.#findings.add('reserved-key', range, { key });
      return null;
    }
    return key;
  }

  #alias(name: string, range: Range): Node {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) this.#findings.add('unknown-alias', range, { name });
    else if (anchored.node === null) this.#findings.add('circular-alias', range, { name });
    else {
      this.#grow(anchored.size, range);
      return anchored.node;
    }
    return { kind: 'scalar', value: null, range };
  }

  #grow(by: number, range: Range): void {
    this.#size += by;
    if (this.#size > mostValues && !this.#overflow) {
      this.#overflow = true;
      this.#findings.add('too-many-values', range, { limit: mostValues });
    }
  }

  #checkTag(tag: string | undefined, range: Range): void {
    if (tag !== undefined && !tagsOfPlainData.has(tag)) {
      this.#findings.add('custom-tag', range, { tag: tag.replace('tag:yaml.org,2002:', '!!') });
    }
  }

  #checkText(text: string, range: Range): void {
    const found = findControl(text);
    if (found === -1) return;
    const code = (text.codePointAt(found) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const at = findControl(this.#source.text.slice(range.start, range.end));
    const place = at === -1 ? range : { start: range.start + at, end: range.start + at + 1 };
    this.#findings.add('control-character', place, { character: `U+${code}` });
  }
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function empty(offset: number): Node {
  return { kind: 'scalar', value: null, range: { start: offset, end: offset } };
}

/** The parser counts the line break after a block into it; a caret should not reach the next line. */
function trimmed(text: string, range: readonly [number, number, number]): Range {
  let end = range[1];
  while (end > range[0] && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start: range[0], end };
}
