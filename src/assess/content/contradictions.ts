// Where an evidence file says otherwise than the pilot file that cites it: one contradiction for each piece of evidence.
import type { Contradiction } from '../../model/contradiction.ts';
import type { Looks } from '../../model/evidence.ts';
import { parent } from '../../model/path.ts';
import { shown } from '../fault.ts';
import type { Document } from '../parse.ts';
import { type Cite, shortfallOf } from './compare.ts';

/** Files that are broken for another reason, such as their hash, are told as broken evidence alone. */
export const fileContradictions = (
  pieces: readonly (Cite & { readonly sha256?: string | undefined })[],
  looks: Looks,
  { locate }: Document,
): readonly Contradiction[] =>
  pieces.flatMap((piece): readonly Contradiction[] => {
    const look = looks.get(piece.ref);
    if (look?.state !== 'file' || look.bytes === 0 || isAnother(piece.sha256, look.sha256)) return [];
    const { against, why } = shortfallOf(piece, look) ?? {};
    if (against === undefined) return [];
    const { path, said, found } = against;
    const where = piece.at === undefined ? '' : ` at ${piece.at}`;
    const name = piece.figure?.name ?? parent(parent(piece.path));
    return [
      {
        id: 'evidence-says-otherwise',
        statement: `${name}: ${why} (${shown(piece.ref)}${where})`,
        places: [
          { path, value: said, at: locate(path) },
          { path: piece.path, value: `${piece.ref}${where}: ${found}`, at: locate(piece.path) },
        ],
      },
    ];
  });

const isAnother = (wanted: string | undefined, found: string | undefined): boolean =>
  wanted !== undefined && wanted.toLowerCase() !== found;
