import { getMetadataStorage } from 'class-validator';

/** The least and the most that a form's field takes: characters of a text, or the value of a number. */
export type Bounds = {
  least?: number;
  most?: number;
};

/** What the constraints of a rule are, in their order. */
const CONSTRAINTS: Record<string, readonly (keyof Bounds)[]> = {
  isLength: ['least', 'most'],
  minLength: ['least'],
  maxLength: ['most'],
  min: ['least'],
  max: ['most'],
};
/** Rules that a field without any text breaks. */
const OF_TEXTS = new Set(['isString', 'isLength', 'minLength', 'maxLength']);

/** The bounds that the rules of a field state, whichever of them is broken: words about one of them name them all. */
export function boundsOf(form: new () => object, field: string): Bounds {
  const rules = getMetadataStorage()
    .getTargetValidationMetadatas(form, '', false, false)
    .filter(({ propertyName }) => propertyName === field);
  return Object.fromEntries(
    rules.flatMap(({ name = '', constraints }) =>
      (CONSTRAINTS[name] ?? []).map((bound, at) => [bound, constraints[at] as number]),
    ),
  );
}

/** The rule whose words say what is wrong with a value: nothing there, too short and too long are three things. */
export function ruleSaid(rule: string, value: unknown, { most = Infinity }: Bounds): string {
  if (!OF_TEXTS.has(rule)) return rule;
  if (value === undefined || value === null || value === '') return 'isNotEmpty';
  if (typeof value !== 'string') return 'otherwise';
  return value.length > most ? 'maxLength' : 'minLength';
}
