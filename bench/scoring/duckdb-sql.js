// What “waymark score --by step --wide” computes, as SQL: a template for each step, filled in from the framework.
// It checks nothing, and it knows neither targets of a sheet nor the short form: the bench has none of them.
import { criteria, framework, steps } from './framework.js';

/** Where an answer is no level. */
const open = -1;
const notApplicable = -2;

const lowest = framework.scale[0].level;
const highest = framework.scale.at(-1).level;

/** @param source a table with the columns sheet, organisation, date and, by id, the state of each criterion */
export function scored(source) {
  return `
    FROM (SELECT *, ${steps.map(sums).join(', ')} FROM (${source}))
    SELECT sheet, organisation, date, '${framework.id}' AS framework, '${framework.version}' AS framework_version,
      ${steps.map(columns).join(',\n')}`;
}

/** The sums over the criteria of a step: one pass over the states, from which all of its columns follow. */
function sums(step) {
  const sum = (condition, value) =>
    step.criteria.map((one) => `CASE WHEN ${condition(one)} THEN ${value(one)} ELSE 0 END`).join(' + ');
  const isAnswered = ({ id }) => `"${id}" >= 0`;
  const isOpen = ({ id }) => `"${id}" = ${open}`;
  const isApplicable = ({ id }) => `"${id}" <> ${notApplicable}`;
  const gap = ({ id, weight, target }) => `${weight} * greatest(0, ${target} - "${id}"::INTEGER)`;
  const essentials = step.criteria.filter(({ essential }) => essential);
  const weakest = essentials.map(({ id }) => `CASE WHEN "${id}" >= 0 THEN "${id}" END`);
  return [
    `${sum(isAnswered, ({ weight }) => weight)} AS "${step.id} answered"`,
    `${sum(isOpen, ({ weight }) => weight)} AS "${step.id} open"`,
    `${sum(isAnswered, ({ id, weight }) => `${weight} * "${id}"::INTEGER`)} AS "${step.id} levels"`,
    `${sum(isAnswered, gap)} AS "${step.id} gaps"`,
    `${sum(isApplicable, ({ weight, target }) => weight * target)} AS "${step.id} targets"`,
    `${weakest.length === 0 ? 'NULL::INTEGER' : `least(${weakest.join(', ')})`} AS "${step.id} weakest"`,
  ].join(', ');
}

function columns(step) {
  const sum = (name) => `"${step.id} ${name}"`;
  const [answered, stillOpen, levels, weakest] = ['answered', 'open', 'levels', 'weakest'].map(sum);
  const applicable = `(${answered} + ${stillOpen})`;
  const mean = (total, weight) => `round((${total}) / nullif(${weight}, 0), 9)`;
  const would = `floor(${mean(levels, answered)})::INTEGER`;
  // NULL where no essential criterion is answered: least() passes over it.
  const level = `least(${would}, ${weakest} + 1)`;
  const essentials = step.criteria.filter(({ essential }) => essential);
  const by = essentials.map(({ id }) => `CASE WHEN "${id}" = ${weakest} THEN '${id}' END`);
  const names = framework.scale.map((one) => `WHEN ${one.level} THEN '${one.name}'`).join(' ');
  const of = {
    score: mean(levels, answered),
    range_low: mean(`${levels} + ${lowest} * ${stillOpen}`, applicable),
    range_high: mean(`${levels} + ${highest} * ${stillOpen}`, applicable),
    level: `CASE WHEN ${answered} > 0 THEN ${level} END`,
    level_name: `CASE WHEN ${answered} > 0 THEN CASE ${level} ${names} END END`,
    target: mean(sum('targets'), applicable),
    gap: mean(sum('gaps'), answered),
    completeness: mean(answered, applicable),
    status: `CASE WHEN ${applicable} = 0 THEN 'not-applicable' WHEN ${answered} = 0 THEN 'unscored'
      WHEN ${stillOpen} = 0 THEN 'complete' ELSE 'partial' END`,
    held_back_by:
      by.length === 0
        ? 'NULL'
        : `CASE WHEN ${would} > ${weakest} + 1 THEN concat_ws(' ', ${by.join(', ')}) END`,
  };
  return Object.entries(of)
    .map(([name, value]) => `${value} AS ${step.id.replaceAll('-', '_')}_${name}`)
    .join(',\n');
}

/** The sheets of an NDJSON file. An answer is read as the text that it is: a level, “unknown”, or an object. */
export function ndjsonSource(path) {
  const types = criteria.map(({ id }) => `"${id}" VARCHAR`).join(', ');
  const states = criteria.map(({ id }) => {
    const answer = `answers."${id}"`;
    return `CASE WHEN ${answer} IS NULL OR ${answer} = 'unknown' THEN ${open}
      WHEN length(${answer}) = 1 THEN ${answer}::TINYINT
      WHEN json_extract(${answer}, '$."not-applicable"') IS NOT NULL THEN ${notApplicable}
      ELSE coalesce(json_extract_string(${answer}, '$.level')::TINYINT, ${open}) END::TINYINT AS "${id}"`;
  });
  return `SELECT id AS sheet, organisation, date, ${states.join(', ')} FROM read_ndjson('${path}', columns = {
    id: 'VARCHAR', organisation: 'VARCHAR', date: 'DATE', answers: 'STRUCT(${types})' })`;
}

export function csvSource(path) {
  const types = criteria.map(({ id }) => `"${id}": 'VARCHAR'`).join(', ');
  const states = criteria.map(
    ({ id }) => `CASE WHEN length("${id}") = 1 THEN "${id}"::TINYINT
      WHEN "${id}" LIKE 'na:%' THEN ${notApplicable} ELSE ${open} END::TINYINT AS "${id}"`,
  );
  return `SELECT sheet, organisation, date, ${states.join(', ')} FROM read_csv('${path}', header = true,
    auto_detect = false, delim = ',', quote = '"',
    columns = { sheet: 'VARCHAR', organisation: 'VARCHAR', date: 'DATE', ${types} })`;
}
