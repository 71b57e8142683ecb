import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { ownCommitment, ownerOf, type CommitmentRow } from './own-commitments.queries.js';
import { openPerson } from './person-access.js';
import type { CheckedFile } from '../files/check-file.js';
import { storeEvidence } from '../files/store-file.js';
import { proofDenial, statingDenial } from './statement.policy.js';
import { PROOF } from './statements.form.js';
import { Commitment } from '../evaluations/commitment.entity.js';
import { CommitmentProof } from './commitment-proof.entity.js';

export interface Stating {
  kept: boolean;
  text: string;
  file: CheckedFile | null;
}

/** What its owner says of a commitment: kept or broken, with proof, until the evaluation of the month is decided. */
@Injectable()
export class CommitmentStatementsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** One's own; a commitment that others may read is refused to them, any other does not exist. */
  async own(actor: Actor, id: number, on: Rows = this.db): Promise<CommitmentRow> {
    const owner = await ownerOf(on, id);
    if (owner === null) throw new NotFound();
    if (owner !== actor.officialId) {
      await openPerson(on, actor, owner, this.clock.today());
      throw new Forbidden();
    }
    return (await ownCommitment(on, owner, id, this.clock.today()))!;
  }

  async state(actor: Actor, id: number, said: Stating): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const commitment = await this.locked(act, id);
      const denial = statingDenial(commitment, act.today);
      if (denial) throw new Conflict(denial);
      if (commitment.proofs.length >= PROOF.rows) return tooMany();
      await act.update(Commitment, { id }, { selfKept: said.kept, selfProof: said.text, selfAt: act.at });
      const proof = await this.addRow(act, id, said);
      await touchDraft(act, id);
      const detail = { commitment: id, kept: said.kept, text: said.text, ...proof };
      await act.record(`official:${commitment.officialId}`, 'commitment.stated', detail);
      return [];
    });
  }

  async prove(actor: Actor, id: number, proof: Omit<Stating, 'kept'>): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const commitment = await this.locked(act, id);
      const denial = proofDenial(commitment);
      if (denial) throw new Conflict(denial);
      if (commitment.selfKept === null) throw new Conflict('commitment-unsaid');
      if (commitment.proofs.length >= PROOF.rows) return tooMany();
      const detail = { commitment: id, text: proof.text, ...(await this.addRow(act, id, proof)) };
      await act.record(`official:${commitment.officialId}`, 'commitment.proved', detail);
      return [];
    });
  }

  private async locked(act: Act, id: number): Promise<CommitmentRow> {
    await lockCommitment(act, id);
    return this.own(act.actor, id, act);
  }

  private async addRow(act: Act, id: number, { text, file }: Omit<Stating, 'kept'>) {
    const kept = file && (await storeEvidence(act, file.file, file.mediaType));
    await act.insert(CommitmentProof, { commitmentId: id, text, fileId: kept?.id ?? null, ...act.by });
    return kept ? { file: kept.id, sha256: kept.sha256 } : {};
  }
}

function tooMany(): Issue[] {
  return [{ field: 'text', code: 'commitments:issue.proofs', params: { most: PROOF.rows } }];
}

/** The evaluation's row first, then the commitment's: the order in which the evaluation itself takes them. */
export async function lockCommitment(act: Act, id: number): Promise<void> {
  await act.rows(
    `select e.id from evaluations e join commitments c on c.official_id = e.official_id and e.month = to_char(c.due_on, 'YYYY-MM') where c.id = $1 for update of e`,
    [id],
  );
  await act.rows('select id from commitments where id = $1 for update', [id]);
}

/** The evaluation in draft that shows it is another one now. */
export async function touchDraft(act: Act, id: number): Promise<void> {
  await act.change(
    `update evaluations e set revision = e.revision + 1 from commitments c
     where c.id = $1 and e.official_id = c.official_id and e.month = to_char(c.due_on, 'YYYY-MM') and e.status in ('draft', 'returned')`,
    [id],
  );
}
