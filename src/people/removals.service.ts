import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import { REASON } from '../corrections/corrections.service.js';
import { violated } from '../database/db.js';
import { mayManageOfficial } from '../units/official.policy.js';
import { Official } from '../units/official.entity.js';
import type { OfficialRow } from '../units/officials.queries.js';
import { OfficialsService } from '../units/officials.service.js';
import { PostChanges } from '../units/post-changes.js';
import { Post } from '../units/post.entity.js';
import { Conflict, Forbidden } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { textOf, tidy } from '../web/read-form.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { OfficialRemoval } from './official-removal.entity.js';
import { blankYear } from '../years/blank-year.js';
import { tiesOf, type Tie } from './ties.js';

export interface ToRemove {
  official: OfficialRow & { unitId: number };
  ties: Tie[];
}

/** What the page was made from. */
export function seenOfRemoval({ official: { name, code, personType } }: ToRemove): string {
  return seenOf({ name, code, personType });
}

/** A person who was entered by mistake goes again, with what came with the entry, while nothing else hangs on them. */
@Injectable()
export class OfficialRemovalsService {
  constructor(
    private readonly acts: Acts,
    private readonly officials: OfficialsService,
    private readonly changes: PostChanges,
  ) {}

  async find(on: Asking, id: number): Promise<ToRemove> {
    const official = await this.officials.seen(on, on.actor, id);
    const { unitId } = official;
    if (!mayManageOfficial(on.actor, official) || unitId === null) throw new Forbidden();
    if (id === on.actor.officialId) throw new Forbidden('own-record');
    return { official: { ...official, unitId }, ties: await tiesOf(on, id) };
  }

  /** What is wrong with the words, or nothing: then the person is gone. */
  async remove(asking: Asking, id: number, body: unknown): Promise<Issue[]> {
    try {
      return await this.acts.perform(asking.actor, (act) => this.removeIn(act, id, body));
    } catch (error) {
      // Somebody wrote of them between the question and the removal.
      if (violated(error)?.endsWith('_fkey')) throw new Conflict('person-hangs');
      throw error;
    }
  }

  private async removeIn(act: Act, id: number, body: unknown): Promise<Issue[]> {
    await act.lock(Official, { id });
    const found = await this.find(act, id);
    requireSeen(body, seenOfRemoval(found));
    if (found.ties.length > 0) throw new Conflict('person-hangs');
    const reason = textOf(tidy(body), 'reason') ?? '';
    if (reason.length < REASON.least || reason.length > REASON.most)
      return [{ field: 'reason', code: 'corrections:issue.reason', params: REASON }];
    const { code, name, personType, email, unitId, account } = found.official;
    const posts = await act.rows<{ title: string; unitId: number; from: string }>(
      'select title, unit_id as "unitId", from_date::text as "from" from posts where official_id = $1 order by id',
      [id],
    );
    await act.record(`official:${id}`, 'official.removed', { code, name, personType, email, posts, reason });
    await act.remove(Post, { officialId: id });
    await this.changes.happened(act, id, { actor: act.actor, at: act.at, today: act.today });
    await act.change(`delete from year_records y where y.official_id = $1 and ${blankYear('y')}`, [id]);
    await act.change('delete from notices where official_id = $1', [id]);
    if (account) await this.removeAccount(act, account, reason);
    await act.remove(Official, { id });
    const kept = { officialId: id, accountId: account?.id ?? null, code, fullName: name, unitId, reason };
    await act.insert(OfficialRemoval, { ...kept, ...act.by });
    return [];
  }

  private async removeAccount(act: Act, { id, login }: { id: number; login: string }, reason: string): Promise<void> {
    await act.record(`account:${id}`, 'account.removed', { login, reason });
    await act.change('delete from access_requests where account_id = $1', [id]);
    await act.change('delete from notices where account_id = $1', [id]);
    await act.change('delete from password_tries where account_id = $1', [id]);
    await act.remove(Account, { id });
  }
}
