import type { CorrectionKind, Words } from '../../corrections/correction-kind.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { carried } from './quorum.js';
import { roomOf, sittingToRead } from './sitting-access.js';
import { mayRecord } from './sitting.policy.js';
import { decisionsOf } from './item.queries.js';

const TEXT = { name: 'text', least: 3, most: 4000, rows: 4 };
const VOTES = ['inFavour', 'against', 'abstained'].map((name) => ({ name, least: 1, most: 4 }));

const votesIn = (words: Words) => ({
  inFavour: Number(words['inFavour']),
  against: Number(words['against']),
  abstained: Number(words['abstained']),
});

/**
 * A resolution and its votes, put right by who keeps the record until the minutes are signed. Where something followed from it (an
 * issue settled, a question asked, entries changed), the votes may not turn it over: that is decided anew.
 */
export const DECISION_CORRECTION: CorrectionKind = {
  code: 'resolution',
  path: 'sittings/decisions',
  allow: ['committee'],
  acts: { corrected: 'sitting.decision-corrected' },
  fields: [TEXT, ...VOTES],
  async find(on, id) {
    const place = await on.one<{ sittingId: number; itemId: number }>(
      `select i.sitting_id as "sittingId", i.id as "itemId" from sitting_decisions d join sitting_items i on i.id = d.item_id where d.id = $1`,
      [id],
    );
    if (!place) return undefined;
    const sitting = await sittingToRead(on, on.actor, place.sittingId);
    if (sitting.closedAt)
      throw new Conflict('sitting-closed', { name: sitting.closedByName, at: formatMoment(sitting.closedAt, on.zone) });
    if (sitting.cancelledAt)
      throw new Conflict('sitting-cancelled', { at: formatMoment(sitting.cancelledAt, on.zone) });
    const { item, withdrawals } = await roomOf(on, sitting, place.itemId);
    const away = withdrawals.map(({ officialId }) => officialId);
    if (!mayRecord(on.actor, sitting, away)) throw new Forbidden();
    const made = (await decisionsOf(on, sitting.id)).find((one) => one.id === id)!;
    const votes = { inFavour: String(made.inFavour), against: String(made.against), abstained: String(made.abstained) };
    return {
      id,
      words: { text: made.text, ...votes },
      chain: `committee:${sitting.committeeId}`,
      unitId: sitting.unitId,
      about: { title: item.title },
      href: `/sittings/${sitting.id}/items/${item.id}`,
      told: [sitting.chairId, sitting.secretaryId],
      ...(made.kind === 'entries' ? { fields: VOTES } : {}),
    };
  },
  async check(on, { id, words: old }, words) {
    const made = await on.one<{ entitled: number; kind: string; resolving: string | null }>(
      `select entitled, kind, after ->> 'resolving' as resolving from sitting_decisions where id = $1`,
      [id],
    );
    const { entitled, kind, resolving } = made!;
    const wrong = VOTES.filter(({ name }) => !/^\d{1,4}$/.test(words[name]!));
    if (wrong.length > 0)
      return wrong.map(({ name }) => ({ field: name, code: 'sittings:issue.votesSum', params: { entitled } }));
    const { inFavour, against, abstained } = votesIn(words);
    if (inFavour + against + abstained !== entitled)
      return [{ field: 'inFavour', code: 'sittings:issue.votesSum', params: { entitled } }];
    const followed = kind !== 'resolved' || (resolving !== null && resolving !== 'resolved');
    const turned = carried(votesIn(words), entitled) !== carried(votesIn(old), entitled);
    return followed && turned ? [{ field: 'inFavour', code: 'sittings:issue.turned' }] : [];
  },
  lock: (act, id) =>
    act.one(
      `select s.id from sittings s join sitting_items i on i.sitting_id = s.id join sitting_decisions d on d.item_id = i.id where d.id = $1 for update of s`,
      [id],
    ),
};
