import type { DoorKind } from '../../imports/import-kind.js';
import { typedIn } from '../../imports/import.queries.js';
import { whileOpen } from '../../standing/closings.js';
import { heldOn } from '../../standing/validity.js';
import { CLOSED_MONTHS } from '../history/states.queries.js';
import { applyOfficials } from './apply-officials.js';
import { BELOW_A_UNIT, oneAtATime } from './import-units.js';
import { mergedCodes } from '../merged.queries.js';
import { planOfficials } from './officials-plan.js';

export const IMPORT_OFFICIALS: DoorKind = {
  ...BELOW_A_UNIT,
  code: 'officials',
  labels: { title: 'imports:title.officials', target: 'imports:within', code: 'imports:code', name: 'imports:name' },
  columns: {
    code: ['mã', 'mã cán bộ', 'số hiệu'],
    full_name: ['họ và tên', 'họ tên'],
    person_type: ['loại', 'đối tượng'],
    unit_code: ['mã đơn vị', 'đơn vị'],
    title: ['chức vụ', 'chức danh'],
    position: ['vị trí', 'vai trò'],
    tier: ['bậc', 'bậc nêu gương'],
    from_date: ['từ ngày', 'ngày bắt đầu'],
    email: ['thư điện tử'],
  },
  needed: ['code', 'full_name', 'person_type', 'unit_code', 'title', 'from_date'],
  once: [
    { field: 'from_date' },
    {
      field: 'person_type',
      choices: ['cadre', 'civil-servant', 'public-employee', 'contract'].map((value) => ({
        value,
        label: `officials:personType.${value}`,
      })),
    },
  ],
  sample: {
    text:
      'code,full_name,person_type,unit_code,title,position,tier,from_date,email\n' +
      'CB-0101,Nguyễn Văn Mẫu,công chức,VP,Chánh Văn phòng,người đứng đầu,2,01/09/2026,\n' +
      'CB-0102,Trần Thị Mẫu,viên chức,VP,Chuyên viên,nhân viên,0,01/09/2026,\n',
    fileName: 'mau-officials.csv',
  },
  plan: { module: 'units/imports/officials-plan.js', name: planOfficials.name },
  lock: async (tx, { id }) => {
    await oneAtATime(tx);
    await tx.rows(`select id from officials where code in (${typedIn('code')}) order by id for update`, [id]);
    await whileOpen(tx);
  },
  facts: async (on, _, { id, rootUnitId }, { today }) =>
    (await on.one<{ facts: string }>(FACTS, [id, rootUnitId, today]))!.facts,
  apply: applyOfficials,
};

/** The officials that the file names, the units it puts them in, who heads those today, and until when their months are closed. */
const FACTS = `with root as (select path from units where id = $2),
  places as (select u.id, u.code from units u, root where u.path like root.path || '%' and u.closed_on is null and u.code in (${typedIn('unit_code')})),
  known as (
    select o.code, o.full_name as "fullName", o.person_type as "personType", o.email, coalesce(u.path like root.path || '%', true) as "inScope",
      case when p.id is null then null else json_build_object('unitCode', u.code, 'title', p.title, 'position', p.position, 'tier', p.tier,
        'fromDate', p.from_date) end as post
    from root, officials o
      left join lateral (select * from posts p where p.official_id = o.id and p.main and p.to_date is null order by p.from_date desc limit 1) p on true
      left join units u on u.id = p.unit_id
    where o.code in (${typedIn('code')})),
  merged as (${mergedCodes(`f.code in (${typedIn('code')})`, '(select path from root)')}),
  heads as (
    select l.code as unit, o.code as official from places l join posts p on p.unit_id = l.id join officials o on o.id = p.official_id
    where p.position = 'head' and ${heldOn('p', '$3')}),
  shut as (
    select l.code as unit, max(c."lastDay") as day from units l join ${CLOSED_MONTHS} c on l.path like c."rootPath" || '%'
    where l.id in (select id from places) or l.code in (select k.post ->> 'unitCode' from known k) group by l.code)
  select json_build_object(
    'today', $3::date,
    'officials', coalesce((select json_agg(k order by k.code) from known k), '[]'),
    'units', coalesce((select json_agg(code order by code) from places), '[]'),
    'heads', coalesce((select json_agg(json_build_array(unit, official) order by unit, official) from heads), '[]'),
    'merged', coalesce((select json_agg(json_build_array(code, now) order by code) from merged), '[]'),
    'shut', coalesce((select json_agg(json_build_array(unit, day) order by unit) from shut), '[]'))::text as facts`;
