import { HOLIDAY_FIELDS } from './holiday-fields.js';
import { recordAct } from '../../acts/record-act.js';
import type { Rows } from '../../database/db.js';
import type { Applying, ImportKind } from '../../imports/import-kind.js';
import { rememberedFor } from '../../imports/columns/columns.queries.js';
import { textsTyped, type FoundImport } from '../../imports/import.queries.js';
import { maySet } from '../../units/unit.policy.js';
import type { Actor } from '../../web/actor.js';
import { readDay } from '../../web/days.js';
import { readHolidays } from './holiday-file.js';
import type { RecordedDay } from './holiday.form.js';
import { planHolidays } from './holidays-plan.js';
import { writeDays } from './holidays.service.js';

/** Days off and worked from a calendar or a table, for the whole country. */
export const IMPORT_HOLIDAYS: ImportKind = {
  code: 'holidays',
  words: { column: 'holidays:column.', fault: 'holidays:fault.' },
  labels: { title: 'holidays:import', target: 'holidays:title', code: 'holidays:day', name: 'holidays:name' },
  reading: async (on, { rootUnitId }, zone) => ({
    call: { module: 'periods/holidays/holiday-file.js', name: readHolidays.name },
    args: [zone, HOLIDAY_FIELDS, await rememberedFor(on, 'holidays', rootUnitId)],
  }),
  fields: HOLIDAY_FIELDS,
  template: { fileName: 'mau-nhap-ngay-nghi.xlsx' },
  target: { find: async (on, actor, id) => ((await rootOf(on, actor, id)) ? { rootUnitId: id } : undefined) },
  mayRead: mayImport,
  mayApply: mayImport,
  plan: { module: 'periods/holidays/holidays-plan.js', name: planHolidays.name },
  facts: async (on, _, { id }) => {
    const days = (await textsTyped(on, id, 'day')).flatMap((typed) => readDay(typed) ?? []);
    return JSON.stringify(
      await on.rows<RecordedDay>('select day, name, kind from holidays where day = any ($1::date[]) order by day', [
        days,
      ]),
    );
  },
  lock: (tx) => tx.rows('lock table holidays in share row exclusive mode'),
  apply: applyHolidays,
  flash: ({ create, change }) => ({ key: 'holidays:imported', params: { count: create + change } }),
};

function mayImport(actor: Actor, { rootPath }: FoundImport): boolean {
  return maySet(actor, rootPath);
}

async function rootOf(on: Rows, actor: Actor, id: number): Promise<boolean> {
  const unit = await on.one<{ path: string }>('select path from units where id = $1 and parent_id is null', [id]);
  return unit !== undefined && maySet(actor, unit.path);
}

async function applyHolidays({ tx, account, at }: Applying, lines: RecordedDay[]): Promise<void> {
  const days = lines.map(({ day, name, kind }) => ({ day, name, kind }));
  await writeDays(tx, days);
  await recordAct(tx, { chain: 'holidays', act: 'holiday.imported', account, at, detail: { days } });
}
