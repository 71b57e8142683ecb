import type { Act } from '../../acts/act.js';
import type { Answer, Contestable, PetitionKind } from '../../petitions/petition-kind.js';
import { law } from '../../scoring/editions/law.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { writeLabels } from '../classification/labels.write.js';
import { yearGroup } from '../classification/year-group.js';
import { openYearRecordToAct } from '../year-record-access.js';
import { findYear } from '../year.queries.js';
import { openLabelPetition, type OpenedLabelPetition } from './label-petition-access.js';
import { readLabelDecision, type LabelDecision } from './label-petition.form.js';
import { findLabelPetition, type LabelPetitionRow } from './label-petitions.queries.js';
import { lockAgency, newLabelIssues } from './new-label.js';

/** On the label of a year (Điều 22), from its notice on. Decided by who has the authority to classify, by a further label that names the old one. */
export const LABEL_PETITION: PetitionKind<OpenedLabelPetition> = {
  on: 'label',
  noun: 'label-petition',
  acts: {
    filed: 'label-petition.filed',
    kept: 'label-petition.kept',
    replaced: 'label-petition.replaced',
    withdrawn: 'label-petition.withdrawn',
  },
  address: '/label-petitions',
  faults: { notNow: 'label-petition-not-now', reason: 'classification:issue.reason' },
  contested: 'label',
  workingDays: (receivedOn) => law(receivedOn).petitionWorkingDays,
  openToFile,
  openToDecide,
  answer,
  told({ id, officialId, contestedId, year }, { reason, renewedId }) {
    const detail = { label: contestedId, newLabel: renewedId, reason };
    return { chain: `official:${officialId}`, detail, href: `/label-petitions/${id}`, about: { year } };
  },
};

async function openToFile(act: Act, paperId: number): Promise<Contestable> {
  const { yearRecord, at, classifier } = await openYearRecordToAct(act, act.actor, paperId, act.today);
  if (!at.self) throw new Forbidden();
  const { officialId, officialName, year, labelId } = yearRecord;
  const about = { by: officialName, year };
  return { paperId, contestedId: labelId, chain: `official:${officialId}`, about, decider: () => classifier };
}

async function openToDecide(act: Act, id: number): Promise<OpenedLabelPetition> {
  const before = await findLabelPetition(act, id);
  if (!before) throw new NotFound();
  await lockAgency(act, before.yearId, before.usingUnitId);
  const opened = await openLabelPetition(act, id);
  if (!opened.at.classifier) throw new Forbidden(opened.at.self ? 'own-paper' : 'forbidden');
  return opened;
}

async function answer(act: Act, { petition }: OpenedLabelPetition, body: Body): Promise<Answer | Issue[]> {
  const { value: decision, issues } = readLabelDecision(body);
  if (issues) return issues;
  const renewed = decision.outcome === 'replaced' ? await replace(act, petition, decision) : null;
  return Array.isArray(renewed) ? renewed : { ...decision, renewedId: renewed };
}

/** The label comes from the record as it stands now, or is 'good' where the record says 'excellent'; the months have their own petition. */
async function replace(
  act: Act,
  petition: LabelPetitionRow,
  { label, reason }: LabelDecision,
): Promise<number | Issue[]> {
  const group = await yearGroup(act, (await findYear(act, petition.yearId))!, petition.usingUnitId, act.today);
  const person = group.people.find(({ yearRecord }) => yearRecord.id === petition.yearRecordId)!;
  const { computed } = person.label;
  if (label === null) return [{ field: 'label', code: 'classification:issue.labelNeeded' }];
  if (label !== computed && !(computed === 'excellent' && label === 'good'))
    return [{ field: 'label', code: 'classification:issue.notTheRecords' }];
  const issues = newLabelIssues(group, person, label);
  if (issues.length > 0) return issues;
  const own = person.label.reasons.filter((code) => code !== 'lowered');
  const reasons = [...own, ...(label === computed ? [] : ['lowered']), 'petition'];
  const [id] = await writeLabels(
    act,
    [{ person, kind: 'petition', label, reasons, reason, decisionNumber: null, decisionDate: null }],
    { record: group.record, account: act.actor.accountId, at: act.at },
  );
  return id!;
}
