import type { Answer, Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { giveWork, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';

export interface LegalTest extends TestApp {
  ward: Ward;
  periodId: number;
  legalForms: Record<string, number>;
}

/** The ward with an open November 2026 by the decree; nobody has handed in yet. */
export async function startLegal(now = '2026-11-24T02:00:00Z'): Promise<LegalTest> {
  const app = await startTestApp(now);
  const ward = await makeWard(app.db);
  return { ...app, ward, ...(await openLegalMonth(app.db, ward)) };
}

/** 26.5 of 30. */
export const MARKS_26 = {
  'I.1': '4.5',
  'I.2': '4.5',
  'II.1': '2.25',
  'II.2': '2.25',
  'II.3': '2.25',
  'II.4': '2.25',
  'III.1': '2',
  'III.2': '2.25',
  'III.3': '2.25',
  'III.4': '2',
};
/** 28 of 30. */
export const MARKS_28 = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2.5',
  'II.2': '2.5',
  'II.3': '2.5',
  'II.4': '2',
  'III.1': '2',
  'III.2': '2.5',
  'III.3': '2.5',
  'III.4': '1.5',
};
/** What the person says of themself: more than they get. */
export const SELF = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2.5',
  'II.2': '2.5',
  'II.3': '2.5',
  'II.4': '2.5',
  'III.1': '2.5',
  'III.2': '2.5',
  'III.3': '2.5',
  'III.4': '2.5',
};

export const fields = (marks: Record<string, string>) =>
  Object.fromEntries(Object.entries(marks).map(([item, mark]) => [`mark.${item}`, mark]));

/** The staff example of the specification: 68 assigned; the K 14 not done, one K 12 failed, two K 5 late. */
export async function staffWork(test: LegalTest, key: string): Promise<void> {
  const { db, ward, legalForms } = test;
  const id = legalForms[key]!;
  await giveWork(db, ward, id, 'DC.01', '1', '10', '10');
  const five = await giveWork(db, ward, id, 'DC.02', '5', '4', '4');
  const twelve = await giveWork(db, ward, id, 'DC.05', '12', '2', '2');
  await giveWork(db, ward, id, 'DC.08', '14', '1', '0');
  await mark(test, twelve, 1, 'failed');
  await mark(test, five, 1, 'late');
  await mark(test, five, 2, 'late');
}

export async function mark(test: LegalTest, line: number, item: number, kind: 'failed' | 'late'): Promise<number> {
  const row = await test.db.one<{ id: number }>(
    `insert into work_marks (line_id, item, kind, happened_on, reason, by_account, at) values ($1, $2, $3, '2026-11-12', 'Trả sau hạn', $4, '2026-11-12T02:00:00Z') returning id`,
    [line, item, kind, test.ward.accounts['mcHead']],
  );
  return row!.id;
}

export async function handIn(test: LegalTest, key: string, marks: object = SELF): Promise<void> {
  await test.db.rows(
    `update legal_forms set status = 'submitted', submitted_at = $3, self_marks = $2, revision = revision + 1 where id = $1`,
    [test.legalForms[key], JSON.stringify(marks), '2026-11-23T02:00:00Z'],
  );
}

export async function signed(test: LegalTest, login: string): Promise<Client> {
  const client = await test.client(login.toLowerCase());
  await client.get('/account/password');
  return client;
}

export async function rowOf(test: LegalTest, key: string): Promise<Record<string, unknown>> {
  return (await test.db.one<Record<string, unknown>>('select * from legal_forms where id = $1', [
    test.legalForms[key],
  ]))!;
}

/** Shows the self marks once the scorer's stand, and confirms: what a head does in a unit that marks blind first. */
export async function decide(client: Client, path: string, given: Record<string, string>): Promise<Answer> {
  await client.post(`${path}/confirmation/revelation`, given);
  return client.post(`${path}/confirmation`, given);
}

/** Decides to replace as a person does: the page first shows old and new, then what was seen is decided. Returns the last answer. */
export async function replaceBy(client: Client, petition: number, body: Record<string, string>) {
  const path = `/legal/petitions/${petition}`;
  const replaced = { outcome: 'replaced', ...body };
  const shown = await client.post(path, replaced);
  const seen = /name="compared" value="([0-9a-f]{16})"/.exec(shown.text)?.[1];
  return seen ? client.post(path, { ...replaced, compared: seen }) : shown;
}
