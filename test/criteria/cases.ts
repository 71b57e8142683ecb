import type { Criterion } from '../../src/criteria/criterion.js';
import { checkCriterion } from '../../src/criteria/four-tests.js';
import type { Finding } from '../../src/criteria/finding.js';

export function criterion(changes: Partial<Criterion> = {}): Criterion {
  return {
    code: 'mot',
    text: 'Trả hồ sơ đúng ngày hẹn',
    kind: 'breach',
    max: '10',
    weight: '1',
    exemplary: false,
    standard: 4,
    settings: { deduction: '1' },
    unitLabel: 'lần',
    evidence: 'Sổ theo dõi hồ sơ',
    ...changes,
  };
}

export const ANCHORS = { zero: 'Không chào ai', half: 'Chào một nửa số người đến', full: 'Chào mọi người đến' };

export function codesOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${finding.test}.${finding.code}`);
}

export function codesOfText(text: string): string[] {
  return codesOf(checkCriterion(criterion({ text }), { glossary: [] }));
}

/** "tiếng" said over and over, after an act: a text of exactly that many syllables. */
export function textOf(count: number): string {
  return ['Chào', ...Array.from({ length: count - 1 }, (_, at) => ['dân', 'phố', 'quen', 'gần'][at % 4])].join(' ');
}
