// What the build marks to be compiled when it is loaded: function expressions that a run calls, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { calledBy, eager, type Span } from '../scripts/eager.ts';
import { root } from './judge.ts';
import { folderWith } from './program.ts';

/** Every function of the text, by its text. */
const spansOf = (code: string, ...functions: readonly string[]): readonly Span[] =>
  functions.map((one) => [code.indexOf(one), code.indexOf(one) + one.length]);

test.each([
  ['a value', 'var f=function(){}', ['function(){}'], 'var f=(function(){})'],
  ['an argument', 'map(function(a){return a})', ['function(a){return a}'], 'map((function(a){return a}))'],
  ['an async one', 'x={f:async function(){}}', ['async function(){}'], 'x={f:(async function(){})}'],
  ['what is returned', 'return function(){}', ['function(){}'], 'return (function(){})'],
  [
    'one in another',
    'var f=function(){return function(a){}}',
    ['function(){return function(a){}}', 'function(a){}'],
    'var f=(function(){return (function(a){})})',
  ],
  [
    'one after another',
    'f(function(){},function(b){})',
    ['function(){}', 'function(b){}'],
    'f((function(){}),(function(b){}))',
  ],
])('puts %s in parentheses', (_name, code, functions, expected) => {
  expect(eager(code, spansOf(code, ...functions))).toBe(expected);
});

test.each([
  ['a declaration', 'var a=1;function f(){}', 'function f(){}'],
  ['a declaration in a block', '{function f(){}}', 'function f(){}'],
  ['a method', 'x={f(){}}', 'f(){}'],
  ['an arrow function', 'x=()=>1', '()=>1'],
])('leaves %s as it is', (_name, code, one) => expect(eager(code, spansOf(code, one))).toBe(code));

it('finds the functions that a run calls', () => {
  const code = 'var f=function(){return 1};var g=function(){return 2};f();';
  const file = join(folderWith({ 'run.cjs': code }), 'run.cjs');
  const [found] = [...calledBy(file, []).values()];
  expect(eager(code, found ?? [])).toBe('var f=(function(){return 1});var g=function(){return 2};f();');
});

it.each(['main', 'commands-assess', 'report-terminal'])('has marked the functions of the part %s', (part) => {
  expect(readFileSync(`${root}dist/${part}.cjs`, 'utf8').split('=(function(').length).toBeGreaterThan(20);
});
