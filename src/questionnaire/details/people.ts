import type { Respondent } from '../../sheet/sheet.js';
import type { Turn } from '../details.js';
import type { Dialogue } from '../dialogue.js';
import type { Session } from '../session.js';
import { aboutAssessment } from './title.js';

/** Who is in the room: a name or a role each, and the group that the person speaks for. */
export async function askPeople(session: Session, dialogue: Dialogue): Promise<Turn> {
  for (;;) {
    const { respondents } = session.sheet;
    if (respondents.length === 0) return addPeople(session, dialogue);
    const reply = await dialogue.pick({
      body: aboutAssessment('People', 'Who is in the room? Take a name to remove it.'),
      rows: [
        { id: 'done', text: 'That is everybody' },
        { id: 'add', text: 'Add somebody' },
        ...respondents.map((respondent, index) => ({
          id: `${index}`,
          text: respondent.name ?? 'No name',
          detail: groupOf(session, respondent),
        })),
      ],
      label: 'People',
      commands: [{ name: 'back', key: 'b', label: 'back' }],
    });
    if (reply.kind === 'command') return 'back';
    if (reply.id === 'done') return 'on';
    if (reply.id === 'add') {
      if ((await addPeople(session, dialogue)) === 'on') return 'on';
    } else {
      const leaving = respondents[Number(reply.id)];
      // Of the sheet as it is then: somebody may have changed it meanwhile.
      await session.change(dialogue, (sheet) => {
        const at = sheet.sheet.respondents.findIndex(
          ({ name, group }) => name === leaving?.name && group === leaving?.group,
        );
        sheet.setRespondents(sheet.sheet.respondents.filter((_, index) => index !== at));
      });
    }
  }
}

/** One name after another, until Enter alone. */
async function addPeople(session: Session, dialogue: Dialogue): Promise<Turn> {
  let typed = '';
  for (;;) {
    const { respondents } = session.sheet;
    const reply = await dialogue.text({
      body: [
        ...aboutAssessment('People', 'Who is in the room? A name or a role each.'),
        ...respondents.map((respondent, index) => ({
          prefix: `${index + 1}. `,
          text: [respondent.name ?? 'No name', groupOf(session, respondent)].filter(Boolean).join(', '),
        })),
      ],
      ...(respondents.length === 0
        ? { label: 'Name or role', hint: 'Enter alone to skip' }
        : { label: 'Another name or role', hint: 'Enter alone when that is all' }),
      initial: typed,
    });
    typed = '';
    if (reply.kind === 'back') return 'back';
    if (reply.text === '') return 'on';
    const group = await askGroup(session, dialogue, reply.text);
    if (group === 'back') {
      typed = reply.text;
      continue;
    }
    await session.change(dialogue, (sheet) =>
      sheet.setRespondents([...sheet.sheet.respondents, { name: reply.text, group }]),
    );
  }
}

/** @returns the id of a group, null for none */
async function askGroup(session: Session, dialogue: Dialogue, name: string): Promise<string | null | 'back'> {
  const { groups } = session.framework;
  if (groups.length === 0) return null;
  const reply = await dialogue.pick({
    body: aboutAssessment('People', `Which group does ${name} speak for?`),
    rows: [
      ...groups.map(({ id, title }) => ({ id: `group:${id}`, text: title })),
      { id: 'none', text: 'None of these' },
    ],
    label: 'Group',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
  });
  if (reply.kind === 'command') return 'back';
  return reply.id === 'none' ? null : reply.id.replace(/^group:/, '');
}

function groupOf({ framework }: Session, { group }: Respondent): string {
  return group === null ? '' : (framework.groups.find(({ id }) => id === group)?.title ?? group);
}
