import type { Lang } from '../web/labels.js';
import { LIBRARY } from './library/all-library.js';
import { criterionView, halfOf, pictureView } from './set.view.js';
import { assessableAt } from './set-picture.js';
import type { SetContent, Tier } from './criterion.js';
import { TIERS } from './criterion.js';
import { stateOf, type Version } from './version.js';
import { weightShares } from './weight-shares.js';
import { formatNumber } from '../web/format.js';

/** The badge's colour for each state of a version. */
const STATE_COLOURS = {
  draft: 'draft',
  waiting: 'waiting',
  'in-force': 'adopted',
  'to-come': 'open',
  superseded: 'closed',
} as const;

export function versionHead(version: Version) {
  const { content: _, unitPath: __, ...facts } = version;
  const state = stateOf(version);
  return {
    ...facts,
    name: version.content.name,
    state,
    stateColour: STATE_COLOURS[state],
    count: version.content.criteria.length,
  };
}

export function contentView(
  content: SetContent,
  lang: Lang,
  measures?: ReadonlyMap<string, string>,
  persons?: ReadonlyMap<string, string>,
) {
  return {
    criteria: content.criteria.map((criterion, index) =>
      criterionView(criterion, index, content.factors, lang, measures, persons),
    ),
    glossary: content.glossary,
    picture: pictureView(content),
  };
}

/** The evaluation as it will look to somebody of a tier: every field shut. */
export function previewView(content: SetContent, tier: Tier, lang: Lang, measures?: ReadonlyMap<string, string>) {
  const weighs = new Map(weightShares(content, tier).map((line) => [line.code, line]));
  const assessable = new Set(assessableAt(tier, content.criteria).map(({ code }) => code));
  const factor = content.factors[tier] ?? '';
  return {
    tier,
    tiers: TIERS.map((each) => ({ tier: each, current: each === tier })),
    factor,
    picture: pictureView({ ...content, factors: content.factors }),
    lines: content.criteria.map((criterion, index) => ({
      ...criterionView(criterion, index, content.factors, lang, measures),
      assessable: assessable.has(criterion.code),
      factor: formatNumber(factor, lang),
      share: weighs.get(criterion.code)?.share ?? null,
      halfMax: halfOf(criterion.max),
    })),
  };
}

export function libraryView(lang: Lang) {
  return LIBRARY.map((set) => ({
    code: set.code,
    name: lang === 'en' ? set.nameEn : set.name,
    forWhom: set.forWhom,
    count: set.content.criteria.length,
  }));
}

export function tierOf(typed: unknown): Tier {
  return TIERS.find((tier) => String(tier) === typed) ?? 0;
}
