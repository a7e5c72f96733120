import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComponentType, h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { assess } from '../../../../src/assessment/assess.js';
import type { Assessment } from '../../../../src/assessment/assessment.js';
import { type Framework, listCriteria } from '../../../../src/framework/framework.js';
import { bundledFramework, readFramework, readSheet } from '../../../../src/index.js';
import { HeatMap } from '../../../../src/reports/html/charts/heat-map.js';
import { ProjectedProfile } from '../../../../src/reports/html/charts/projection.js';
import { Radar } from '../../../../src/reports/html/charts/radar.js';
import { Roadmap } from '../../../../src/reports/html/charts/roadmap.js';
import type { ChartProps } from '../../../../src/reports/html/charts/scale.js';
import { StepsChart } from '../../../../src/reports/html/charts/steps.js';
import { Words } from '../../../../src/reports/words.js';
import { repository } from '../../../support/run.js';

export const charts = {
  steps: StepsChart,
  criteria: HeatMap,
  radar: Radar,
  roadmap: Roadmap,
  projection: ProjectedProfile,
} satisfies Record<string, ComponentType<ChartProps>>;

export type ChartName = keyof typeof charts;
export const chartNames = Object.keys(charts) as ChartName[];

/** The markup of a picture; empty when there is nothing to draw. */
export function draw(name: ChartName, assessment: Assessment): string {
  return renderToStaticMarkup(h(charts[name], { assessment, words: new Words(assessment), level: 3 }));
}

/** What a picture says in words: its title, its description, and its table, row by row. */
export interface Said {
  readonly finding: string;
  readonly description: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @returns null when there is nothing to draw */
export function say(name: ChartName, assessment: Assessment): Said | null {
  const markup = draw(name, assessment);
  if (markup === '') return null;
  const [header = [], ...rows] = [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => textOf(cell)),
  );
  return {
    finding: textOf(/<h3[^>]*>(.*?)<\/h3>/.exec(markup)?.[1] ?? ''),
    description: textOf(/class="picture" role="img" aria-label="(.*?)"/.exec(markup)?.[1] ?? ''),
    header,
    rows,
  };
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** An assessment as `report --format json` prints it. */
export function printed(name: string): Assessment {
  return JSON.parse(read(`test/expected/${name}.json`));
}

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

export function fixture(name: string): Framework {
  const { framework } = readFramework(read(`test/fixtures/valid/${name}.yaml`));
  if (framework === null) throw new Error(`${name} has errors`);
  return framework;
}

export const bundled = bundledFramework('public-sector-digital-transformation');

/** An assessment of a framework with these answers, as they stand in a sheet. */
export function answered(
  framework: Framework,
  answers: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Assessment {
  const sheet = { waymark: 1, framework: framework.id, answers, ...more };
  const reading = readSheet(JSON.stringify(sheet), framework, 'sheet.json');
  if (reading.sheet === null) throw new Error(JSON.stringify(reading.diagnostics));
  return assess(framework, reading.sheet);
}

/** The same answer to every question. */
export function everywhere(framework: Framework, answer: unknown): Record<string, unknown> {
  return Object.fromEntries(listCriteria(framework).map(({ criterion }) => [criterion.id, answer]));
}
