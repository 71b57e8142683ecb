import type { FormResult, Issue } from '../../web/issues.js';
import { readId } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { READINGS } from './readings.js';

/** The readings set for a whole root; `using-agency` is said of each unit apart. */
export const ROOT_READINGS = [
  'legal-rhythm',
  'legal-cap-at',
  'legal-mark-takes',
  'quota-base',
  'hanoi-ceiling',
] as const;
type RootReadings = { [K in (typeof ROOT_READINGS)[number]]: (typeof READINGS)[K][number] };

export interface LawSettings {
  readings: RootReadings;
  /** Units that are using agencies, beside the root. */
  agencies: number[];
}

const MOST_AGENCIES = 500;

export function readLawSettings(body: unknown): FormResult<LawSettings> {
  const fields = tidy(body);
  const issues: Issue[] = [];
  const readings: Record<string, string> = {};
  for (const key of ROOT_READINGS) {
    const value = (READINGS[key] as readonly string[]).find((one) => one === fields[key]);
    if (value) readings[key] = value;
    else issues.push({ field: key, code: 'isIn' });
  }
  const agencies = [fields['agency'] ?? []].flat().flatMap((id) => readId(id) ?? []);
  if (agencies.length > MOST_AGENCIES) issues.push({ field: 'agency', code: 'isIn' });
  return issues.length > 0 ? { issues } : { value: { readings: readings as RootReadings, agencies } };
}
