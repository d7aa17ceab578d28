// The solver as the plan uses it: what it answers to small programmes, to those without a solution, and to nonsense.
import { describe, expect, it } from 'vitest';
import { loadSolver } from '../../src/io/solver.ts';

const solver = await loadSolver();
const programme = (constraint: string): string =>
  `Minimize\n goal:\n  + 2 x0\n  + 3 x1\nSubject To\n c0:\n  ${constraint}\nBinary\n x0\n x1\nEnd\n`;

describe('HiGHS', () => {
  it('names itself', () => expect(solver.name).toMatch(/^HiGHS \d+\.\d+\.\d+$/));

  it('finds the least', () => {
    const { status, values } = solver.solve(programme('+ 1 x0 + 1 x1 >= 0.5'));
    expect(status).toBe('optimal');
    expect([values.get('x0'), values.get('x1')]).toEqual([1, 0]);
  });

  it('reads small and exact numbers', () => {
    const { values } = solver.solve(programme(`+ ${1e-7} x0 + ${1 / 3} x1 >= ${1 / 3}`));
    expect([values.get('x0'), values.get('x1')]).toEqual([0, 1]);
  });

  it('says that there is none', () => {
    expect(solver.solve(programme('+ 1 x0 + 1 x1 >= 3'))).toEqual({ status: 'infeasible', values: new Map() });
  });

  it('proves nothing of what it cannot read, and goes on', () => {
    expect(solver.solve('nonsense').status).toBe('stopped');
    expect(solver.solve(programme('+ 1e300 x0 + 1 x1 >= 1')).status).not.toBe('infeasible');
    expect(solver.solve(programme('+ 1 x0 + 1 x1 >= 2')).status).toBe('optimal');
  });
});
