// The schema of a pilot file in its compiled form: a run reads by it, and zod is not loaded.
import { type Form, formsOf } from '../model/form.ts';
import type { Read } from '../model/form-reading.ts';
import type { Row } from '../model/form-row.ts';
import type { Pilot } from '../model/pilot.ts';
import table from './generated/pilot-form.json';

const formAt = formsOf(table.rows as readonly Row[]);

type Reader<T> = Omit<Form, 'safeParse'> & { readonly safeParse: (value: unknown) => Read<T> };

/** What every pilot file may hold. */
export const pilotForm = formAt(table.pilot) as Reader<Pilot>;

/** A list of evidence, wherever it stands. */
export const evidenceForm = formAt(table.evidence);
