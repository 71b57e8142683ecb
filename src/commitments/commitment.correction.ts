import type { CorrectionKind } from '../corrections/correction-kind.js';
import { COMMITMENT } from '../evaluations/commitments.form.js';
import { Commitment } from '../evaluations/commitment.entity.js';
import { standTo } from '../standing/standing.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { topOf } from './agency.js';
import { lockCommitment, touchDraft } from './commitment-statements.service.js';
import { ownCommitment, ownerOf } from './own-commitments.queries.js';
import { openPerson } from './person-access.js';
import { sameCommitments } from './same.js';
import { correctionDenial, isStated } from './statement.policy.js';

const TEXT = { name: 'text', least: COMMITMENT.shortest, most: COMMITMENT.longest, rows: 3 };
const KEPT = {
  ...{ name: 'kept', least: 4, most: 6 },
  oneOf: { codes: ['kept', 'broken'], words: 'evaluations:commitments.state.' },
};

/** What was promised, and whether it was kept once that is stated: its owner's, until the month it falls due in is handed in or over. */
export const COMMITMENT_CORRECTION: CorrectionKind = {
  code: 'commitment',
  path: 'commitments',
  allow: ['official'],
  acts: { corrected: 'commitment.corrected' },
  fields: [TEXT, KEPT],
  async find(on, id) {
    const owner = await ownerOf(on, id);
    if (owner === null) return undefined;
    const { person, self } = await openPerson(on, on.actor, owner, on.today);
    if (!self) throw new Forbidden();
    const row = (await ownCommitment(on, owner, id, on.today))!;
    const denial = correctionDenial(row, on.today);
    if (denial) throw new Conflict(denial);
    const stated = isStated(row);
    const { approver } = await standTo(on, on.actor, person, on.today);
    return {
      id,
      words: { text: row.text, ...(stated && { kept: row.selfKept ? 'kept' : 'broken' }) },
      chain: `official:${owner}`,
      unitId: person.unitId,
      about: { name: person.name, title: row.text },
      href: `/commitments/${owner}#c-${id}`,
      toldAt: `/commitments/${id}/proofs`,
      told: approver === 'outside' ? [] : [approver.officialId],
      fields: stated ? [TEXT, KEPT] : [TEXT],
    };
  },
  lock: lockCommitment,
  async write(act, { id, words: before }, words) {
    const { text, kept } = words as Record<string, string>;
    const officialId = act.actor.officialId!;
    if (text !== before['text']) {
      const { person } = await openPerson(act, act.actor, officialId, act.today);
      const asked = {
        officialId,
        rootPath: `/${topOf(person.unitPath)}/`,
        texts: [text!],
        today: act.today,
        except: id,
      };
      await act.update(Commitment, { id }, { text: text!, nearlySame: await sameCommitments(act, asked) });
    }
    if (kept !== before['kept']) await act.update(Commitment, { id }, { selfKept: kept === 'kept', selfAt: act.at });
    await touchDraft(act, id);
  },
};
