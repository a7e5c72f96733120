import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileIo } from '../../src/io.js';
import { type RunOptions, type RunResult, waymark } from './run.js';
import { key, Person } from './terminal.js';

export interface RoomOptions extends RunOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** Files that are in the folder already, by name. */
  readonly with?: Readonly<Record<string, string>>;
  /** The folder of another room, instead of an empty one. */
  readonly in?: Room;
}

/** A `waymark assess` that is going on in a folder of its own, with somebody at the keyboard. */
export class Room {
  readonly folder: string;
  readonly person: Person;
  readonly ended: Promise<RunResult>;

  constructor(argv: readonly string[], options: RoomOptions = {}) {
    this.folder = options.in?.folder ?? mkdtempSync(join(tmpdir(), 'waymark-room-'));
    for (const [name, text] of Object.entries(options.with ?? {})) this.write(name, text);
    this.person = new Person(options.columns, options.rows);
    const write = options.files?.writeFile ?? fileIo(this.folder).writeFile;
    const writeFile = async (path: string, text: string | Uint8Array) => {
      this.person.saving += 1;
      await write(path, text).finally(() => {
        this.person.saving -= 1;
      });
    };
    this.ended = waymark(['assess', ...argv], {
      ...options,
      folder: this.folder,
      person: this.person,
      files: { ...options.files, writeFile },
    });
  }

  /** Types, and gives the screen that this leads to. */
  async screen(...typed: string[]): Promise<string> {
    await this.person.type(...typed);
    return this.person.look();
  }

  /** The question that is on the screen: its title. */
  async question(): Promise<string> {
    const lines = (await this.person.look()).split('\n');
    const at = lines.findIndex((line) => line.startsWith('Question '));
    return lines.slice(at + 1).find((line) => line !== '') ?? '';
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  /** The lines of a sheet below `answers:`. */
  answers(name = 'council.yaml'): string {
    return this.read(name).split(/^answers:\n/m)[1] ?? '';
  }

  /** Ends it with Ctrl-C. */
  async stop(): Promise<RunResult> {
    await this.person.type(key.ctrlC);
    return this.ended;
  }
}

/** A sheet of the bundled framework with these lines below `answers:`. */
export function sheet(answers: string, head = ''): string {
  const lines = answers === '' ? 'answers: {}' : `answers:\n${answers.replace(/^(?=.)/gm, '  ')}`;
  return `waymark: 1\nframework: public-sector-digital-transformation\n${head}${lines}\n`;
}
