// The first questions and those of a new item are named by path: each path is one of the pilot file's.
import { expect, it, test } from 'vitest';
import { isListOfMaps, partsOf, schemaAt, secondsOf } from '../../src/interview/question.ts';
import { questionAt } from '../../src/interview/questions.ts';
import { core, coreListOf, dozen, early, isOfDozen, placeOf, unscored } from '../../src/interview/queue.ts';
import { fieldWords } from '../../src/model/pilot/text.ts';
import { SMALL } from '../program.ts';
import { viewOn } from './kit.ts';

const isControls = (path: string): boolean => path.endsWith('.controls');

test.each([...dozen, ...early, ...unscored].filter((path) => !isControls(path)))('%s is a field', (path) => {
  expect(Object.keys(fieldWords)).toContain(path);
});

test.each(Object.entries(core))('%s is a list, with the fields that are asked of a new item', (list, fields) => {
  const schema = schemaAt(partsOf(list));
  expect(schema && isListOfMaps(schema)).toBe(true);
  for (const field of fields) expect(Object.keys(fieldWords)).toContain(`${list}[].${field}`);
});

it('has twelve in its dozen, which take five minutes at the most', () => {
  expect(new Set(dozen).size).toBe(12);
  const view = viewOn(SMALL);
  const seconds = dozen.map((path) => secondsOf(questionAt(partsOf(path), view)));
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5 * 60);
});

test.each([
  ['pilot.stage', 0],
  ['data.sources', 4],
  ['data.sources[2].personal_data', 3.5],
  ['agents[0].owner', 11.5],
  ['evaluation.metrics[0].measured.value', 14],
  ['governance.regulations[0].checked_by', 14],
  ['data.sources[2].format', Number.POSITIVE_INFINITY],
  ['talent.run_fte', Number.POSITIVE_INFINITY],
])('%s has the place %d', (path, place) => expect(placeOf(partsOf(path))).toBe(place));

it('knows the list of a core field, and what belongs to the dozen', () => {
  expect(coreListOf(partsOf('data.sources[2].personal_data'))).toEqual(['data', 'sources']);
  expect(coreListOf(partsOf('pilot.owner'))).toBeUndefined();
  expect(isOfDozen(partsOf('data.sources[0].personal_data'))).toBe(true);
  expect(isOfDozen(partsOf('agents[0].owner'))).toBe(false);
});
