import type { Asking } from '../../acts/asking.js';
import { laidOver } from '../../corrections/corrections.queries.js';
import type { Approver } from '../../standing/chain.js';
import { formatDate } from '../../web/format.js';
import type { YearStanding } from '../year-record-access.js';
import type { YearRecord } from '../year-record.queries.js';
import { talksOf, type TalkRow } from './talks.queries.js';

export const TALK_BOUNDS = { least: 10, most: 4000 } as const;

/** On which side of the talk somebody stands: the person, or who heads or classifies them; null: neither. */
export function talkSide(at: YearStanding): 'self' | 'head' | null {
  if (at.self) return 'self';
  return at.approver || at.classifier ? 'head' : null;
}

/** Who hears of it: the other of the two, where they are in the tree. */
export function otherOf(side: TalkRow['side'], { officialId }: YearRecord, classifier: Approver): number | null {
  if (side === 'head') return officialId;
  return classifier === 'outside' ? null : classifier.officialId;
}

/** Both statements with what they said before, for the two, personnel and the inspector; the form for whoever has not stated theirs. Null for others. */
export async function talksView(
  on: Asking,
  { id, labelId }: YearRecord,
  at: YearStanding,
  typed: Record<string, unknown>,
) {
  const side = talkSide(at);
  if (side === null && !at.personnel && !at.inspector) return null;
  const { accountId, lang } = on.actor;
  const said = (await laidOver(on, 'year-talk', await talksOf(on, id))).map((talk) => ({
    ...talk,
    versions: talk.versions.map((version) => ({
      ...version,
      before: { heldOn: formatDate(version.before['heldOn']!, lang), words: version.before['words']! },
    })),
    correction:
      labelId === null && talk.side === side && talk.byAccount === accountId
        ? `/years/talks/${talk.id}/correction`
        : null,
  }));
  const may = side !== null && labelId === null && said.every((talk) => talk.side !== side);
  if (said.length === 0 && !may) return null;
  const heldOn = typed['talkHeldOn'] ?? said[0]?.heldOn ?? '';
  const form = {
    action: `/years/records/${id}/talk`,
    heldOn,
    words: typed['talkWords'] ?? '',
    longest: TALK_BOUNDS.most,
  };
  return { said, form: may ? form : null };
}
