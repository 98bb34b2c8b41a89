// Every field of every act that takes words at all, as the schemas of the acts have them.
import { OutingAct, SignOut } from '../../src/outing/acts';
import { RecordInsurance } from '../../src/school/certificates';
import { StrikeOff } from '../../src/school/roll';
import { VisitAct } from '../../src/visit/acts';
import { AnswerUnplaced } from '../../src/visit/unplaced';

type Schema = { _zod: { def: Record<string, never> } };

export interface Field {
  act: string;
  field: string;
  schema: Schema;
}

interface Def {
  type: string;
  options?: unknown[];
  shape?: Record<string, unknown>;
  innerType?: unknown;
  valueType?: unknown;
  element?: unknown;
  checks?: { _zod: { def: { check: string; format?: string } } }[];
}

const def = (schema: unknown): Def => (schema as Schema)._zod.def as unknown as Def;

/** Every field that takes any words at all, whatever wraps it. */
function fieldsOf(schema: unknown, act = ''): Field[] {
  const { type, options, shape, innerType, valueType, element, checks = [] } = def(schema);
  if (type === 'union') return (options ?? []).flatMap((one) => fieldsOf(one, act));
  if (type === 'object') {
    const name = String((def(shape?.act) as { values?: unknown[] }).values?.[0] ?? act);
    return Object.entries(shape ?? {}).flatMap(([field, one]) =>
      field === 'act' ? [] : fieldsOf(one, name).map((found) => ({ ...found, act: name, field })),
    );
  }
  const inner = innerType ?? valueType ?? element;
  if (inner) return fieldsOf(inner, act);
  const isPattern = checks.some((check) => check._zod.def.format === 'regex');
  return type === 'string' && !isPattern ? [{ act, field: '', schema: schema as Schema }] : [];
}

export const ACT_FIELDS: Field[] = [
  ...[VisitAct(), OutingAct(), SignOut(), RecordInsurance(), StrikeOff(), AnswerUnplaced()],
].flatMap((one) => fieldsOf(one));
