import { assess as score } from '../assessment/assess.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io, Keyboard, Screen } from '../io.js';
import { type Detail, details } from '../questionnaire/details.js';
import { type Dialogue, Stopped } from '../questionnaire/dialogue.js';
import { interview } from '../questionnaire/interview.js';
import { oneLine } from '../questionnaire/one-line.js';
import { isUntouched } from '../questionnaire/route.js';
import { Session } from '../questionnaire/session.js';
import { loadReportFormat } from '../reports/formats.js';
import { isDate } from '../sheet/schema.js';
import { clean } from '../terminal/clean.js';
import { wrap } from '../terminal/layout.js';
import { farewell, quoted } from './assess/farewell.js';
import { fileNameFor, HeldFile, sheetPath } from './assess/sheet-file.js';
import {
  begin,
  checkDiscussion,
  discussionFor,
  loadBefore,
  resume,
  routeFor,
  type Start,
} from './assess/start.js';
import { explainWarnings } from './assess/warnings.js';
import { localDay } from './day.js';
import { layoutFor, type OutputOptions, paintFor } from './output.js';

export interface AssessOptions extends Omit<OutputOptions, 'output'> {
  readonly framework?: string;
  /** Only the core criteria; for a new sheet. */
  readonly short?: boolean;
  /** Ids of phases, steps and criteria. */
  readonly only?: readonly string[];
  readonly group?: string;
  readonly organisation?: string;
  readonly date?: string;
  /** The sheet of last time. */
  readonly from?: string;
  /** Only what the respondents of a merged sheet see differently. */
  readonly discuss?: boolean;
  readonly showScores?: boolean;
  readonly plain?: boolean;
}

/** `waymark assess [sheet]` */
export async function assess(io: Io, named: string | undefined, options: AssessOptions): Promise<ExitCode> {
  const terminal = terminalOf(io);
  checkOptions(io, named, options);
  const path = named === undefined ? null : sheetPath(named);
  if (options.discuss) checkDiscussion(io, path, options);

  const start =
    path !== null && io.exists(path) ? await resume(io, path, options) : await begin(io, path, options);
  if (typeof start === 'number') return start;
  const { framework } = start;
  const before = await loadBefore(io, framework, options);
  if (typeof before === 'number') return before;
  const warnings = [...start.warnings, ...(before?.warnings ?? [])];
  const { sheet } = start.working;
  const route = options.discuss
    ? discussionFor(framework, sheet, path ?? '', options)
    : routeFor(framework, sheet, options);
  if (route.length === 0) {
    sayTo(
      io,
      `Nothing is to be discussed${options.only || options.group ? ' in this part' : ''}: all are close together.`,
    );
    sayTo(io, `To report it: waymark report ${quoted(path ?? '')}`);
    return exitCodes.done;
  }

  const file = path === null ? null : HeldFile.hold(io, path, framework);
  if (file !== null && 'problem' in file) {
    sayTo(io, `waymark: ${file.problem}`);
    return exitCodes.input;
  }
  const session = new Session(start.working, start.saved, {
    framework,
    route,
    before: before?.sheet ?? null,
    showScores: options.showScores === true,
  });
  session.file = file;
  const held = { file };
  try {
    return await conduct(io, terminal, session, { ...start, warnings }, held, options);
  } finally {
    held.file?.release();
  }
}

interface Terminal {
  readonly keyboard: Keyboard;
  readonly screen: Screen;
}

function terminalOf({ keyboard, screen }: Io): Terminal {
  if (keyboard !== null && screen !== null) return { keyboard, screen };
  throw new UsageError(
    'A questionnaire needs a terminal to ask in. Without one, “waymark template -o council.yaml” makes a sheet to fill in by hand, and “waymark report council.yaml” reports it.',
  );
}

function checkOptions(io: Io, named: string | undefined, { from, date, organisation }: AssessOptions): void {
  if (named === '-' || from === '-') {
    throw new UsageError('The keyboard is needed for the answers. Name a file instead of “-”.');
  }
  if (named !== undefined && from !== undefined && io.relativePath(named, from) === '') {
    throw new UsageError('--from names the sheet of last time, which is another than the one to answer now.');
  }
  if (date !== undefined && !isDate(date)) {
    throw new UsageError(`“${date}” is not a date. Write year, month and day, such as 2026-11-23.`);
  }
  if (organisation !== undefined && oneLine(organisation).trim() === '') {
    throw new UsageError('--organisation is empty.');
  }
}

/** Asks, saves, and ends with the report, or with how to go on. */
async function conduct(
  io: Io,
  terminal: Terminal,
  session: Session,
  start: Start,
  held: { file: HeldFile | null },
  options: AssessOptions,
): Promise<ExitCode> {
  const interrupted = new AbortController();
  const stopListening = io.onInterrupt(() => interrupted.abort());
  const dialogue = await openDialogue(io, terminal, interrupted.signal, options);
  let ended: 'finished' | Stopped['how'] = 'finished';
  try {
    await explainWarnings(dialogue, session, start);
    await applyOptions(dialogue, session, options);
    await interview(session, dialogue, {
      opening: !session.isDiscussion && isUntouched(session.sheet),
      today: localDay(io.now()),
      asked: details.filter((detail) => !isGiven(detail, options)),
      proposeFile: (organisation) => fileNameFor(io, organisation),
      chooseFile: (typed) => chooseFile(io, dialogue, session, start, held, typed),
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    ended = error.how;
  } finally {
    stopListening();
    dialogue.close();
  }
  if (ended !== 'finished') {
    for (const line of farewell(session, options)) sayTo(io, line);
    if (ended === 'interrupted') return exitCodes.interrupted;
    return session.unsaved && session.file !== null ? exitCodes.findings : exitCodes.done;
  }
  const render = await loadReportFormat('terminal');
  // Who asked for plain lines gets a plain report.
  const layout = isPlain(io, options) ? { ...options, color: options.color ?? false } : options;
  io.stdout.write(render(score(session.framework, session.sheet, localDay(io.now())), layoutFor(io, layout)));
  const path = session.file?.path;
  if (path !== undefined) {
    io.stderr.write('\n');
    sayTo(io, `Saved in ${path}.`);
    sayTo(io, `To report again: waymark report ${quoted(path)}`);
  }
  return exitCodes.done;
}

/** What is given on the command line is not asked for. */
function isGiven(detail: Detail, { organisation, date }: AssessOptions): boolean {
  return (
    (detail === 'organisation' && organisation !== undefined) || (detail === 'date' && date !== undefined)
  );
}

/** A line to stderr, broken between words where a terminal would break it anywhere. */
function sayTo({ stderr }: Io, line: string): void {
  const shown = clean(line);
  const lines = stderr.columns === undefined ? [shown] : wrap(shown, stderr.columns);
  stderr.write(`${lines.join('\n')}\n`);
}

async function openDialogue(
  io: Io,
  { keyboard, screen }: Terminal,
  interrupted: AbortSignal,
  options: AssessOptions,
): Promise<Dialogue> {
  if (isPlain(io, options)) {
    const { PlainDialogue } = await import('../questionnaire/plain.js');
    return new PlainDialogue(keyboard, screen, interrupted);
  }
  const { OneKeyDialogue } = await import('../questionnaire/prompts/dialogue.js');
  return new OneKeyDialogue(
    keyboard,
    screen,
    paintFor(io, { ...io.stdout, isTerminal: true }, options),
    interrupted,
  );
}

/** As asked; or always, by WAYMARK_PLAIN; or where the terminal cannot be drawn on. */
function isPlain({ env }: Io, { plain }: AssessOptions): boolean {
  const always = env.WAYMARK_PLAIN ?? '';
  return plain === true || !['', '0', 'false'].includes(always) || env.TERM === 'dumb';
}

async function applyOptions(
  dialogue: Dialogue,
  session: Session,
  { organisation, date }: AssessOptions,
): Promise<void> {
  const { sheet } = session;
  const named = organisation === undefined ? undefined : oneLine(organisation).trim();
  if (named !== undefined && named !== sheet.organisation) {
    await session.change(dialogue, (changed) => changed.setOrganisation(named));
  }
  if (date !== undefined && date !== sheet.date)
    await session.change(dialogue, (changed) => changed.setDate(date));
}

/** Gives a new sheet its file. @returns why not, or null */
async function chooseFile(
  io: Io,
  dialogue: Dialogue,
  session: Session,
  start: Start,
  held: { file: HeldFile | null },
  typed: string,
): Promise<string | null> {
  try {
    const path = sheetPath(typed);
    if (io.exists(path))
      return `There is a file ${path} already. To go on with it, leave and run: waymark assess ${quoted(path)}`;
    const file = HeldFile.hold(io, path, session.framework);
    if ('problem' in file) return file.problem;
    held.file = file;
    await session.saveAs(dialogue, file, start.create(path));
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
