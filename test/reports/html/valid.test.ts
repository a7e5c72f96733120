import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { makePage, pages } from '../../support/pages.js';

/* Every page is valid HTML, by html-validate. */

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
  rules: {
    // HTML lets “>” stand in a text as it is. That “<” and “&” never do is tried in the browser, by what is shown.
    'no-raw-characters': 'off',
    // HTML lets an element that is always empty end either way.
    'void-style': ['error', { style: 'selfclosing' }],
    // What only one element has, as the shade of a cell, is a variable in its place; its use is in the style sheet.
    'no-inline-style': ['error', { allowedProperties: ['--heat', '--levels', '--moments'] }],
    // ARIA lets every element be named whose role may be; a list is called what it is the key to.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A matter of search engines: a title names the organisation and the framework, however long they are called.
    'long-title': 'off',
  },
});

describe.each(pages)('$name', (page) => {
  test('is valid', async () => {
    const { results } = await validator.validateString(await makePage(page));
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    expect(found).toEqual([]);
  }, 90_000);
});

test('the checker finds what is wrong', async () => {
  const { valid } = await validator.validateString('<!DOCTYPE html>\n<html lang="en"><p><div></div></p>');
  expect(valid).toBe(false);
});
