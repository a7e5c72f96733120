import { pad, widthOf } from '../../terminal/layout.js';
import type { LevelChoice, Line } from '../dialogue.js';

/** A level as a paragraph, and beneath it who stands there. */
interface LevelLines {
  readonly line: Line;
  readonly voices: readonly Line[];
}

/** More than these cannot be counted at a glance. */
const mostDots = 8;

function dots(voices: number): string {
  return voices <= mostDots ? '●'.repeat(voices) : `●×${voices}`;
}

/** The levels as a question shows them. @param marked the place of the one that is marked; null for none */
export function levelLines(levels: readonly LevelChoice[], marked: number | null): LevelLines[] {
  const names = Math.max(...levels.map(({ name }) => widthOf(name)));
  return levels.map(({ level, name, descriptor, closed, voices }, at) => {
    const isMarked = at === marked;
    const prefix = `${isMarked ? '>' : ' '}${closed === null ? ' ' : '×'}${level} ${pad(name, names)}  `;
    const style = isMarked ? 'strong' : closed === null ? undefined : 'dim';
    // A dot stays with what it stands for.
    const here = voices.map((standing) => `${dots(standing.voices)}\u00a0${standing.who}`).join('  ');
    return {
      line: { prefix, text: descriptor, ...(style && { style }) },
      voices: here === '' ? [] : [{ prefix: ' '.repeat(widthOf(prefix)), text: here }],
    };
  });
}
