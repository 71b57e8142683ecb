import type { Db } from '../../src/database/db.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { Client } from '../support/client.js';
import { asProposed } from '../support/columns.js';
import { everyPage, type Sites } from './support/every-page.js';
import type { SampleApp } from './support/sample-app.js';

const DOOR = '/legal/imported-months/imports';
const SITES: Sites = {
  'to-chuc': {
    door: DOOR,
    columns: `${DOOR}/{read}/columns`,
    preview: `${DOOR}/{checked}`,
    written: `${DOOR}/{written}`,
  },
};

const HEAD = 'Mã cán bộ,Tháng,Điểm,Mức xếp loại,Cơ quan gửi,Số văn bản,Ngày văn bản\n';
const DOCUMENT = 'UBND phường bên,45/UBND,02/08/2025';

/** A file that waits for its columns, one with wrong rows and a remark, one that is written. */
async function bringMonths(app: SampleApp): Promise<void> {
  const personnel = new Client(app.url);
  await personnel.signIn('to-chuc', SAMPLE_PASSWORD);
  const unit = /<option value="(\d+)"/.exec((await personnel.get(DOOR)).text)?.[1];
  const root = (await app.db.one<{ id: number }>('select id from units where parent_id is null'))!.id;
  const { code } = (await app.db.one<{ code: string }>(
    `select o.code from officials o join accounts a on a.official_id = o.id where a.login = 'can-bo'`,
  ))!;
  const send = (file: string, rows: string) =>
    personnel.upload(DOOR, { unit: unit ?? String(root) }, [{ field: 'file', name: file, bytes: HEAD + rows }]);
  const written = await asProposed(personnel, await send('du.csv', `${code},7/2025,"88,5",Tốt,${DOCUMENT}\n`));
  await personnel.post(`${written.path}/application`);
  const wrong = `KHONG-CO,13/2025,101,Tốt,${DOCUMENT}\n${code},7/2025,90,Tốt,${DOCUMENT}\n${code},8/2025,91,Tốt,${DOCUMENT}\n`;
  await asProposed(personnel, await send('sai.csv', wrong));
  await send('cot.csv', `${code},9/2025,88,Tốt,${DOCUMENT}\n`);
}

async function idsOf(db: Db): Promise<Record<string, number>> {
  const file = async (name: string, status: string) =>
    (await db.one<{ id: number }>(
      `select id from imports where kind = 'scored-months' and file_name = $1 and status = $2`,
      [name, status],
    ))!.id;
  return {
    read: await file('cot.csv', 'read'),
    checked: await file('sai.csv', 'checked'),
    written: await file('du.csv', 'applied'),
  };
}

describe('the pages of a file of months scored elsewhere, in both languages', () =>
  everyPage(Object.keys(SITES), SITES, idsOf, bringMonths));
