import type { FormatReport } from './validation.js';

/** The formats of `waymark validate`. A new one is a name here and an entry below. */
export const findingFormats = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'] as const;
export type FindingFormat = (typeof findingFormats)[number];

const loaders: Record<Exclude<FindingFormat, 'text'>, () => Promise<FormatReport>> = {
  json: async () => (await import('./formats/json.js')).renderValidationJson,
  github: async () => (await import('./formats/github.js')).renderGithub,
  gitlab: async () => (await import('./formats/gitlab.js')).renderGitlab,
  sarif: async () => (await import('./formats/sarif.js')).renderSarif,
  junit: async () => (await import('./formats/junit.js')).renderJunit,
};

/** Loads what a format needs: all but text, which needs to know of paint and width. */
export async function loadFindingFormat(format: Exclude<FindingFormat, 'text'>): Promise<FormatReport> {
  return loaders[format]();
}

/** Loads the summary that GitHub shows of a job: Markdown for the file that `GITHUB_STEP_SUMMARY` names. */
export async function loadStepSummary(): Promise<FormatReport> {
  return (await import('./formats/step-summary.js')).renderStepSummary;
}
