import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { sql } from '../database/entity-sql.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { committeeReaders, findDraft, waitsForLabel, type Draft } from './drafts.queries.js';
import { lockOwnDraft } from './draft-access.js';
import { filledFor } from './filled.js';
import { placeIn } from './filled.queries.js';
import { membershipIn } from './members.queries.js';
import { hasWordsOfOwn, readTexts } from './parts.js';
import { PartyDraft } from './party-draft.entity.js';
import { yearsToBegin } from './party-years.js';

export interface SavedDraft {
  draft: Draft;
  issues: Issue[];
}

/** A member's draft: begun, written, handed over to the committee when they choose to, and taken back. */
@Injectable()
export class PartyDraftsService {
  constructor(private readonly acts: Acts) {}

  /** The draft of a year, made when it is not there yet. */
  begin(actor: Actor, year: number): Promise<number> {
    const { officialId } = actor;
    if (officialId === null) throw new Forbidden();
    return this.acts.perform(actor, async (act) => {
      if (!yearsToBegin(act.today).includes(year)) throw new NotFound();
      if (!(await membershipIn(act, officialId, year))) throw new Forbidden('party-not-member');
      const place = await placeIn(act, officialId, dayIn(year, act.today));
      if (!place) throw new Forbidden('party-not-member');
      const row = await act.one<{ id: number }>(
        'insert into party_drafts (official_id, unit_id, year, leader, created_at) values ($1, $2, $3, $4, $5) on conflict (official_id, year) do nothing returning id',
        [officialId, place.unitId, year, place.leader, act.at],
      );
      if (!row) return (await act.find(PartyDraft, { officialId, year }))!.id;
      await act.record(`official:${officialId}`, 'party-draft.begun', { draft: row.id, year });
      return row.id;
    });
  }

  /** Keeps whatever has been typed; a part that is too long stays as it was and is named. */
  save(actor: Actor, id: number, body: unknown): Promise<SavedDraft> {
    return this.acts.perform(actor, async (act) => this.write(act, await own(act, id), body));
  }

  /** The other version, with or without a leading post; what was typed is kept, also of the part that is no longer shown. */
  turn(actor: Actor, id: number, body: unknown): Promise<SavedDraft> {
    return this.acts.perform(actor, async (act) => {
      const saved = await this.write(act, await own(act, id), body);
      if (saved.issues.length > 0) return saved;
      const { draft } = saved;
      await act.update(PartyDraft, { id }, { leader: !draft.leader });
      return { draft: { ...draft, leader: !draft.leader }, issues: [] };
    });
  }

  /** Saves what the form carries and lets the committees over its author read it, with what the program filled in as it is now. */
  handOver(actor: Actor, id: number, body: unknown): Promise<SavedDraft> {
    return this.acts.perform(actor, async (act) => {
      const before = await held(act, id);
      if (before.handedAt !== null) return { draft: before, issues: [] };
      const saved = await this.write(act, before, body);
      if (saved.issues.length > 0) return saved;
      const { officialId, year, leader, texts } = saved.draft;
      if (!hasWordsOfOwn(texts, leader)) return { ...saved, issues: [{ field: 'ethics', code: 'party:issue.empty' }] };
      if (await waitsForLabel(act, officialId, year)) throw new Conflict('party-label', { year });
      const filled = await filledFor(act, {
        officialId,
        year,
        leader,
        today: act.today,
        zone: act.zone,
        cell: (await membershipIn(act, officialId, year))?.cell ?? '',
      });
      const place = await placeIn(act, officialId, dayIn(year, act.today));
      const handed = { handedAt: act.at, filled, unitId: place?.unitId ?? saved.draft.unitId };
      await act.update(PartyDraft, { id }, { ...handed, revision: sql('revision + 1') });
      const digest = createHash('sha256').update(JSON.stringify({ texts, filled })).digest('hex');
      await act.record(`official:${officialId}`, 'party-draft.handed', { draft: id, year, digest });
      const readers = await committeeReaders(act, place?.unitPath ?? saved.draft.unitPath, act.today);
      const others = readers.filter((reader) => reader !== officialId);
      await act.tell(others, 'party-draft-handed', `/party/drafts/${id}`, { by: actor.name, year });
      return { draft: (await findDraft(act, id))!, issues: [] };
    });
  }

  async takeBack(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { handedAt, officialId, year } = await held(act, id);
      if (handedAt === null) return;
      await act.update(PartyDraft, { id }, { handedAt: null, filled: null, revision: sql('revision + 1') });
      await act.record(`official:${officialId}`, 'party-draft.taken-back', { draft: id, year });
    });
  }

  private async write(act: Act, draft: Draft, body: unknown): Promise<SavedDraft> {
    const { version, texts: given, issues } = readTexts(body);
    if (version !== null && version !== draft.revision)
      throw new Stale('draft-moved', { at: formatMoment(draft.savedAt, act.zone) });
    const texts = Object.fromEntries(Object.entries({ ...draft.texts, ...given }).filter(([, text]) => text !== ''));
    if (isDeepStrictEqual(texts, draft.texts)) return { draft, issues };
    await act.update(PartyDraft, { id: draft.id }, { texts, savedAt: act.at, revision: sql('revision + 1') });
    return { draft: { ...draft, texts, savedAt: act.at, revision: draft.revision + 1 }, issues };
  }
}

async function held(act: Act, id: number): Promise<Draft> {
  return (await lockOwnDraft(act, act.actor, id)).draft;
}

async function own(act: Act, id: number): Promise<Draft> {
  const draft = await held(act, id);
  if (draft.handedAt !== null) throw new Conflict('party-draft-handed');
  return draft;
}

function dayIn(year: number, today: string): string {
  const last = `${year}-12-31`;
  return today < last ? today : last;
}
