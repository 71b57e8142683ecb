import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { ownCommitment, ownerOf, type CommitmentRow } from './own-commitments.queries.js';
import { openPerson } from './person-access.js';
import { keepFile, type CheckedFile } from './proof-file.js';
import { proofDenial, statementDenial } from './statement.policy.js';
import { PROOF } from './statements.form.js';

export interface Stating {
  kept: boolean;
  text: string;
  file: CheckedFile | null;
}

/** What its owner says of a commitment: kept or broken, with proof, until the sheet of the month is decided. */
@Injectable()
export class CommitmentStatementsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
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
    return this.db.tx(async (tx) => {
      const commitment = await this.locked(tx, actor, id);
      const denial = statementDenial(commitment, this.clock.today());
      if (denial) throw new Conflict(denial);
      if (commitment.proofs.length >= PROOF.rows) return tooMany();
      const at = this.clock.now();
      await tx.change('update commitments set self_kept = $2, self_proof = $3, self_at = $4 where id = $1', [
        id,
        said.kept,
        said.text,
        at,
      ]);
      const proof = await this.addRow(tx, actor, id, said, at);
      await tx.change(
        `update evaluations set revision = revision + 1 where official_id = $1 and month = left($2, 7) and status in ('draft', 'returned')`,
        [commitment.officialId, commitment.dueOn],
      );
      const detail = { commitment: id, kept: said.kept, text: said.text, ...proof };
      await recordAct(tx, {
        chain: `official:${commitment.officialId}`,
        act: 'commitment.stated',
        account: actor.accountId,
        at,
        detail,
      });
      return [];
    });
  }

  async prove(actor: Actor, id: number, proof: Omit<Stating, 'kept'>): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const commitment = await this.locked(tx, actor, id);
      const denial = proofDenial(commitment);
      if (denial) throw new Conflict(denial);
      if (commitment.selfKept === null) throw new Conflict('commitment-unsaid');
      if (commitment.proofs.length >= PROOF.rows) return tooMany();
      const at = this.clock.now();
      const detail = { commitment: id, text: proof.text, ...(await this.addRow(tx, actor, id, proof, at)) };
      await recordAct(tx, {
        chain: `official:${commitment.officialId}`,
        act: 'commitment.proved',
        account: actor.accountId,
        at,
        detail,
      });
      return [];
    });
  }

  /** The sheet's row first, then the commitment's: the order in which the sheet itself takes them. */
  private async locked(tx: Tx, actor: Actor, id: number): Promise<CommitmentRow> {
    await tx.rows(
      `select e.id from evaluations e join commitments c on c.official_id = e.official_id and e.month = to_char(c.due_on, 'YYYY-MM') where c.id = $1 for update of e`,
      [id],
    );
    await tx.rows('select id from commitments where id = $1 for update', [id]);
    return this.own(actor, id, tx);
  }

  private async addRow(tx: Tx, actor: Actor, id: number, { text, file }: Omit<Stating, 'kept'>, at: Date) {
    const kept = file ? await keepFile(tx, file, { account: actor.accountId, at }) : null;
    await tx.change(
      'insert into commitment_proofs (commitment_id, text, file_id, by_account, at) values ($1, $2, $3, $4, $5)',
      [id, text, kept?.id ?? null, actor.accountId, at],
    );
    return kept ? { file: kept.id, sha256: kept.sha256 } : {};
  }
}

function tooMany(): Issue[] {
  return [{ field: 'text', code: 'commitments:issue.proofs', params: { most: PROOF.rows } }];
}
