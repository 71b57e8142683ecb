import { SAMPLE_PASSWORD } from '../../../src/seed/sample-people.js';
import type { Rows } from '../../../src/database/db.js';
import { Client, type Answer } from '../../support/client.js';

/** Somebody of the sample ward with a form of the year. */
export interface WardPerson {
  login: string;
  name: string;
  unit: string;
  unitId: number;
  position: 'head' | 'deputy' | 'member';
  officialId: number;
  /** Mẫu 02 of the year. */
  evaluationId: number;
  /** Mẫu 01 of the running month, and how far it has come. */
  monthId: number;
  monthStatus: string;
}

export async function wardPeople(db: Rows, month: string): Promise<WardPerson[]> {
  return db.rows<WardPerson>(
    `select a.login, o.full_name as name, u.code as unit, u.id as "unitId", y.position, o.id as "officialId", y.id as "evaluationId", s.id as "monthId", s.status as "monthStatus"
     from year_records y join officials o on o.id = y.official_id join accounts a on a.official_id = o.id join units u on u.id = y.unit_id
     join legal_forms s on s.official_id = y.official_id and s.month = $1 order by y.id`,
    [month],
  );
}

let address = 0;

/** A person at a machine of their own, without a browser: the same pages and forms, faster. */
export async function visit(url: string, login: string): Promise<Client> {
  const client = guest(url);
  await client.signIn(login, SAMPLE_PASSWORD);
  return client;
}

/** Somebody who has not said who they are. */
export function guest(url: string): Client {
  address++;
  return new Client(url, { 'x-forwarded-for': `10.20.${Math.floor(address / 250)}.${1 + (address % 250)}` });
}

/** The answer, when the form was taken; else what the page says is wrong. */
export function taken(answer: Answer): Answer {
  if (answer.status === 200) return answer;
  const said = answer.text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  throw new Error(`${answer.path}: ${answer.status} ${said.slice(0, 1500)}`);
}
