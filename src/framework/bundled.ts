/** The frameworks that come with the program: one YAML file each, in the package's folder `frameworks`. */
export const bundledFrameworks = ['public-sector-digital-transformation'] as const;

export type BundledFramework = (typeof bundledFrameworks)[number];

export function isBundled(id: string): id is BundledFramework {
  return bundledFrameworks.some((known) => known === id);
}
