/** The frameworks that come with the program. The folder of the package holds one YAML file each. */
export const bundledFrameworks = ['public-sector-digital-transformation'] as const;

/** Where the file of a bundled framework is; undefined for an id that is not bundled. */
export function bundledFrameworkUrl(id: string): URL | undefined {
  return bundledFrameworks.some((known) => known === id)
    ? new URL(`../../frameworks/${id}.yaml`, import.meta.url)
    : undefined;
}
