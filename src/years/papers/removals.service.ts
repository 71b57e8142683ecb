import { Injectable } from '@nestjs/common';
import { Length } from 'class-validator';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import { StoredFile } from '../../files/stored-file.entity.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import { openYearRecordToAct, type OpenedYearRecord } from '../year-record-access.js';
import { PaperRemoval } from './paper-removal.entity.js';
import { papersOf, type PaperRow } from './papers.queries.js';
import { REASON } from './papers.service.js';
import { mayRemovePapers, removalRights, type RemovalRights, type RemovalStep } from './removal.policy.js';

class RemovalForm {
  @Length(REASON.least, REASON.most, { context: { code: 'years:papers.issue.removal', params: REASON } })
  reason!: string;
}

const ACTS: Record<RemovalStep, string> = {
  asked: 'year-sheet.paper-removal-asked',
  refused: 'year-sheet.paper-removal-refused',
  removed: 'year-sheet.paper-removed',
};

interface Held {
  opened: OpenedYearRecord;
  paper: PaperRow;
  rights: RemovalRights;
}

/** A paper of this year, for who may remove any; 404 where it is of another. */
export async function paperToRemove(on: Asking, opened: OpenedYearRecord, id: number): Promise<Held> {
  const { yearRecord, at } = opened;
  if (!mayRemovePapers(at)) throw new Forbidden();
  const paper = (await papersOf(on, yearRecord.id, at.self)).find((each) => each.id === id);
  if (!paper) throw new NotFound();
  return { opened, paper, rights: removalRights(at, on.actor.accountId, yearRecord, paper) };
}

/** Takes away a paper that was kept by mistake: its bytes go; its name and hash, who and why stay. */
@Injectable()
export class RemovalsService {
  constructor(private readonly acts: Acts) {}

  /** Removes it, or asks for another one's confirmation where the year is decided. */
  begin(actor: Actor, id: number, paperId: number, body: unknown): Promise<Issue[]> {
    return this.act(actor, id, paperId, async (act, held) => {
      const { paper, rights } = held;
      if (paper.removal?.step === 'asked')
        throw act.beaten('paper-removal-asked', { name: paper.removal.by, at: paper.removal.at });
      if (!rights.remove && !rights.ask) throw new Forbidden('paper-removal-others');
      return withReason(body, (reason) => write(act, held, rights.remove ? 'removed' : 'asked', reason));
    });
  }

  /** The second person: what was asked for happens, for the reason that was given. */
  confirm(actor: Actor, id: number, paperId: number): Promise<Issue[]> {
    return this.act(actor, id, paperId, async (act, held) => {
      const asked = askedOf(held);
      if (!held.rights.confirm) throw new Forbidden('paper-removal-own');
      await write(act, held, 'removed', asked.reason);
      return [];
    });
  }

  /** What was asked for does not happen; who asked takes it back by this too. */
  refuse(actor: Actor, id: number, paperId: number, body: unknown): Promise<Issue[]> {
    return this.act(actor, id, paperId, async (act, held) => {
      askedOf(held);
      return withReason(body, (reason) => write(act, held, 'refused', reason));
    });
  }

  private act(
    actor: Actor,
    id: number,
    paperId: number,
    work: (act: Act, held: Held) => Promise<Issue[]>,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const held = await paperToRemove(act, await openYearRecordToAct(act, actor, id, act.today), paperId);
      const { removal, removed } = held.paper;
      if (removed) throw act.beaten('paper-removed', { name: removal!.by, at: removal!.at });
      return work(act, held);
    });
  }
}

function askedOf({ paper: { removal } }: Held): { id: number; reason: string } {
  if (removal?.step !== 'asked') throw new Conflict('paper-removal-not-asked');
  return removal;
}

async function withReason(body: unknown, work: (reason: string) => Promise<void>): Promise<Issue[]> {
  const read = readForm(RemovalForm, body);
  if (read.issues) return read.issues;
  await work(read.value.reason);
  return [];
}

async function write(act: Act, { opened, paper }: Held, step: RemovalStep, reason: string): Promise<void> {
  const { yearRecord, classifier } = opened;
  const { id: paperId, fileId, point, title, name, sha256, removal } = paper;
  const askedId = removal?.step === 'asked' ? removal.id : null;
  const row = await act.insert(PaperRemoval, { paperId, step, askedId, reason, ...act.by });
  if (step === 'removed') await act.update(StoredFile, { id: fileId }, { content: Buffer.alloc(0) });
  const detail = { removal: row.id, paper: paperId, yearSheetId: yearRecord.id, point, title, name, sha256, reason };
  await act.record(`official:${yearRecord.officialId}`, ACTS[step], detail);
  // of what the committee wrote (d) the person does not know
  const told = step === 'removed' ? (point === 'd' ? [] : [yearRecord.officialId]) : classifierOf(classifier);
  await act.tell(
    told.filter((officialId) => officialId !== act.actor.officialId),
    `year-paper-${step}`,
    `/years/records/${yearRecord.id}/papers`,
    { by: act.actor.name, title, name: yearRecord.officialName, year: String(yearRecord.year) },
  );
}

function classifierOf(classifier: OpenedYearRecord['classifier']): number[] {
  return classifier === 'outside' ? [] : [classifier.officialId];
}
