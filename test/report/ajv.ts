// JSON Schema as others read it: draft 2020-12, formats checked, nothing in it that the draft does not know.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const validator = (schema: object): ValidateFunction => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, code: { optimize: false } });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.compile(schema);
};
