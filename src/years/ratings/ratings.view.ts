import { lawOfYear } from '../../scoring/editions/law.js';
import { percentOf } from '../classification/decision.form.js';
import { bandCodes } from '../../scoring/editions/terms.js';
import { unitReasons, type UnitReason } from '../../scoring/editions/nd-335-2025/unit-rating.js';
import { quotaBases } from '../../scoring/editions/year-record.js';
import { page, type Page } from '../../web/answers.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Lang } from '../../web/labels.js';
import type { OpenedRatings } from './rating-access.js';
import { ratingBlockers, unitQuota, type UnitYear } from './rating.blockers.js';
import type { DependentLabel, RatingReplacement } from './replacements.queries.js';
import { COMMON_ITEMS, HEADINGS } from './rating-facts.js';

type Typed = Record<string, unknown>;

export function ratingsPage({ year, units, rights, share }: OpenedRatings, typed: Typed = {}): Page {
  const all = [...rights.values()].some(({ personnel, recognises }) => personnel || recognises);
  const otherBase = quotaBases.find((base) => base !== year.quotaBase)!;
  const root = units.find((unit) => unit.root)!;
  return page(
    'ratings/list',
    {
      year: year.year,
      yearHref: `/years/${year.id}`,
      href: `/years/${year.id}/ratings`,
      rootName: year.rootName,
      base: year.quotaBase,
      quota: all
        ? {
            ...unitQuota(units, share.share, year.quotaBase),
            otherCeiling: unitQuota(units, share.share, otherBase).ceiling,
          }
        : null,
      percent: percentOf(share.share),
      decision: share.decision,
      decidedOn: share.decidedOn,
      canShare: rights.get(root.unitId)?.personnel === true || rights.get(root.unitId)?.proposes === true,
      share: { percent: percentOf(lawOfYear(year.year).unitQuotaShareDecided), ...typed },
      rows: units
        .filter(({ unitId }) => rights.has(unitId))
        .map((unit) => ({
          name: unit.name,
          href: `/years/${year.id}/ratings/${unit.unitId}`,
          proposer: rights.get(unit.unitId)!.proposer,
          total: unit.fit?.total ?? null,
          selfLevel: unit.rating?.selfLevel ?? null,
          fit: unit.fit?.level ?? null,
          level: unit.rating?.level ?? null,
          state: stateOf(unit),
        })),
    },
    'ratings:title',
    { year: year.year },
  );
}

interface Replaced {
  replaced: readonly RatingReplacement[];
  dependent: readonly DependentLabel[];
}

export function ratingPage(
  { year, units, rights, share }: OpenedRatings,
  unitId: number,
  lang: Lang,
  { replaced, dependent }: Replaced,
  typed: Typed = {},
): Page {
  const unit = units.find((one) => one.unitId === unitId)!;
  const { rating, fit } = unit;
  const right = rights.get(unitId)!;
  const facts = rating?.facts ?? {};
  const open = !rating?.level;
  const value = (field: string, kept: unknown) => typed[field] ?? kept ?? '';
  const number = (field: string, kept: string | null | undefined) => typed[field] ?? fieldNumber(kept, lang);
  const complaint = facts.complaint ?? null;
  return page(
    'ratings/unit',
    {
      year: year.year,
      seen: value('seen', rating?.revision ?? 0),
      back: `/years/${year.id}/ratings`,
      href: `/years/${year.id}/ratings/${unitId}`,
      unitName: unit.name,
      proposer: right.proposer,
      open,
      mayState: open && right.proposes,
      mayRecognise: open && right.recognises,
      mayNote: open && (right.recognises || right.personnel),
      mayEnter: open && unit.root && right.personnel,
      common: COMMON_ITEMS.map((item) => ({
        id: `common-${item}`,
        item,
        value: number(`common-${item}`, facts.common?.[item]),
      })),
      resultsValue: number('results', rating?.results),
      headings: HEADINGS.map((heading) => ({
        id: `note-${heading}`,
        heading,
        value: value(`note-${heading}`, facts.notes?.[heading]),
      })),
      shares: (['completed', 'late', 'beyond', 'planCompleted'] as const).map((share) => ({
        id: share,
        share,
        value: number(share, facts[share]),
      })),
      quality: value('quality', facts.quality === undefined ? '' : facts.quality ? 'yes' : 'no'),
      defects: value('defects', facts.defects ?? 'none'),
      wrongdoing: value('wrongdoing', facts.wrongdoing ? 'yes' : 'no'),
      forceMajeure: value('forceMajeure', facts.forceMajeure ? 'yes' : 'no'),
      report: value('report', rating?.report),
      selfLevel: value('selfLevel', rating?.selfLevel),
      levels: bandCodes,
      proposed: rating?.proposedAt ? { by: rating.proposedBy, at: rating.proposedAt } : null,
      fit: fit && {
        total: fit.total,
        byPoints: fit.byPoints,
        level: fit.level,
        reasons: fit.reasons.map((reason) => reasonView(reason)),
      },
      blockers: ratingBlockers(
        unit,
        units,
        fit?.level === 'excellent' ? 'excellent' : null,
        share.share,
        year.quotaBase,
      ).map((blocker) => ({ key: blocker.code, ...blocker })),
      level: value('level', fit?.level === 'no-level-fits' ? '' : fit?.level),
      reason: value('reason', ''),
      complaint,
      complaintOpen: complaint !== null && complaint.cleared === null,
      note: value('note', ''),
      recognised: rating?.level
        ? {
            level: replaced[0]?.before ?? rating.level,
            now: replaced.length > 0 ? rating.level : null,
            by: rating.recognisedBy,
            at: rating.recognisedAt,
            reason: rating.reason,
            number: rating.decisionNumber,
            date: rating.decisionDate,
            issuedBy: rating.issuedBy,
          }
        : null,
      replaced,
      dependent,
      mayReplace: !open && right.recognises,
      otherLevels: bandCodes.filter((band) => band !== rating?.level),
      newLevel: value('newLevel', ''),
      why: value('why', ''),
      entered:
        open && facts.outside
          ? { ...facts.outside, number: rating!.decisionNumber, date: rating!.decisionDate, issuedBy: rating!.issuedBy }
          : null,
      mayConfirm: open && unit.root && right.recognises && Boolean(facts.outside),
      outsideLevel: value('outsideLevel', ''),
      number: value('number', ''),
      decidedOn: value('decidedOn', ''),
      issuedBy: value('issuedBy', ''),
    },
    'ratings:unitTitle',
    { unit: unit.name, year: year.year },
  );
}

function stateOf(unit: UnitYear): 'recognised' | 'complaint' | 'entered' | 'proposed' | 'draft' | 'none' {
  const { rating } = unit;
  if (rating?.level) return 'recognised';
  if (rating?.facts.complaint && !rating.facts.complaint.cleared) return 'complaint';
  if (rating?.facts.outside) return 'entered';
  if (rating?.proposedAt) return 'proposed';
  return rating ? 'draft' : 'none';
}

function reasonView(reason: UnitReason): { code: string; article: string } {
  return { code: reason.replace(':', '-'), article: unitReasons[reason] };
}
