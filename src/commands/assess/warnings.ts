import { type Dialogue, Stopped } from '../../questionnaire/dialogue.js';
import type { Session } from '../../questionnaire/session.js';
import type { Start } from './start.js';

/** What is odd about the sheet is said before anything in it is changed. */
export async function explainWarnings(
  dialogue: Dialogue,
  session: Session,
  { warnings }: Start,
): Promise<void> {
  if (warnings.length === 0) return;
  const { framework, sheet } = session;
  const isOlder =
    warnings.some(({ code, file }) => code === 'framework-minor-version' && file === session.file?.path) &&
    sheet.frameworkVersion !== null &&
    compareVersions(sheet.frameworkVersion, framework.version) < 0;
  const reply = await dialogue.pick({
    body: [
      { text: 'Before you go on', style: 'strong' },
      ...warnings.flatMap(({ file, message, hint, start }) => [
        null,
        {
          text: `${file}${start === null ? '' : `, line ${start.line}`}: ${message}${hint === null ? '' : ` ${hint}`}`,
        },
      ]),
      ...(isOlder
        ? [
            null,
            {
              text: `If you go on, the answers stay as they are, and the sheet is marked as one for version ${framework.version}.`,
            },
          ]
        : []),
    ],
    rows: [
      { id: 'on', text: 'Go on' },
      { id: 'leave', text: 'Leave, and change nothing' },
    ],
    label: 'What now?',
    commands: [],
  });
  if (reply.kind === 'command' || reply.id === 'leave') throw new Stopped('left');
  if (isOlder) await session.change(dialogue, (changed) => changed.setFrameworkVersion(framework.version));
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at === -1 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
