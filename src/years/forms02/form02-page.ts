import type { Asking } from '../../acts/asking.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import { overseesBreaches } from '../breaches/breach.policy.js';
import { latestOpinion } from '../opinions/opinions.queries.js';
import { eFileContents, mayTakeEFile } from '../e-file-contents.js';
import { overridesOf, yearSteps } from '../year-steps.js';
import type { OpenedYearSheet } from '../year-sheet-access.js';
import { form02Months } from './form02-months.js';
import { SELF_LABELS } from './form02.form.js';

/** Mẫu 02 on a screen: its own person fills in two things; the others with a duty read it once it is handed in. */
export async function form02Page(
  asking: Asking,
  { sheet, at, classifier }: OpenedYearSheet,
  typed: Record<string, unknown> = {},
): Promise<Page> {
  const sensitive = at.self || at.classifier || overseesBreaches(asking.actor, sheet.unitPath);
  const [months, steps, overrides, opinion, eFile] = await Promise.all([
    form02Months(asking, sheet.officialId, sheet.year),
    yearSteps(asking, sheet.yearId),
    sensitive ? overridesOf(asking, [sheet.officialId], sheet.year) : null,
    at.classifier || at.personnel || at.inspector || at.committee ? latestOpinion(asking, sheet.id) : undefined,
    mayTakeEFile(at) ? eFileContents(asking, sheet, at.self) : null,
  ]);
  const kinds = at.self || at.classifier || at.approver || at.personnel || at.inspector;
  const editing = at.self && sheet.status === 'draft';
  const { selfReport, selfLabel, version } = {
    selfReport: sheet.selfReport,
    selfLabel: sheet.selfLabel,
    version: sheet.revision,
    ...typed,
  };
  return page(
    'years/form02',
    {
      sheet,
      own: at.self,
      editing,
      mayWithdraw: at.self && sheet.status === 'submitted',
      selfShown: at.self || sheet.status !== 'draft',
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
      keep: `a${asking.actor.accountId}-year-${sheet.id}`,
      steps: steps.get(sheet.id),
      opinion: opinion ?? null,
      eFile,
      overrides: (overrides?.get(sheet.officialId) ?? []).map((override) => ({
        ...override,
        article: lawOfYear(sheet.year).overrides[override.kind],
      })),
      label: sheet.labelId !== null ? { label: sheet.label, mean: sheet.labelMean, at: sheet.labelAt } : null,
      handling: sheet.labelId !== null && sensitive ? sheet.handling : null,
      classifier: nameOf(classifier),
      classifies: at.classifier,
      mayGiveOpinion: at.committee,
      monthsHref: `/legal/officials/${sheet.officialId}/${sheet.year}`,
    },
    'years:form02.titleOf',
    { name: sheet.officialName, year: sheet.year },
  );
}
