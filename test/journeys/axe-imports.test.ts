import { sendFile } from '../support/columns.js';
import type { Db } from '../../src/database/db.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { Client } from '../support/client.js';
import { everyPage } from './support/every-page.js';
import type { SampleApp } from './support/sample-app.js';

const SITES = {
  'to-chuc': {
    imports: '/imports',
    columns: '/imports/{read}/columns',
    asked: '/imports/{asked}',
    wrong: '/imports/{wrong}',
    applied: '/imports/{applied}',
    outdated: '/imports/{outdated}',
    holidays: '/settings/holidays/imports/{holidays}',
  },
};

/** A file with wrong rows, one that is written, one that went out of date, and days off. */
async function bringFiles(app: SampleApp): Promise<void> {
  const personnel = new Client(app.url);
  await personnel.signIn('to-chuc', SAMPLE_PASSWORD);
  const root = (await app.db.one<{ id: number }>('select id from units where parent_id is null'))!.id;
  const send = (to: string, name: string, bytes: string) =>
    sendFile(personnel, to, { unit: String(root) }, { name, bytes });
  await send(
    '/imports/units',
    'sai.csv',
    'code,name,parent_code\nTO1,Tổ dân phố số 1,KHONG-CO\nTO2,Tổ dân phố số 2,\n',
  );
  const applied = await send('/imports/units', 'da-ghi.csv', 'code,name,parent_code\nTO3,Tổ dân phố số 3,\n');
  await personnel.post(`${applied.path}/application`);
  const outdated = await send('/imports/units', 'cu.csv', 'code,name,parent_code\nTO3,Tổ dân phố số ba,\n');
  await app.db.rows(`update units set name = 'Tổ dân phố 3' where code = 'TO3'`);
  await personnel.post(`${outdated.path}/application`);
  await personnel.upload('/imports/officials', { unit: String(root) }, [
    { field: 'file', name: 'doc.csv', bytes: 'Mã,Họ và tên,Mật khẩu,Đơn vị\nNV-1,Nguyễn Văn Mẫu,x,TO3\n' },
  ]);
  await send(
    '/imports/officials',
    'hoi.csv',
    'Mã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\nNV-2,Trần Thị Mẫu,công chức,TO3,Trưởng phòng,01/11/2026\n',
  );
  await send('/settings/holidays/import', 'nghi.csv', '31/08/2027,Nghỉ dịp Quốc khánh\n');
}

async function idsOf(db: Db): Promise<Record<string, number>> {
  const rows = await db.rows<{ name: string; id: number }>('select file_name as name, id from imports');
  const ids = new Map(rows.map(({ name, id }) => [name, id]));
  const found = {
    wrong: ids.get('sai.csv'),
    applied: ids.get('da-ghi.csv'),
    outdated: ids.get('cu.csv'),
    read: ids.get('doc.csv'),
    asked: ids.get('hoi.csv'),
  };
  return { ...found, holidays: ids.get('nghi.csv') } as Record<string, number>;
}

describe('the pages of files, in both languages', () => everyPage(['to-chuc'], SITES, idsOf, bringFiles));
