/** How the framework was chosen: by a path, which says nothing about ids, or by its id, which must agree. */
export type FrameworkChoice = 'by-path' | 'by-id';

/** What a sheet or `--framework` gives is a path when it has a slash, or ends as framework files do. */
export const frameworkPath = /[\\/]|\.([Yy][Aa]?[Mm][Ll]|[Jj][Ss][Oo][Nn])$/;

export function choiceOf(name: string): FrameworkChoice {
  return frameworkPath.test(name) ? 'by-path' : 'by-id';
}
