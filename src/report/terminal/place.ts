// Where something stands in the pilot file: FILE:LINE:COL, which editors and terminals make clickable.
import type { Place } from '../../model/problem.ts';
import { displayWidth } from '../layout.ts';

/** Indentation, and room for :LINE:COL. */
const ROOM = 4 + 12;

/** A path too long for a line would be broken, and clickable no more: the head names it once, places give the line. */
export const isLong = (file: string, columns: number): boolean => displayWidth(file) + ROOM > columns;

export const placeOf = ({ line, column }: Place, file: string, columns: number): string =>
  isLong(file, columns) ? `line ${line}, column ${column}` : `${file}:${line}:${column}`;
