import type { Rows } from '../../database/db.js';
import { legalPetitionsOfYear, type LegalPetitionRow } from '../../legal/petitions/legal-petitions.queries.js';
import { legalResultsOfLegalForms, type LegalResultRow } from '../../legal/forms/legal-results.queries.js';
import { legalFormsOfYear, type LegalForm } from '../../legal/forms/legal-form.queries.js';
import { obstaclesByIds, photosOf, type ObstacleRow, type Photo } from '../../obstacles/obstacle.queries.js';
import { receiptsOf, type ReceiptRow } from '../../receipts/receipt.view.js';
import { publicationOf } from '../../years/classification/group.queries.js';
import { labelsOfYearRecord, type LabelRow } from '../../years/classification/labels.queries.js';
import { form02Months, type Form02Months } from '../../years/forms02/form02-months.js';
import {
  adoptedMeetingsAbout,
  spokenOfPerson,
  type MeetingRow,
  type SpokenOf,
} from '../../years/meetings/meetings.queries.js';
import { opinionsOf, type OpinionRow } from '../../years/opinions/opinions.queries.js';
import { labelPetitionsOfYearRecord, type LabelPetitionRow } from '../../years/petitions/label-petitions.queries.js';
import type { OpenedYearRecord } from '../../years/year-record-access.js';
import { papersOf, stillKept, type PaperRow } from '../../years/papers/papers.queries.js';
import { overridesOf, yearStepsOf, type OverrideInForce, type YearSteps } from '../../years/year-steps.js';
import type { PaperHead } from '../paper-heads.js';
import { signersOf, type Signer } from '../years/signers.queries.js';
import { importedMonthsOf, type ImportedMonthFacts } from './imported-months.queries.js';

/** Everything of a person's year that Điều 24.2 names. */
export interface EFileFacts extends OpenedYearRecord {
  head: PaperHead;
  zone: string;
  madeAt: Date;
  months: Form02Months;
  forms: readonly LegalForm[];
  results: readonly LegalResultRow[];
  /** What the person said of each month's result, and of the labels. */
  monthReceipts: ReadonlyMap<number, ReceiptRow>;
  labelReceipts: ReadonlyMap<number, ReceiptRow>;
  imported: readonly ImportedMonthFacts[];
  meetings: readonly MeetingRow[];
  spoken: readonly SpokenOf[];
  opinions: readonly OpinionRow[];
  monthPetitions: readonly LegalPetitionRow[];
  labelPetitions: readonly LabelPetitionRow[];
  /** The first one first. */
  labels: readonly LabelRow[];
  signers: readonly Signer[];
  overrides: readonly OverrideInForce[];
  publishedAt: Date | null;
  steps: YearSteps | undefined;
  /** Obstacles that a mark of these months was waived for, with their photos. */
  obstacles: readonly ObstacleRow[];
  photos: ReadonlyMap<number, Photo>;
  /** Signed and scanned papers, former ones too. */
  papers: readonly PaperRow[];
  /** Kept by mistake: what is still known of them. */
  removed: readonly PaperRow[];
}

type Given = OpenedYearRecord & Pick<EFileFacts, 'head' | 'zone' | 'madeAt'>;

/** Each kind in one statement, however many months, meetings and petitions there are. */
export async function eFileFacts(on: Rows, given: Given): Promise<EFileFacts> {
  const { yearRecord, zone } = given;
  const forms = await legalFormsOfYear(on, yearRecord.officialId, yearRecord.year);
  const [
    months,
    results,
    imported,
    meetings,
    spoken,
    opinions,
    monthPetitions,
    labelPetitions,
    labels,
    signers,
    publication,
  ] = await Promise.all([
    form02Months(on, yearRecord.officialId, yearRecord.year),
    legalResultsOfLegalForms(
      on,
      forms.map(({ id }) => id),
    ),
    importedMonthsOf(on, yearRecord.officialId, yearRecord.year),
    adoptedMeetingsAbout(on, yearRecord.id),
    spokenOfPerson(on, yearRecord.id),
    opinionsOf(on, yearRecord.id),
    legalPetitionsOfYear(on, yearRecord.officialId, yearRecord.year),
    labelPetitionsOfYearRecord(on, yearRecord.id),
    labelsOfYearRecord(on, yearRecord.id),
    signersOf(on, yearRecord.id, zone),
    publicationOf(on, yearRecord.yearId, yearRecord.usingUnitId),
  ]);
  const [monthReceipts, labelReceipts] = [
    await receiptsOf(
      on,
      'legal',
      results.map(({ id }) => id),
    ),
    await receiptsOf(
      on,
      'label',
      labels.map(({ id }) => id),
    ),
  ];
  const overrides = await overridesOf(on, [yearRecord.officialId], yearRecord.year, labels[0]?.at ?? null);
  const { self } = given.at;
  const papers = await papersOf(on, yearRecord.id, self);
  const used = [
    ...new Set(
      results.flatMap(({ work, obstacles }) => [
        ...work.flatMap(({ marks }) => marks.flatMap(({ obstacle }) => obstacle ?? [])),
        ...Object.values(obstacles).flat(),
      ]),
    ),
  ];
  return {
    ...given,
    steps: await yearStepsOf(on, yearRecord.id),
    obstacles: await obstaclesByIds(on, used),
    photos: await photosOf(on, used),
    removed: papers.filter(({ removed }) => removed),
    papers: stillKept(papers),
    monthReceipts,
    labelReceipts,
    months,
    forms,
    results,
    imported,
    meetings,
    spoken,
    opinions: opinions.reverse(),
    monthPetitions,
    labelPetitions: labelPetitions.reverse(),
    labels: labels.reverse(),
    signers,
    overrides: overrides.get(yearRecord.officialId) ?? [],
    publishedAt: publication?.at ?? null,
  };
}
