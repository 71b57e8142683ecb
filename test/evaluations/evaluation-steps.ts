import type { Client } from '../support/client.js';
import type { Ward } from '../support/ward.js';
import type { TestApp } from '../support/app.js';

/** A signed-in browser that has seen a page, and so has a token for its forms. */
export async function browser(on: TestApp, login: string): Promise<Client> {
  const client = await on.client(login.toLowerCase());
  await client.get('/evaluations');
  return client;
}

/** The evaluation of a person in the month. */
export async function evaluationOf(on: TestApp, ward: Ward, key: string, month = '2026-11'): Promise<number> {
  const row = await on.db.one<{ id: number }>('select id from evaluations where official_id = $1 and month = $2', [
    ward.officials[key],
    month,
  ]);
  return row!.id;
}

export interface EvaluationRow {
  status: string;
  revision: number;
  values: (string | null)[];
  score: string | null;
}

export async function rowOf(on: TestApp, id: number): Promise<EvaluationRow> {
  return (await on.db.one<EvaluationRow>(
    'select status, revision, self_values as values, self_score as score from evaluations where id = $1',
    [id],
  ))!;
}

/** A whole evaluation of the ward's set (CHUNG) with these marks, handed in. */
export async function fillAndSubmit(client: Client, id: number, marks = ['9', '8', '7', '0']): Promise<void> {
  const [dan, viec, guong, le] = marks as [string, string, string, string];
  await client.get(`/evaluations/${id}`);
  await client.post(`/evaluations/${id}/draft`, {
    'value.dan': dan,
    'value.viec': viec,
    'value.guong': guong,
    'value.le': le,
  });
  await client.post(`/evaluations/${id}/submission`);
}
