import type { Act } from '../acts/act.js';
import { violated } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import type { CorrectionKind, Stated, Touches, Words } from './correction-kind.js';
import { CorrectionRequest } from './correction-request.entity.js';
import { confirmersOver } from './requests.queries.js';

/** Asks another to confirm; until they do nothing changes. */
export async function ask(
  act: Act,
  kind: CorrectionKind,
  stated: Stated,
  words: Words | null,
  reason: string,
  { unitIds, officialIds }: Touches,
): Promise<number> {
  const { id: rowId, chain, about } = stated;
  const [officialId = null] = officialIds;
  const title = about.name ?? about.title ?? '';
  const given = {
    kind: kind.code,
    rowId,
    chain,
    officialId,
    unitIds: [...unitIds],
    title,
    before: stated.words,
    after: words,
  };
  const { byAccount: askedBy, at: askedAt } = act.by;
  const { id } = await act.insert(CorrectionRequest, { ...given, reason, askedBy, askedAt }).catch((error: unknown) => {
    throw violated(error) === 'correction_requests_open' ? new Conflict('correction-waiting') : error;
  });
  await act.record(chain, 'correction.asked', { request: id, [kind.code]: rowId, reason });
  const confirmers = (await confirmersOver(act, unitIds, act.today)).filter(
    ({ accountId, officialId: who }) => accountId !== askedBy && !officialIds.includes(who),
  );
  await act.tell(
    confirmers.map(({ officialId: who }) => who),
    'correction-asked',
    `/corrections/requests/${id}`,
    { by: act.actor.name, name: title },
  );
  return id;
}
