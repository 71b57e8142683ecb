import { loginFor } from '../../accounts/new-account.js';
import { recordAct, recordActs } from '../../acts/record-act.js';
import { fold } from '../../web/fold.js';
import type { Applying } from '../../imports/import-kind.js';
import { tellTransfers, type Transfer } from '../tell-transfer.js';
import { correctByFile } from './corrected-by-file.js';
import type { OfficialLine } from './official-facts.js';

const BATCH = 1000;

/** Writes the officials of a checked file in bulk: people, accounts without a password, posts; a changed main post is a transfer, one beside it ends where another takes its place in its unit. Answers whose posts are others than they were. */
export async function applyOfficials(applying: Applying, lines: readonly OfficialLine[]): Promise<number[]> {
  const { tx, account, at, found, progress } = applying;
  const [ended, touched] = [new Map<number, MovedPost>(), new Set<number>()];
  const created = new Map<number, Omit<Person, 'id' | 'fresh'>>();
  for (let from = 0; from < lines.length; from += BATCH) {
    await correctByFile(
      applying,
      lines.slice(from, from + BATCH).filter(({ main }) => main),
    );
    const batch = lines
      .slice(from, from + BATCH)
      .map((line) => ({ ...line, search: fold(line.fullName), login: loginFor(line.code) }));
    const people = JSON.stringify(batch.filter(({ main }) => main));
    for (const { id, fresh, ...words } of await tx.rows<Person>(PEOPLE, [people, at]))
      if (fresh) created.set(id, words);
    await tx.rows(RENAMED, [people]);
    await tx.rows(ACCOUNTS, [people, at]);
    for (const post of await tx.rows<MovedPost>(END_POSTS, [JSON.stringify(batch)])) {
      touched.add(post.officialId);
      if (post.main) ended.set(post.officialId, post);
    }
    await progress(Math.min(lines.length, from + BATCH));
  }
  for (let from = 0; from < lines.length; from += BATCH) {
    const begun = await tx.rows<MovedPost>(NEW_POSTS, [JSON.stringify(lines.slice(from, from + BATCH))]);
    const moved = transfersOf(begun, ended, found.id);
    await recordActs(tx, { act: 'official.transferred', account, at }, moved);
    await tellMoved(applying, moved);
    await recordActs(tx, { act: 'official.created', account, at }, createdOf(begun, created, found.id));
    await recordActs(tx, { act: 'post.added', account, at }, addedOf(begun, ended, created, found.id));
    for (const { officialId } of begun) if (!created.has(officialId)) touched.add(officialId);
  }
  await recordAct(tx, {
    chain: `import:${found.id}`,
    act: 'import.officials-applied',
    account,
    at,
    detail: { rows: lines.length, ...(found.mapping.answers ? { answers: found.mapping.answers } : {}) },
  });
  return [...touched].sort((a, b) => a - b);
}

async function tellMoved({ tx, actor, at, today }: Applying, moved: ReturnType<typeof transfersOf>): Promise<void> {
  const [began, ended] = (['began', 'ended'] as const).map((post) => moved.map(({ detail }) => detail[post]));
  const transfers = await tx.rows<Transfer>(TRANSFERS, [began, ended], 'transfers-by-file');
  await tellTransfers(tx, actor, transfers, { at, today });
}

interface Person {
  id: number;
  fresh: boolean;
  code: string;
  fullName: string;
  personType: string;
}

interface MovedPost {
  id: number;
  officialId: number;
  from: string;
  main: boolean;
}

/** Of whom a main post ended and another began. */
function transfersOf(begun: readonly MovedPost[], ended: ReadonlyMap<number, MovedPost>, importId: number) {
  return begun.flatMap(({ id, officialId, from, main }) => {
    const before = main ? ended.get(officialId) : undefined;
    if (!before) return [];
    return [{ chain: `official:${officialId}`, detail: { ended: before.id, began: id, on: from, import: importId } }];
  });
}

/** Who was not there before, with the main post they begin in. */
function createdOf(
  begun: readonly MovedPost[],
  created: ReadonlyMap<number, Omit<Person, 'id' | 'fresh'>>,
  importId: number,
) {
  return begun.flatMap(({ id, officialId, main }) => {
    const words = main ? created.get(officialId) : undefined;
    return words ? [{ chain: `official:${officialId}`, detail: { ...words, postId: id, import: importId } }] : [];
  });
}

/** Posts that no other ended for, of people who were there, and those beside a main post. */
function addedOf(
  begun: readonly MovedPost[],
  ended: ReadonlyMap<number, MovedPost>,
  created: ReadonlyMap<number, unknown>,
  importId: number,
) {
  return begun.flatMap(({ id, officialId, from, main }) =>
    main && (ended.has(officialId) || created.has(officialId))
      ? []
      : [{ chain: `official:${officialId}`, detail: { postId: id, fromDate: from, import: importId } }],
  );
}

const GIVEN = `given as (select * from jsonb_to_recordset($1) as g(code text, "fullName" text, search text, login text, "personType" text,
  email text, "unitCode" text, title text, position text, tier int, "fromDate" date, main boolean))`;

const PEOPLE = `with ${GIVEN} insert into officials (code, full_name, search_name, person_type, email, created_at)
  select code, "fullName", search, "personType", email, $2::timestamptz from given
  on conflict (code) do update set full_name = excluded.full_name, search_name = excluded.search_name, person_type = excluded.person_type,
    email = coalesce(excluded.email, officials.email)
  returning id, code, full_name as "fullName", person_type as "personType", xmax = 0 as fresh`;

const RENAMED = `with ${GIVEN} update accounts a set display_name = g."fullName" from given g join officials o using (code)
  where a.official_id = o.id and a.display_name <> g."fullName"`;

const ACCOUNTS = `with ${GIVEN} insert into accounts (login, official_id, display_name, created_at)
  select case when exists (select 1 from accounts a where a.login = g.login) then g.login || '-' || o.id else g.login end, o.id, g."fullName", $2::timestamptz
  from given g join officials o using (code) where not exists (select 1 from accounts a where a.official_id = o.id)`;

const SAME = `p.unit_id = u.id and p.title = g.title and p.position = g.position and p.tier = g.tier`;

const END_POSTS = `with ${GIVEN} update posts p set to_date = g."fromDate" - 1 from given g join officials o using (code) join units u on u.code = g."unitCode"
  where p.official_id = o.id and p.main = g.main and (g.main or p.unit_id = u.id) and p.to_date is null and not (${SAME})
  returning p.id, p.official_id as "officialId", p.from_date as "from", p.main`;

const NEW_POSTS = `with ${GIVEN} insert into posts (official_id, unit_id, title, tier, position, main, from_date)
  select o.id, u.id, g.title, g.tier, g.position, g.main, g."fromDate" from given g join officials o using (code) join units u on u.code = g."unitCode"
  where not exists (select 1 from posts p where p.official_id = o.id and p.main = g.main and p.to_date is null and ${SAME})
  returning id, official_id as "officialId", from_date as "from", main`;

/** The posts that begin ($1) and those that end for them ($2), in one order. */
const TRANSFERS = `select b.official_id as "officialId", o.full_name as name, json_build_object('id', f.id, 'name', f.name) as "from",
  json_build_object('id', t.id, 'name', t.name) as "to", b.from_date as day
  from unnest($1::int[], $2::int[]) as m (began, ended) join posts b on b.id = m.began join posts e on e.id = m.ended
  join units f on f.id = e.unit_id join units t on t.id = b.unit_id join officials o on o.id = b.official_id order by b.id`;
