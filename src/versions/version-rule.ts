import { compareVersions } from '../framework/version.js';
import type { Grade } from './change.js';

/** Whether the version says what the changes are. */
export interface VersionVerdict {
  /** The part of the version that has to rise; null when nothing changed or it is another framework. */
  readonly rises: 'major' | 'minor' | 'patch' | null;
  /** The lowest version that the new framework may have; null for another framework, whose versions are its own. */
  readonly least: string | null;
  readonly isHighEnough: boolean;
  readonly goesBack: boolean;
}

/**
 * Semantic versions: a breaking change raises the major version, a notable one at least the minor, other words at
 * least the patch. Before 1.0.0 there is no promise yet, and a breaking change raises the minor version.
 * @param gravest null when nothing changed
 */
export function judgeVersion(
  before: string,
  after: string,
  gravest: Grade | null,
  isOtherFramework: boolean,
): VersionVerdict {
  if (isOtherFramework) return { rises: null, least: null, isHighEnough: true, goesBack: false };
  const [major = 0, minor = 0, patch = 0] = before.split('.').map(Number);
  const rises =
    gravest === null
      ? null
      : gravest === 'breaking' && major > 0
        ? 'major'
        : gravest === 'wording'
          ? 'patch'
          : 'minor';
  const least = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
    none: before,
  }[rises ?? 'none'];
  return {
    rises,
    least,
    isHighEnough: compareVersions(after, least) >= 0,
    goesBack: compareVersions(after, before) < 0,
  };
}
