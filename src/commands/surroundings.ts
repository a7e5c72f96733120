import { sep } from 'node:path';
import type { Io } from '../io.js';

/** Where a run takes place: on somebody's machine, or as a job of a service that shows findings in its own way. */
export interface Surroundings {
  readonly service: 'github' | 'gitlab' | null;
  /** The path of a file from the root of its repository, with forward slashes. */
  readonly pathOf: (file: string) => string;
}

export function findSurroundings(io: Io): Surroundings {
  const service = serviceOf(io);
  const ofService =
    service === 'github' ? io.env.GITHUB_WORKSPACE : service === 'gitlab' ? io.env.CI_PROJECT_DIR : undefined;
  const repository = io.findAbove('.git');
  const roots = [ofService, repository === null ? undefined : io.relativePath('.', `${repository}/..`), '.'];
  const root = roots.find((folder) => folder !== undefined && isAbove(io, folder)) ?? '.';
  return {
    service,
    // What has no path, such as standard input, is called in angle brackets.
    pathOf: (file) => (/^<.*>$|^--/.test(file) ? file : slashed(io.relativePath(root, file))),
  };
}

function serviceOf({ env }: Io): Surroundings['service'] {
  if (env.GITHUB_ACTIONS === 'true') return 'github';
  return env.GITLAB_CI === 'true' ? 'gitlab' : null;
}

/** True when the working folder lies in this one. */
function isAbove(io: Io, folder: string): boolean {
  return folder !== '' && !/^\.\.(?:[\\/]|$)/.test(io.relativePath(folder, '.'));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
