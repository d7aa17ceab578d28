// The first questions and those of a new item are named by path: each path is one of the pilot file's.
import { expect, it, test } from 'vitest';
import { core, coreListOf, dozen, early, isOfDozen, placeOf, unscored } from '../../src/interview/order.ts';
import { isListOfMaps, partsOf, schemaAt } from '../../src/interview/path.ts';
import { fieldWords } from '../../src/model/field-words.ts';

const isControls = (path: string): boolean => path.endsWith('.controls');

test.each([...dozen, ...early, ...unscored].filter((path) => !isControls(path)))('%s is a field', (path) => {
  expect(Object.keys(fieldWords)).toContain(path);
});

test.each(Object.entries(core))('%s is a list, with the fields that are asked of a new item', (list, fields) => {
  const schema = schemaAt(partsOf(list));
  expect(schema && isListOfMaps(schema)).toBe(true);
  for (const field of fields) expect(Object.keys(fieldWords)).toContain(`${list}[].${field}`);
});

it('has twelve in its dozen', () => expect(new Set(dozen).size).toBe(12));

test.each([
  ['pilot.stage', 0],
  ['data.sources', 4],
  ['data.sources[2].owner', 3.5],
  ['evaluation.metrics[0].measured.value', 14.5],
  ['governance.regulations[0].checked_by', 17],
  ['data.sources[2].format', Number.POSITIVE_INFINITY],
  ['talent.run_fte', Number.POSITIVE_INFINITY],
])('%s has the place %d', (path, place) => expect(placeOf(partsOf(path))).toBe(place));

it('knows the list of a core field, and what belongs to the dozen', () => {
  expect(coreListOf(partsOf('data.sources[2].owner'))).toEqual(['data', 'sources']);
  expect(coreListOf(partsOf('pilot.owner'))).toBeUndefined();
  expect(isOfDozen(partsOf('data.sources[0].access'))).toBe(true);
  expect(isOfDozen(partsOf('agents[0].owner'))).toBe(false);
});
