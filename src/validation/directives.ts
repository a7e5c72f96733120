import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { type Code, codes, isCode } from '../diagnostics/words.js';
import { closest } from '../source/closest.js';
import { findComments } from '../source/comments.js';
import type { Findings } from '../source/findings.js';
import { headOf, type Located, type Node } from '../source/node.js';
import type { Range, Source } from '../source/source.js';
import { isGradable, type Setting, settings } from './grading.js';

/** A comment that switches rules off, or grades them otherwise, for a part of its file. */
export interface Directive {
  readonly setting: Setting;
  readonly codes: readonly Code[];
  /** Where it holds: from here up to there. */
  readonly from: Position;
  readonly to: Position;
  /** The comment itself. */
  readonly range: Range;
}

/** Whether there is any: few files have one, and to look for comments takes a while. */
export function hasDirectives({ text, syntax }: Source): boolean {
  return syntax === 'yaml' && /#[ \t]*waymark:/.test(text);
}

/** `# waymark: off long-text, vague-word -- The board agreed on this wording` */
const form = new RegExp(`^(${settings.join('|')})[ \\t]+([^ \\t].*)$`);
/** What stands between the rules and the reason. The blanks before it are left out: to look for them takes long. */
const dash = /[ \t](?:--|–|—)/;

/**
 * Reads the comments that change rules. What is wrong with one is a finding, and it changes nothing.
 * @param root the tree of the same text, with places
 */
export function readDirectives(source: Source, root: Node, findings: Findings): Directive[] {
  let parts: readonly Range[] | null = null;
  return findComments(source).flatMap((comment) => {
    const said = /^#[ \t]*waymark:[ \t]*(.*)$/.exec(comment.value)?.[1];
    if (said === undefined || !isMeant(said)) return [];
    const directive = readDirective(said, comment, findings);
    if (directive === null) return [];
    parts ??= partsOf(root);
    return [{ ...directive, ...scopeOf(comment.range, source, root, parts) }];
  });
}

/** A comment about waymark, or a first line that was commented out, names neither a setting nor a rule. */
function isMeant(said: string): boolean {
  const words = said.slice(0, 400).split(/[ \t,]+/);
  return settings.some((setting) => setting === words[0]) || words.some(isCode);
}

function readDirective(
  said: string,
  { range }: Located<string>,
  findings: Findings,
): Omit<Directive, 'from' | 'to'> | null {
  const [, setting = '', rest = ''] = form.exec(said) ?? [];
  const found = dash.exec(rest);
  const because = found === null ? undefined : rest.slice(found.index + found[0].length);
  const names = rest
    .slice(0, found?.index)
    .split(',')
    .map((name) => name.trim());
  if (names.some((name) => !/^[a-z0-9-]+$/.test(name))) {
    findings.add('directive-syntax', range, { found: said });
    return null;
  }
  if (because === undefined || because.trim() === '') {
    findings.add('directive-without-reason', range, {});
    return null;
  }
  const known = names.filter((name) => isRule(name, range, findings));
  return known.length < names.length ? null : { setting: setting as Setting, codes: known as Code[], range };
}

/** Says so when a name is no rule, or one that cannot be changed. */
export function isRule(name: string, range: Range, findings: Findings): name is Code {
  if (!isCode(name)) {
    const gradable = codes.filter(isGradable);
    const suggestion = closest(name, gradable);
    findings.add('unknown-rule', range, { code: name, suggestion });
    return false;
  }
  if (isGradable(name)) return true;
  findings.add('rule-fixed', range, { code: name });
  return false;
}

/** At the end of a line: that line. Above the first key: the file. Else the part that begins next. */
function scopeOf(
  comment: Range,
  source: Source,
  root: Node,
  parts: readonly Range[],
): Pick<Directive, 'from' | 'to'> {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  if (text.slice(lineStart, comment.start).trim() !== '') {
    return { from: source.positionAt(lineStart), to: source.positionAt(comment.end) };
  }
  const scope =
    comment.start < headOf(root).start
      ? { start: 0, end: text.length }
      : (partAfter(comment.end, parts) ?? { start: comment.end, end: comment.end });
  return { from: source.positionAt(scope.start), to: source.positionAt(scope.end) };
}

/** Every entry and item, by where it begins; of those that begin together the outermost first. */
function partsOf(root: Node): readonly Range[] {
  const parts: Range[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'map') {
      for (const { keyRange, value } of node.entries) {
        parts.push({ start: keyRange.start, end: Math.max(keyRange.end, value.range.end) });
        visit(value);
      }
    } else if (node.kind === 'list') {
      for (const item of node.items) {
        parts.push(item.range);
        visit(item);
      }
    }
  };
  visit(root);
  // The sort is stable, and what is outside was visited first.
  return parts.sort((a, b) => a.start - b.start);
}

/** The outermost entry or item that begins next after a place. */
function partAfter(offset: number, parts: readonly Range[]): Range | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

/** The setting of the narrowest directive that speaks of a finding. */
export function settingBy(
  directives: readonly Directive[],
  used: Set<Directive>,
): (diagnostic: Diagnostic) => Setting | undefined {
  const byCode = new Map<Code, Directive[]>();
  for (const directive of directives) {
    for (const code of directive.codes) {
      const known = byCode.get(code);
      if (known === undefined) byCode.set(code, [directive]);
      else known.push(directive);
    }
  }
  return ({ code, start }) => {
    if (start === null) return undefined;
    const speaking = (byCode.get(code) ?? []).filter(
      (directive) => compare(directive.from, start) <= 0 && compare(start, directive.to) <= 0,
    );
    for (const directive of speaking) used.add(directive);
    // Of several that hold, the one that begins last is the narrowest: parts lie inside one another.
    return speaking.reduce<Directive | undefined>(
      (narrowest, directive) =>
        narrowest === undefined || compare(directive.from, narrowest.from) >= 0 ? directive : narrowest,
      undefined,
    )?.setting;
  };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
