import { versionsOf, type Version } from '../corrections/corrections.queries.js';
import type { Rows } from '../database/db.js';
import { COMMITMENT, type CommitmentWords } from '../evaluations/commitments.form.js';
import { movable } from '../evaluations/commitments.service.js';
import { page, type Page } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { commitmentsShown, SHOWN, stateCounts, type CommitmentRow, type Shown } from './own-commitments.queries.js';
import type { PersonSight } from './person-access.js';
import { shareView } from './share.view.js';
import { correctionDenial, proofDenial, statingDenial } from './statement.policy.js';
import { PROOF } from './statements.form.js';
import type { TypedIn } from '../web/read-form.js';

/** So many of a person's commitments stand on one page. */
export const SIZE = 20;

/** One person's commitments with their proof; for the person also what they may do now. */
export async function personPage(
  db: Rows,
  sight: PersonSight,
  query: Record<string, unknown>,
  today: string,
  typed: TypedIn<CommitmentWords> = {},
): Promise<Page> {
  const { person, self } = sight;
  const show = SHOWN.find((each) => each === query['show']) ?? 'all';
  const at = pageNumber(query['page']);
  const everything = query['span'] === 'all';
  const asked = { officialId: person.officialId, today, self };
  const [rows, states, whole] = await Promise.all([
    commitmentsShown(db, { ...asked, everything, show, limit: SIZE, offset: (at - 1) * SIZE }),
    stateCounts(db, { ...asked, everything }),
    stateCounts(db, { ...asked, everything: true }),
  ]);
  const versions = await versionsOf(
    db,
    'commitment',
    rows.map(({ id }) => id),
  );
  const span = everything ? 'all' : undefined;
  const address = `/commitments/${person.officialId}`;
  return page(
    'commitments/person',
    {
      person,
      self,
      open: person.leader,
      counts: { ...states, due: states.kept + states.broken + states.late },
      share: shareView({ kept: states.kept, broken: states.broken, unsaid: states.late }),
      everything,
      older: everything ? 0 : whole.all - states.all,
      address,
      commitments: rows.map((row) => commitmentView(row, versions.get(row.id) ?? [], sight, today)),
      filters: filtersOf(address, show, states, span),
      any: whole.all > 0,
      paging: paged(address, { show: show === 'all' ? undefined : show, span }, at, SIZE, states[show]),
      typed,
      longest: COMMITMENT.longest,
    },
    'commitments:person.title',
    { name: person.name },
  );
}

function commitmentView(
  row: CommitmentRow,
  versions: readonly Version[],
  { self, head, over }: PersonSight,
  today: string,
) {
  const said = row.headKept ?? row.selfKept;
  return {
    ...row,
    moved: row.dueOn !== row.firstDueOn,
    confirmed: row.evaluationDecided && row.headKept !== null,
    differs: row.headKept !== null && row.selfKept !== null && row.headKept !== row.selfKept,
    onEvaluation:
      row.selfProof !== null && row.proofs.every(({ text }) => text !== row.selfProof) ? row.selfProof : null,
    canState: self && statingDenial(row, today) === null,
    canCorrect: self && correctionDenial(row, today) === null,
    versions: versions.map(({ before, reason, by, at }) => ({
      ...{ reason, by, at },
      before: { text: before['text'] ?? '', kept: before['kept'] ?? '' },
    })),
    canProve: self && said !== null && proofDenial(row) === null && row.proofs.length < PROOF.rows,
    canMove: self && movable(row, today) && said === null,
    same: self || head || over ? row.nearlySame : [],
  };
}

function filtersOf(address: string, show: Shown, counts: Record<Shown, number>, span: string | undefined) {
  const query = (each: Shown) =>
    new URLSearchParams({ ...(each === 'all' ? {} : { show: each }), ...(span ? { span } : {}) }).toString();
  return SHOWN.filter((each) => each === 'all' || each === show || counts[each] > 0).map((each) => ({
    show: each,
    count: counts[each],
    current: each === show,
    href: query(each) === '' ? address : `${address}?${query(each)}`,
  }));
}
