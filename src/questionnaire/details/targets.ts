import { type Framework, levelName } from '../../framework/framework.js';
import type { Sheet } from '../../sheet/sheet.js';
import type { Turn } from '../details.js';
import type { Dialogue } from '../dialogue.js';
import type { Session } from '../session.js';
import { aboutAssessment } from './title.js';

/** The framework's own targets, one level for everything, or one for each phase. */
export async function askTargets(session: Session, dialogue: Dialogue): Promise<Turn> {
  for (;;) {
    const kind = await askKind(session, dialogue);
    if (kind === 'back') return 'back';
    if (kind === 'keep') return 'on';
    const chosen = await askLevels(session, dialogue, kind);
    if (chosen === 'back') continue;
    const { target, phases } = chosen;
    await session.change(dialogue, (sheet) => {
      const finer = finerTargets(session.framework, sheet.sheet);
      sheet.setTargets(target, new Map([...phases, ...finer]));
    });
    return 'on';
  }
}

type Kind = 'framework' | 'one' | 'phases';

async function askKind(session: Session, dialogue: Dialogue): Promise<Kind | 'keep' | 'back'> {
  const { framework } = session;
  const stated = describeTargets(session);
  const reply = await dialogue.pick({
    body: [
      ...aboutAssessment(
        'Targets',
        'How far does this organisation want to get? The report measures every gap against its target.',
      ),
      ...(finerTargets(framework, session.sheet).size === 0
        ? []
        : [{ text: 'Targets of single steps and questions that are in the file stay as they are.' }]),
    ],
    rows: [
      ...(stated === null ? [] : [{ id: 'keep' as const, text: 'As they are', detail: stated }]),
      {
        id: 'framework',
        text: "The framework's own",
        detail: `${levelOf(session, framework.target)} for most`,
      },
      { id: 'one', text: 'One level for everything' },
      { id: 'phases', text: 'A level for each phase' },
    ],
    at: stated === null ? 'framework' : 'keep',
    label: 'Targets',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
  });
  return reply.kind === 'command' ? 'back' : reply.id;
}

async function askLevels(
  session: Session,
  dialogue: Dialogue,
  kind: Kind,
): Promise<{ target: number | null; phases: Map<string, number> } | 'back'> {
  const { framework, sheet } = session;
  const phases = new Map<string, number>();
  if (kind === 'framework') return { target: null, phases };
  if (kind === 'one') {
    const target = await pickLevel(session, dialogue, 'everything', sheet.target ?? framework.target);
    return target === 'back' ? 'back' : { target, phases };
  }
  for (const phase of framework.phases) {
    const now = sheet.targets.get(phase.id) ?? sheet.target ?? phase.target ?? framework.target;
    const level = await pickLevel(session, dialogue, `“${phase.title}”`, now);
    if (level === 'back') return 'back';
    phases.set(phase.id, level);
  }
  return { target: null, phases };
}

async function pickLevel(
  session: Session,
  dialogue: Dialogue,
  what: string,
  now: number,
): Promise<number | 'back'> {
  const reply = await dialogue.pick({
    body: aboutAssessment('Targets', `The target for ${what}:`),
    rows: session.framework.scale.map(({ level, name, meaning }) => ({
      id: String(level),
      number: level,
      text: `${name}${meaning === null ? '' : `: ${meaning}`}`,
    })),
    at: String(now),
    label: 'Target',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
  });
  return reply.kind === 'command' ? 'back' : Number(reply.id);
}

/** The sheet's targets of steps and criteria, which are not asked for here. */
function finerTargets(framework: Framework, sheet: Sheet): Map<string, number> {
  const phases = framework.phases.map(({ id }) => id);
  return new Map([...sheet.targets].filter(([id]) => !phases.includes(id)));
}

/** The sheet's targets in a few words; null when it has none for everything or for a phase. */
function describeTargets(session: Session): string | null {
  const { framework, sheet } = session;
  const phases = framework.phases.flatMap(({ id, title }) => {
    const target = sheet.targets.get(id);
    return target === undefined ? [] : [`${title} ${target}`];
  });
  const parts = [...(sheet.target === null ? [] : [levelOf(session, sheet.target)]), ...phases];
  return parts.length === 0 ? null : parts.join(', ');
}

function levelOf({ framework }: Session, level: number): string {
  return `${level} ${levelName(framework, level)}`;
}
