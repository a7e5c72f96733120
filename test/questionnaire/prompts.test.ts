import { render as start } from '@inquirer/testing';
import { describe, expect, test } from 'vitest';
import { splitKeys } from '../../src/questionnaire/prompts/keys.js';
import { type LevelConfig, levelPrompt } from '../../src/questionnaire/prompts/level.js';
import { type ListConfig, listPrompt } from '../../src/questionnaire/prompts/list.js';
import { pagePrompt } from '../../src/questionnaire/prompts/page.js';
import { type TextConfig, textPrompt } from '../../src/questionnaire/prompts/text.js';
import { noPaint } from '../../src/terminal/paint.js';

/** A prompt; one that a test leaves unanswered is ended with the process, and nobody minds. */
const render: typeof start = async (prompt, config, options) => {
  const rendered = await start(prompt, config, options);
  rendered.answer.catch(() => {});
  return rendered;
};

const common = { footer: ['the keys'], width: 60, paint: noPaint };

describe('the level prompt', () => {
  const config = (changes: Partial<LevelConfig> = {}): LevelConfig => ({
    ...common,
    levels: ['Absent', 'Ad hoc', 'Defined'].map((name, index) => ({
      level: index + 1,
      name,
      descriptor: '',
      closed: index === 2 ? 'needs 2 more ticks' : null,
      voices: [],
    })),
    commands: [
      { name: 'unknown', key: 'u', label: 'unknown' },
      { name: 'guidance', key: '?', label: 'guidance' },
    ],
    state: { at: null, page: 0, notice: null },
    pages: 1,
    pageOf: () => 0,
    ...changes,
  });

  /** Presses a key in a prompt of its own, as each screen has one. */
  const press = async (state: LevelConfig['state'], key: string) => {
    const { answer, events, getScreen } = await render(levelPrompt, config({ state }));
    events.keypress(key);
    return { answer, getScreen };
  };

  test('shows the level that is marked, and takes it with Enter', async () => {
    const none = await render(levelPrompt, config());
    expect(none.getScreen()).toBe('Level  < none chosen yet >\nthe keys');
    const state = { at: null, page: 0, notice: null };
    await expect((await press(state, '2')).answer).resolves.toEqual({ kind: 'redraw' });
    const { answer, events, getScreen } = await render(levelPrompt, config({ state }));
    expect(getScreen()).toBe('Level  < 2 Ad hoc >\nthe keys');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'level', level: 2 });
  });

  test.each([
    [null, 'down', 0],
    [null, 'up', 2],
    [0, 'down', 1],
    [1, 'up', 0],
    [2, '1', 0],
  ])('from place %j, %s marks place %j', async (at, key, marked) => {
    const state = { at, page: 0, notice: null };
    await expect((await press(state, key)).answer).resolves.toEqual({ kind: 'redraw' });
    expect(state.at).toBe(marked);
  });

  test.each([
    [null, 'enter', 'Choose a level first'],
    [2, 'enter', 'Level 3 is closed: needs 2 more ticks.'],
    [0, '0', 'There is no level 0: choose from 1 to 3.'],
    [0, 'up', '< 1 Absent >'],
    [2, 'down', '< 3 Defined > closed: needs 2 more ticks'],
    [0, 'z', '< 1 Absent >'],
  ])('from place %j, %s stays and says: %s', async (at, key, said) => {
    const state = { at, page: 0, notice: null };
    expect((await press(state, key)).getScreen()).toContain(said);
    expect(state.at).toBe(at);
  });

  test('a sign is a key too, and Ctrl with a letter is none', async () => {
    const { answer, events } = await render(levelPrompt, config());
    events.keypress({ name: 'u', ctrl: true });
    // Signs have a sequence and no name.
    events.keypress({ name: undefined, sequence: '?' } as never);
    await expect(answer).resolves.toEqual({ kind: 'command', name: 'guidance' });
  });

  test('turns the page, and to the page of the level that is marked', async () => {
    const state = { at: null, page: 0, notice: null };
    const paged = () => config({ state, pages: 3, pageOf: (at) => at });
    for (const [key, page] of [
      ['right', 1],
      ['3', 2],
      ['left', 1],
    ] as const) {
      const { answer, events } = await render(levelPrompt, paged());
      events.keypress(key);
      await expect(answer).resolves.toEqual({ kind: 'redraw' });
      expect(state.page).toBe(page);
    }
  });
});

describe('the list prompt', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `r${index + 1}`, text: `Row ${index + 1}` }));
  const config = (changes: Partial<ListConfig> = {}): ListConfig => ({
    ...common,
    rows: [{ heading: 'First' }, ...rows(3)],
    label: 'Which?',
    commands: [{ name: 'back', key: 'b', label: 'back' }],
    height: 10,
    state: { at: null, ticked: null },
    notice: null,
    ...changes,
  });

  test('headings are passed over', async () => {
    const { answer, events, getScreen } = await render(listPrompt, config());
    expect(getScreen()).toBe('First\n> 1 Row 1\n  2 Row 2\n  3 Row 3\n\nWhich?\nthe keys');
    events.keypress('down');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'row', id: 'r2' });
  });

  test('two digits are one number where there are so many rows', async () => {
    const { answer, events, getScreen } = await render(listPrompt, config({ rows: rows(12), height: 4 }));
    events.keypress('1');
    events.keypress('2');
    expect(getScreen()).toBe(
      '9 Row 9\n  10 Row 10\n  11 Row 11\n> 12 Row 12\n\nWhich?  (12 of 12)\nthe keys',
    );
    events.keypress('3');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'row', id: 'r3' });
  });

  test('long lists move by pages, and to their ends', async () => {
    const { answer, events, getScreen } = await render(listPrompt, config({ rows: rows(30), height: 5 }));
    events.keypress('pagedown');
    expect(getScreen()).toContain('>  6 Row 6');
    events.keypress('end');
    events.keypress('pageup');
    expect(getScreen()).toContain('> 25 Row 25');
    events.keypress('home');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'row', id: 'r1' });
  });

  test('ticks', async () => {
    const state = { at: null, ticked: new Set(['r2']) };
    const { answer, events, getScreen } = await render(
      listPrompt,
      config({ rows: rows(3), state, label: 'Ticked:', meaning: (ticks) => `${ticks} of 3` }),
    );
    expect(getScreen()).toBe('> 1 [ ] Row 1\n  2 [x] Row 2\n  3 [ ] Row 3\n\nTicked: 1 of 3\nthe keys');
    events.keypress('space');
    events.keypress('2');
    events.keypress('3');
    expect(getScreen()).toContain('Ticked: 2 of 3');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'ticked' });
    expect([...state.ticked]).toEqual(['r1', 'r3']);
  });

  test('0 says that nothing is true, but takes no tick away', async () => {
    const ticked = { at: null, ticked: new Set<string>(), touched: false };
    const some = await render(listPrompt, config({ rows: rows(12), state: ticked }));
    some.events.keypress('1');
    some.events.keypress('0');
    some.events.keypress('enter');
    await expect(some.answer).resolves.toEqual({ kind: 'ticked' });
    expect([...ticked.ticked]).toEqual(['r1']);
    const none = { at: null, ticked: new Set<string>(), touched: false };
    const { answer, events, getScreen } = await render(listPrompt, config({ rows: rows(3), state: none }));
    events.keypress('enter');
    expect(getScreen()).toContain('Tick what is true first');
    events.keypress('0');
    await expect(answer).resolves.toEqual({ kind: 'ticked' });
    expect(none.ticked.size).toBe(0);
  });

  test('details give way to the text, and both to the width', async () => {
    const row = {
      id: 'a',
      text: 'A title that is much too long for this narrow line',
      detail: 'not answered',
    };
    const { answer, events, getScreen } = await render(listPrompt, config({ rows: [row], width: 40 }));
    expect(getScreen().split('\n')[0]).toBe('> 1 A title that is much…  not answered');
    events.keypress('b');
    await expect(answer).resolves.toEqual({ kind: 'command', name: 'back' });
  });
});

/** Without the blank in which the cursor stands at the end of a line. */
const trimmed = (screen: string) => screen.replace(/ +$/gm, '');

describe('the text prompt', () => {
  const config = (changes: Partial<TextConfig> = {}): TextConfig => ({
    ...common,
    label: 'Note',
    height: 3,
    state: { text: '', cursor: 0 },
    check: (text) => (text === '' ? 'Something is needed.' : null),
    ...changes,
  });

  test('what is typed is wrapped between words', async () => {
    const { answer, events, getScreen } = await render(textPrompt, config({ width: 24 }));
    events.type('one two three four five six');
    expect(trimmed(getScreen())).toBe('Note\n> one two three four\n  five six\n\nthe keys');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'text', text: 'one two three four five six' });
  });

  test('what was there can be changed', async () => {
    const { answer, events } = await render(textPrompt, config({ state: { text: 'before', cursor: 6 } }));
    events.type(' and after');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'text', text: 'before and after' });
  });

  test('a text that will not do is said, and can be mended', async () => {
    const { answer, events, getScreen } = await render(textPrompt, config());
    events.keypress('enter');
    expect(getScreen()).toContain('Something is needed.');
    events.type('x');
    expect(getScreen()).toContain('the keys');
    events.keypress('enter');
    await expect(answer).resolves.toEqual({ kind: 'text', text: 'x' });
  });

  test('Escape goes back', async () => {
    const { answer, events } = await render(textPrompt, config());
    events.type('lost');
    events.keypress('escape');
    await expect(answer).resolves.toEqual({ kind: 'back' });
  });

  test('of a long text the lines around the cursor are shown', async () => {
    const { answer, events, getScreen } = await render(textPrompt, config({ width: 14, height: 2 }));
    events.type('one two three four five six seven');
    expect(trimmed(getScreen())).toBe('Note\n  four five\n  six seven\n\nthe keys');
    events.keypress('enter');
    await answer;
  });
});

test.each([
  ['enter', 'next'],
  ['space', 'next'],
  ['right', 'next'],
  ['left', 'previous'],
  ['b', 'back'],
  ['escape', 'back'],
])('a page to read: %s', async (pressed, reply) => {
  const { answer, events } = await render(pagePrompt, { footer: ['the keys'] });
  events.keypress('x');
  events.keypress(pressed);
  await expect(answer).resolves.toBe(reply);
});

describe('what a terminal sends is split into keys', () => {
  test.each([
    ['characters, wide ones too', 'a漢🙂', ['a', '漢', '🙂'], ''],
    [
      'arrows and function keys',
      '\u001b[A\u001bOP\u001b[15~x',
      ['\u001b[A', '\u001bOP', '\u001b[15~', 'x'],
      '',
    ],
    ['a key with Alt', '\u001bb1', ['\u001bb', '1'], ''],
    ['Escape twice, the second not yet certain', '\u001b\u001b', ['\u001b'], '\u001b'],
    ['the beginning of an arrow', 'a\u001b[', ['a'], '\u001b['],
    ['a paste, whole', '\u001b[200~a\rb\u001b[201~c', ['\u001b[200~a\rb\u001b[201~', 'c'], ''],
    ['a paste, half', '\u001b[200~a\rb', [], '\u001b[200~a\rb'],
  ])('%s', (_name, sent, keys, rest) => {
    expect(splitKeys(sent)).toEqual({ keys, rest });
  });
});
