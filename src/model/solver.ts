// What the plan asks of whoever solves a mixed-integer programme. The real one is in io/solver.ts; tests bring their own.

export type Solved = {
  /** Stopped: a limit ended it before anything was proved; the values are then the best that it had, if any. */
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  /** By the names of the variables. */
  readonly values: ReadonlyMap<string, number>;
};

export type Solver = {
  readonly name: string;
  /** The programme as text in the CPLEX LP format. */
  readonly solve: (programme: string) => Solved;
};
