import { readUnits, toDec, toUnits } from '../scoring/decimal.js';
import type { SettingName } from '../scoring/kinds/all-kinds.js';
import { formatNumber } from '../web/format.js';
import type { Lang, Translate } from '../web/labels.js';
import { STANDARDS, type Criterion, type SetContent } from './criterion.js';
import type { Finding } from './finding.js';
import { pictureOf } from './set-picture.js';

export interface FindingView {
  refused: boolean;
  test: string;
  text: string;
}

/** The findings in words; `criterion` leaves only those about it, null those about the whole set. */
export function findingViews(findings: readonly Finding[], t: Translate, criterion?: string | null): FindingView[] {
  const chosen =
    criterion === undefined ? findings : findings.filter((finding) => (finding.criterion ?? null) === criterion);
  const sorted = [...chosen].sort((a, b) => Number(b.severity === 'refused') - Number(a.severity === 'refused'));
  return sorted.map((finding) => ({
    refused: finding.severity === 'refused',
    test: t(`criteria:test.${finding.test}`),
    text: t(`criteria:finding.${finding.test}.${finding.code}`, finding.data),
  }));
}

/** One criterion as pages show it. Numbers stay decimal text; a template writes them in the reader's way. */
export function criterionView(
  criterion: Criterion,
  index: number,
  factors: readonly string[],
  lang: Lang,
  measures?: ReadonlyMap<string, string>,
  persons?: ReadonlyMap<string, string>,
) {
  const settings = (criterion.settings ?? {}) as Partial<Record<SettingName, string>>;
  return {
    ...criterion,
    number: index + 1,
    target: settings.target ?? null,
    floor: settings.floor ?? null,
    deduction: settings.deduction ?? null,
    /** What its sentence is about: the setting that says how points come about. */
    asks: (['target', 'deduction'] as const).find((name) => name in settings) ?? null,
    lowerIsBetter: isLower(settings.target, settings.floor),
    measureName: criterion.measure === undefined ? null : (measures?.get(criterion.measure) ?? criterion.measure),
    /** Where each person's own figure comes from. */
    personSource: persons?.get(criterion.code) ?? null,
    unitLabel: criterion.unitLabel ?? '',
    halfMax: halfOf(criterion.max),
    anchors: criterion.anchors ?? null,
    factorText: factorText(factors, lang),
  };
}

/** "1–2": the factors of the lowest and the highest tier. */
function factorText(factors: readonly string[], lang: Lang): string {
  const ends = [factors[0] ?? '', factors.at(-1) ?? ''].map((factor) => formatNumber(factor, lang));
  return ends[0] === ends[1] ? ends[0]! : ends.join('–');
}

export function halfOf(max: string): string {
  const units = readUnits(max);
  return typeof units === 'bigint' ? toDec(units / 2n) : '';
}

function isLower(target: string | undefined, floor: string | undefined): boolean {
  if (!target || !floor) return false;
  return toUnits(target) < toUnits(floor);
}

export function pictureView(content: SetContent) {
  const { standards, tiers } = pictureOf(content);
  const factorOf = (tier: number) => content.factors[tier] ?? '';
  return {
    tiers: tiers.map((tier) => ({
      ...tier,
      factor: factorOf(tier.tier),
    })),
    standards: STANDARDS.map((standard) => ({ standard, covered: standards.covered.includes(standard) })),
  };
}
