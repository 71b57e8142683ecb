import type { Db } from '../../../src/database/db.js';
import type { Ids, Sites } from './every-page.js';
import type { Client } from '../../support/client.js';
import type { SampleApp } from './sample-app.js';
import { taken, visit } from './ward-people.js';

const NOW = '2026-11';

const idIn =
  (db: Db) =>
  async (sql: string): Promise<number> => {
    const row = await db.one<{ id: number | null }>(sql);
    if (!row?.id) throw new Error(`the sample has nothing of: ${sql}`);
    return row.id;
  };

/** A sitting on the month, with everybody present and what else was said of who came; the address it has now. */
async function sitDown(
  { db }: SampleApp,
  clerk: Client,
  committee: number,
  when: Record<string, string>,
  came: Record<string, string> = {},
): Promise<string> {
  const chair = await idIn(db)(
    `select official_id as id from committee_members where committee_id = ${committee} and role = 'chair' and to_date is null limit 1`,
  );
  const secretary = await idIn(db)("select official_id as id from accounts where login = 'thu-ky-cap-uy'");
  const { path } = taken(
    await clerk.post('/sittings', {
      committee: String(committee),
      place: 'Phòng họp tầng hai',
      chairId: String(chair),
      secretaryId: String(secretary),
      ...when,
    }),
  );
  const seats = await db.rows<{ id: number }>('select official_id as id from sitting_members where sitting_id = $1', [
    path.split('/').at(-1),
  ]);
  taken(await clerk.post(`${path}/attendance`, { present: seats.map((one) => String(one.id)), ...came }));
  return path;
}

/** A sitting of this morning with guests, closed too early: its secretary asks to open it again. */
async function closedTooEarly(app: SampleApp, clerk: Client, committee: number): Promise<void> {
  const path = await sitDown(
    app,
    clerk,
    committee,
    { month: NOW, heldOn: '23/11/2026', beganAt: '07:30' },
    { guests: 'Đoàn giám sát của quận, ba người', guestsSent: 'yes' },
  );
  taken(
    await clerk.post(`${path}/closing`, {
      endedAt: '09:00',
      conclusion: 'Thống nhất theo dõi tiếp.',
      undecided: 'yes',
    }),
  );
  taken(await clerk.post(`${path}/reopening`, { reopening: 'Ghi thiếu một nội dung đã bàn.' }));
}

/** An open sitting on the month with everybody present, and a question that waits for its answer. */
export async function makeResultThings(app: SampleApp): Promise<void> {
  const clerk = await visit(app.url, 'thu-ky-cap-uy');
  const committee = await idIn(app.db)(
    'select c.id from committees c join units u on u.id = c.unit_id where u.parent_id is null',
  );
  await closedTooEarly(app, clerk, committee);
  await sitDown(app, clerk, committee, { month: NOW, heldOn: '23/11/2026', beganAt: '09:00' });
  await writePartyDrafts(app);
  const raised = await clerk.get(`/signals?month=${NOW}`);
  const [, head, code] = /name="head" value="(\d+)"[\s\S]*?name="code" value="([\w-]+)"/.exec(raised.text) ?? [];
  if (head && code)
    await clerk.post('/signals/questions', { head, code, month: NOW, text: 'Mời trao đổi trong phiên họp.' });
}

/** A Party member's draft of the year, still being written; the chair's, who has no form of the year, with the committee. */
async function writePartyDrafts(app: SampleApp): Promise<void> {
  const begin = async (login: string) => {
    const person = await visit(app.url, login);
    const { path } = taken(await person.post('/party/drafts', { year: NOW.slice(0, 4) }));
    return { person, path };
  };
  const { person, path } = await begin('truong-mot-cua');
  taken(await person.post(`${path}/draft`, { duties: 'Trả kết quả đúng hẹn cả năm.' }));
  const chair = await begin('chu-tich');
  taken(await chair.person.post(`${chair.path}/handover`, { duties: 'Giữ lịch tiếp dân mỗi tuần.' }));
}

/** One item of each kind that the open sitting has. */
const itemPages = Object.fromEntries(
  ['progress', 'leaders-below', 'signal', 'focus'].map((kind) => [
    `item-${kind}`,
    `/sittings/{open}/items/{item-${kind}}`,
  ]),
);
const month = '/measures/units/{desk}/2026-11';
const rooms = {
  measures: '/measures?unit={desk}&month=2026-11',
  commitments: '/commitments',
  leader: '/commitments/{leader}',
  dialogues: '/dialogues',
  dialogue: '/dialogues/{dialogue}',
  practices: '/practices',
  practice: '/practices/{practice}',
};

/** The pages of measures, promises, pledges, issues, practices, signals and sittings, by person. */
export const RESULT_PAGES: Sites = {
  'can-bo': { ...rooms, pledges: '/pledges' },
  'truong-mot-cua': {
    ...rooms,
    pledges: '/pledges',
    party: '/party',
    'party-draft': '/party/drafts/{partyDraft}',
    pledge: '/pledges/{own}',
    checkin: '/pledges/{own}/checkin',
    move: '/commitments/{past}/move',
    'dialogue-new': '/dialogues/new',
    'unit-pledges': '/pledges/units/{desk}',
    issues: '/focus',
    issue: '/focus/{issue}',
    'practice-new': '/practices/new',
    table: month,
    figure: month + '/satisfaction',
    questions: '/signals/questions',
  },
  'to-chuc': {
    list: '/measures/list',
    imports: '/measures/imports',
    targets: '/measures/targets/{desk}/2026',
    table: '/measures/units/{root}/2026-11',
    pledges: '/pledges/units/{root}',
    'party-people': '/party/people',
    'party-end': '/party/members/{partyMember}/end',
    'party-entry': '/party/members/{partyMember}/correction',
    issues: '/focus',
  },
  'thu-ky-cap-uy': {
    desk: '/committee',
    signals: '/signals?month=2026-11',
    questions: '/signals/questions',
    issues: '/focus',
    issue: '/focus/{issue}',
    settled: '/focus/{settled}',
    'issue-new': '/focus/new',
    'party-members': '/party/members',
    'party-handed': '/party/drafts/{partyHanded}',
    sittings: '/sittings',
    sitting: '/sittings/{open}',
    held: '/sittings/{held}',
    reopening: '/sittings/{reopening}',
    ...itemPages,
  },
  'chu-tich': { reopening: '/sittings/{reopening}' },
  'cap-uy': {
    desk: '/committee',
    signals: '/signals?month=2026-11',
    sitting: '/sittings/{open}',
    reopening: '/sittings/{reopening}',
    ...itemPages,
  },
  'kiem-tra': {
    signals: '/signals',
    sittings: '/sittings',
    held: '/sittings/{held}',
    issues: '/focus',
    measures: '/measures',
  },
};

/** What these pages are about, looked up in the sample. */
export async function resultIds(db: Db): Promise<Ids> {
  const id = idIn(db);
  const [desk, root] = [
    await id("select id from units where code = 'PM-MC'"),
    await id('select id from units where parent_id is null'),
  ];
  const leader = await id("select official_id as id from accounts where login = 'truong-mot-cua'");
  const [issue, settled] = [
    await id('select id from focus_issues where outcome is null order by id limit 1'),
    await id('select max(id) as id from focus_issues where outcome is not null'),
  ];
  const [practice, dialogue, held] = [
    await id('select max(id) as id from practices'),
    await id(`select max(id) as id from dialogues where leader_id = ${leader}`),
    await id('select min(id) as id from sittings where closed_at is not null'),
  ];
  const reopening = await id('select max(sitting_id) as id from sitting_reopenings');
  const [own, past] = [
    await id(
      "select p.id from pledges p join accounts a on a.official_id = p.official_id and a.login = 'truong-mot-cua' order by p.year desc limit 1",
    ),
    await id(
      `select id from commitments where official_id = ${leader} and due_on > '${NOW}-15' order by due_on limit 1`,
    ),
  ];
  const [partyMember, partyDraft, partyHanded] = [
    await id('select min(id) as id from party_members'),
    await id('select min(id) as id from party_drafts where handed_at is null'),
    await id('select min(id) as id from party_drafts where handed_at is not null'),
  ];
  const open = await id('select max(id) as id from sittings where closed_at is null and cancelled_at is null');
  const items = await db.rows<{ id: number; kind: string }>(
    'select distinct on (kind) id, kind from sitting_items where sitting_id = $1 and removed_at is null order by kind, id',
    [open],
  );
  const itemOf = Object.fromEntries(items.map(({ id: item, kind }) => [`item-${kind}`, item]));
  return {
    partyMember,
    partyDraft,
    partyHanded,
    desk,
    dialogue,
    held,
    issue,
    leader,
    open,
    own,
    past,
    practice,
    reopening,
    root,
    settled,
    ...itemOf,
  };
}
