import { notifyMany } from '../../acts/notify.js';
import { recordActs } from '../../acts/record-act.js';
import { Correction } from '../../corrections/correction.entity.js';
import type { Applying } from '../../imports/import-kind.js';
import type { OfficialLine } from './official-facts.js';

interface Changed {
  id: number;
  unitId: number;
  /** So often was the record put right before. */
  times: number;
  name: string;
  code: string;
  personType: string;
  email: string;
  newName: string;
  newEmail: string;
}

const CHANGED = `select o.id, o.full_name as name, o.code, o.person_type as "personType", coalesce(o.email, '') as email, g."fullName" as "newName",
  coalesce(g.email, o.email, '') as "newEmail", (select count(*)::int from corrections c where c.kind = 'official' and c.row_id = o.id) as times,
  coalesce((select p.unit_id from posts p where p.official_id = o.id and p.main order by p.to_date is not null, p.from_date desc limit 1),
    (select u.id from units u where u.code = g."unitCode")) as "unitId"
from jsonb_to_recordset($1) as g(code text, "fullName" text, email text, "unitCode" text) join officials o using (code)
where o.full_name <> g."fullName" or coalesce(g.email, o.email) is distinct from o.email order by o.id`;

/** What a file says otherwise of people who are there is put right as on their pages: both versions stay, the file is the reason, each is told. */
export async function correctByFile(
  { tx, actor, account, at, found }: Applying,
  lines: readonly OfficialLine[],
): Promise<void> {
  const changed = await tx.rows<Changed>(CHANGED, [JSON.stringify(lines)], 'officials-changed-by-file');
  const reason = `${found.fileName} · /imports/${found.id}`.slice(-2000);
  const acts = [];
  for (const { id, unitId, times, newName, newEmail, ...before } of changed) {
    const after = { ...before, name: newName, email: newEmail };
    const chain = `official:${id}`;
    const { id: correction } = await tx.insert(Correction, {
      ...{ kind: 'official', rowId: id, number: times + 1, chain, unitId, before, after, reason },
      ...{ byAccount: account, at, requestId: null },
    });
    acts.push({ chain, detail: { correction, official: id, before, after, reason, import: found.id } });
  }
  if (acts.length === 0) return;
  await recordActs(tx, { act: 'official.corrected', account, at }, acts);
  const told = { code: 'official-corrected', href: '/notices', at };
  await notifyMany(
    tx,
    changed.map(({ id, newName }) => ({ ...told, officialId: id, params: { by: actor.name, name: newName } })),
  );
}
