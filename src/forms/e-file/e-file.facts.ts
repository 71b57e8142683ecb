import type { Rows } from '../../database/db.js';
import { legalPetitionsOfYear, type LegalPetitionRow } from '../../legal/petitions/legal-petitions.queries.js';
import { legalResultsOfSheets, type LegalResultRow } from '../../legal/sheets/legal-results.queries.js';
import { legalSheetsOfYear, type LegalSheet } from '../../legal/sheets/legal-sheet.queries.js';
import { publicationOf } from '../../years/classification/group.queries.js';
import { labelsOfSheet, type LabelRow } from '../../years/classification/labels.queries.js';
import { form02Months, type Form02Months } from '../../years/forms02/form02-months.js';
import {
  adoptedMeetingsAbout,
  spokenOfPerson,
  type MeetingRow,
  type SpokenOf,
} from '../../years/meetings/meetings.queries.js';
import { opinionsOf, type OpinionRow } from '../../years/opinions/opinions.queries.js';
import { labelPetitionsOfSheet, type LabelPetitionRow } from '../../years/petitions/label-petitions.queries.js';
import type { OpenedYearSheet } from '../../years/year-sheet-access.js';
import { overridesOf, type OverrideInForce } from '../../years/year-steps.js';
import type { PaperHead } from '../paper-heads.js';
import { signersOf, type Signer } from '../years/signers.queries.js';
import { importedMonthsOf, type ImportedMonthFacts } from './imported-months.queries.js';

/** Everything of a person's year that Điều 24.2 names. */
export interface EFileFacts extends OpenedYearSheet {
  head: PaperHead;
  zone: string;
  madeAt: Date;
  months: Form02Months;
  forms: readonly LegalSheet[];
  results: readonly LegalResultRow[];
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
}

type Given = OpenedYearSheet & Pick<EFileFacts, 'head' | 'zone' | 'madeAt'>;

/** Each kind in one statement, however many months, meetings and petitions there are. */
export async function eFileFacts(on: Rows, given: Given): Promise<EFileFacts> {
  const { sheet, zone } = given;
  const forms = await legalSheetsOfYear(on, sheet.officialId, sheet.year);
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
    overrides,
    publication,
  ] = await Promise.all([
    form02Months(on, sheet.officialId, sheet.year),
    legalResultsOfSheets(
      on,
      forms.map(({ id }) => id),
    ),
    importedMonthsOf(on, sheet.officialId, sheet.year),
    adoptedMeetingsAbout(on, sheet.id),
    spokenOfPerson(on, sheet.id),
    opinionsOf(on, sheet.id),
    legalPetitionsOfYear(on, sheet.officialId, sheet.year),
    labelPetitionsOfSheet(on, sheet.id),
    labelsOfSheet(on, sheet.id),
    signersOf(on, sheet.id, zone),
    overridesOf(on, [sheet.officialId], sheet.year),
    publicationOf(on, sheet.yearId, sheet.usingUnitId),
  ]);
  return {
    ...given,
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
    overrides: overrides.get(sheet.officialId) ?? [],
    publishedAt: publication?.at ?? null,
  };
}
