import { fieldNumber } from '../web/numbers.js';
import type { Lang, Translate } from '../web/labels.js';
import type { Criterion, GlossaryLine } from './criterion.js';
import { DRAFT_HOLDS } from './draft-content.js';
import { refusals } from './finding.js';
import { checkSet } from './four-tests.js';
import { GLOSSARY_LINES, type TypedSettings } from './settings.form.js';
import { criterionView, findingViews, pictureView } from './set.view.js';
import type { NamedContent, Version } from './version.js';

const BLANK_LINES = 2;

/** The draft with what the tests say about it; `typed` settings stand in the form as they were typed. */
export function draftView(
  version: Version,
  content: NamedContent,
  typed: TypedSettings,
  t: Translate,
  lang: Lang,
  measures: ReadonlyMap<string, string>,
) {
  const findings = checkSet(content);
  const last = content.criteria.length - 1;
  return {
    id: version.id,
    revision: version.revision,
    number: version.number,
    unitId: version.unitId,
    unitName: version.unitName,
    createdByName: version.createdByName,
    updatedAt: version.updatedAt,
    name: typed.name,
    factors: typed.factors.map((value, tier) => ({ tier, value })),
    glossary: glossaryLines(typed.glossary),
    full: content.criteria.length >= DRAFT_HOLDS,
    criteria: content.criteria.map((criterion, index) => ({
      ...criterionView(criterion, index, content.factors, lang, measures),
      findings: findingViews(findings, t, criterion.code),
      first: index === 0,
      last: index === last,
    })),
    check: { ...checkView(content, t), criteria: [] },
  };
}

/** What stands over the whole set: findings, how many of them refuse the signing, the picture. */
export function checkView(content: NamedContent, t: Translate) {
  const findings = checkSet(content);
  return {
    findings: findingViews(findings, t, null),
    refused: refusals(findings).length,
    warned: findings.length - refusals(findings).length,
    picture: pictureView(content),
    criteria: content.criteria.map(({ code }) => ({ code, findings: findingViews(findings, t, code) })),
  };
}

/** What stands in the way of signing, and how much is only advised. */
export function signatureView(content: NamedContent, t: Translate) {
  const findings = checkSet(content);
  const refused = refusals(findings);
  const blockers = refused.map((finding) => {
    const place = content.criteria.findIndex(({ code }) => code === finding.criterion);
    return { ...findingViews([finding], t)[0], code: finding.criterion ?? null, number: place + 1 };
  });
  return { blockers, warned: findings.length - refused.length };
}

/** The four tests on one criterion, in the place it has or will have in the set. */
export function criterionCheckView(content: NamedContent, criterion: Criterion, t: Translate) {
  const findings = findingViews(checkSet(content), t, criterion.code);
  return { findings, picture: pictureView(content) };
}

export function settingsOf(content: NamedContent, lang: Lang): TypedSettings {
  const factors = content.factors.map((factor) => (/^\d+(\.\d+)?$/.test(factor) ? fieldNumber(factor, lang) : factor));
  return { name: content.name, factors, glossary: content.glossary };
}

/** The lines that say something, and blank ones to write on. */
function glossaryLines(typed: readonly GlossaryLine[]): (GlossaryLine & { index: number })[] {
  const used = typed.reduce((count, line, index) => (line.abbreviation || line.meaning ? index + 1 : count), 0);
  const shown = Math.min(used + BLANK_LINES, GLOSSARY_LINES);
  return Array.from({ length: shown }, (_, index) => ({ index, abbreviation: '', meaning: '', ...typed[index] }));
}
