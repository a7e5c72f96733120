import type { Bar } from '../document.js';
import { formatScore } from '../numbers.js';

/** A score on its scale: a bar to the score, a paler one as far as open questions could raise it, a mark at the target. */
export function BarPicture({ bar }: { readonly bar: Bar }) {
  const { lowest, highest, score, high, target } = bar;
  const place = (value: number) => `${((value - lowest) / (highest - lowest)) * 100}%`;
  const length = (value: number | null) => (value === null ? '0%' : place(value));
  return (
    <svg class="bar" role="img" aria-label={describe(bar)} width="100%" height="20">
      <rect class="track" x="0" y="5" width="100%" height="10" />
      <rect class="range" x="0" y="5" width={length(high)} height="10" />
      <rect class="score" x="0" y="5" width={length(score)} height="10" />
      {target === null ? null : <line class="target" x1={place(target)} x2={place(target)} y1="0" y2="20" />}
    </svg>
  );
}

function describe({ lowest, highest, score, high, target }: Bar): string {
  const parts = [
    score === null ? 'Not scored yet' : `Score ${formatScore(score)}`,
    ...(high !== null && high !== score ? [`up to ${formatScore(high)} once all is answered`] : []),
    ...(target === null ? [] : [`target ${formatScore(target)}`]),
  ];
  return `${parts.join(', ')}, on a scale from ${lowest} to ${highest}.`;
}
