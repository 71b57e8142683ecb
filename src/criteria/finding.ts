export type FindingTest = 'short' | 'memorable' | 'clear' | 'doable' | 'set';
type Severity = 'warning' | 'refused';

/** Every code a check can give, under its test. Stored and shown by code: never rename one. */
export const FINDING_CODES = {
  short: ['empty', 'too-long', 'far-too-long'],
  memorable: ['too-few', 'too-many', 'not-best-count', 'near-duplicate'],
  clear: ['abstract-verb', 'abbreviation', 'anchors-missing'],
  doable: ['two-acts', 'no-verb', 'no-evidence'],
  set: [
    'standards-missing',
    'measured-below-half',
    'no-exemplary',
    'factors-count',
    'factors-not-a-number',
    'factors-first-below-one',
    'factors-falling',
    'factors-above-ten',
  ],
} as const satisfies Record<FindingTest, readonly string[]>;

export type FindingCode = (typeof FINDING_CODES)[FindingTest][number];

export interface Finding {
  test: FindingTest;
  code: FindingCode;
  severity: Severity;
  criterion?: string;
  /** Numbers and words for the sentence in the labels: `finding.<test>.<code>`. */
  data: Readonly<Record<string, string | number>>;
}

export function refusals(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'refused');
}

export function warning(test: FindingTest, code: FindingCode, data: Finding['data'], criterion?: string): Finding {
  return { test, code, severity: 'warning', criterion, data };
}

export function refusal(test: FindingTest, code: FindingCode, data: Finding['data'], criterion?: string): Finding {
  return { test, code, severity: 'refused', criterion, data };
}
