import type { Values } from '../entries.js';

/** The fields of the form as they are. */
export function readValues(form: HTMLFormElement): Values {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

/** Empties the form and puts values into it. Those of fields that are not there are left out. */
export function writeValues(form: HTMLFormElement, values: Values): void {
  form.reset();
  for (const [name, value] of values) {
    for (const field of fieldsOf(form, name)) {
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
        if (field.value === value) field.checked = true;
      } else field.value = value;
    }
  }
}

/** The fields of a name: several for radio buttons and checkboxes. */
export function fieldsOf(
  form: HTMLFormElement,
  name: string,
): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement) &&
      field.name === name,
  );
}
