import type { Asking } from '../../acts/asking.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { nameOf } from '../../standing/chain.js';
import { unitsOfYear } from '../../units/history/units-of-year.js';
import { page, type Page } from '../../web/answers.js';
import { overseesBreaches } from '../breaches/breach.policy.js';
import { latestOpinion } from '../opinions/opinions.queries.js';
import { eFileContents, mayTakeEFile } from '../e-file-contents.js';
import { missingOf } from '../papers/missing.js';
import { papersOf } from '../papers/papers.queries.js';
import { talksView } from '../talks/talks.view.js';
import { overridesOf, yearStepsOf } from '../year-steps.js';
import type { OpenedYearRecord } from '../year-record-access.js';
import { form02Months } from './form02-months.js';
import { SELF_LABELS } from './form02.form.js';

/** Mẫu 02 on a screen: its own person fills in two things; the others with a duty read it once it is handed in. */
export async function form02Page(
  asking: Asking,
  { yearRecord, at, classifier }: OpenedYearRecord,
  typed: Record<string, unknown> = {},
  talkTyped: Record<string, unknown> = {},
): Promise<Page> {
  const sensitive = at.self || at.classifier || overseesBreaches(asking.actor, yearRecord.unitPath);
  const [months, steps, overrides, opinion, eFile] = await Promise.all([
    form02Months(asking, yearRecord.officialId, yearRecord.year),
    yearStepsOf(asking, yearRecord.id),
    sensitive ? overridesOf(asking, [yearRecord.officialId], yearRecord.year) : null,
    at.classifier || at.personnel || at.inspector || at.committee ? latestOpinion(asking, yearRecord.id) : undefined,
    mayTakeEFile(at) ? eFileContents(asking, yearRecord, at.self) : null,
  ]);
  const lacking = eFile
    ? missingOf(steps, months.missing, await papersOf(asking, yearRecord.id, at.self), at.self)
    : [];
  const units = await unitsOfYear(asking, yearRecord.officialId, yearRecord.year);
  const kinds = at.self || at.classifier || at.approver || at.personnel || at.inspector;
  const editing = at.self && yearRecord.status === 'draft';
  const { selfReport, selfLabel, version } = {
    selfReport: yearRecord.selfReport,
    selfLabel: yearRecord.selfLabel,
    version: yearRecord.revision,
    ...typed,
  };
  return page(
    'years/form02',
    {
      yearRecord,
      units,
      own: at.self,
      editing,
      mayWithdraw: at.self && yearRecord.status === 'submitted',
      selfShown: at.self || yearRecord.status !== 'draft',
      lines: months.lines.map((line) => ({
        ...line,
        note: !kinds && line.note.startsWith('absent.') ? 'absent.some' : line.note,
      })),
      mean: months.mean.mean,
      provisional: months.mean.provisional,
      counted: months.mean.months,
      missing: months.missing.join(', '),
      open: months.open.join(', '),
      labels: SELF_LABELS,
      typed: { selfReport, selfLabel, version },
      keep: `a${asking.actor.accountId}-year-${yearRecord.id}`,
      steps,
      opinion: opinion ?? null,
      eFile,
      lacking,
      talk: await talksView(asking, yearRecord, at, talkTyped),
      overrides: (overrides?.get(yearRecord.officialId) ?? []).map((override) => ({
        ...override,
        article: lawOfYear(yearRecord.year).overrides[override.kind],
      })),
      label:
        yearRecord.labelId !== null
          ? { label: yearRecord.label, mean: yearRecord.labelMean, at: yearRecord.labelAt }
          : null,
      handling: yearRecord.labelId !== null && sensitive ? yearRecord.handling : null,
      classifier: nameOf(classifier),
      classifies: at.classifier,
      mayGiveOpinion: at.committee,
      monthsHref: `/legal/officials/${yearRecord.officialId}/${yearRecord.year}`,
    },
    'years:form02.titleOf',
    { name: yearRecord.officialName, year: yearRecord.year },
  );
}
