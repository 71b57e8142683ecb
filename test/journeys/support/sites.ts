import type { Db } from '../../../src/database/db.js';
import type { Ids, Sites } from './every-page.js';

/** The main pages of each kind of user: name and address. */
export const MAIN_PAGES: Sites = {
  '': { 'sign-in': '/sign-in' },
  'can-bo': {
    home: '/',
    evaluation: '/evaluations/{own}',
    review: '/evaluations/{own}/submission',
    result: '/evaluations/{past}',
    months: '/evaluations',
    commitments: '/commitments',
    notices: '/notices',
    criteria: '/criteria',
    version: '/criteria/versions/{version}',
    library: '/criteria/library',
    slip: '/reports/slip?evaluation={past}',
    reports: '/reports',
    password: '/account/password',
    missing: '/nowhere',
    'kept-nothing': '/kept',
    obstacles: '/obstacles',
    'obstacle-new': '/obstacles/new',
    obstacle: '/obstacles/{obstacle}',
    'obstacle-correction': '/obstacles/{obstacle}/correction',
  },
  'truong-mot-cua': {
    home: '/',
    queue: '/approvals',
    flags: '/corrections/flags',
    approval: '/approvals/{submitted}',
    return: '/approvals/{submitted}/return',
    evaluation: '/evaluations/{head}',
    result: '/evaluations/{pastHead}',
    criteria: '/criteria/units/{unit}',
    reports: '/reports',
    petitions: '/petitions',
    unit: '/units/{unit}',
    kept: '/kept',
    requests: '/accounts/requests',
    delegations: '/delegations',
    'interim-views': '/interim-views',
    obstacles: '/obstacles',
    obstacle: '/obstacles/{obstacle}',
  },
  'chu-tich': { home: '/', requests: '/accounts/requests' },
  'cap-uy': {
    home: '/',
    desk: '/committee',
    'desk-past': '/committee?month=2026-10',
    unit: '/committee/units/{unit}?month=2026-10',
    evaluation: '/committee/evaluations/{past}',
    reports: '/reports',
    'unit-month': '/reports/unit-month?month=2026-10&unit=1&below=1',
    leaders: '/reports/leaders?month=2026-10&unit=1',
    report: '/reports/committee-month?month=2026-10&unit=1',
    'report-months': '/reports/months?month=2026-10&unit=1',
    'report-05': '/reports/directive-05?unit=1&span=2026-H2',
    'leader-year': '/reports/leader-year?official={leader}',
    result: '/evaluations/{chair}',
  },
  'to-chuc': {
    home: '/',
    periods: '/periods',
    period: '/periods/{period}',
    closing: '/periods/{period}/closing',
    calendar: '/periods/{period}/correction',
    planned: '/periods/{planned}',
    'calendar-warns': '/periods/{planned}/calendar',
    excusal: '/periods/{period}/excusals/new?evaluation={own}',
    'post-correction': '/posts/{post}/correction',
    'seat-correction': '/committee-members/{seat}/correction',
    'correction-requests': '/corrections/requests',
    'person-removal': '/officials/{leader}/removal',
    'person-merging': '/officials/merging/{leader}/correction',
    units: '/units',
    unit: '/units/{unit}',
    'unit-new': '/units/{unit}/units/new',
    'unit-edit': '/units/{unit}/edit',
    'paper-names': '/units/{unit}/paper-names/state',
    'paper-names-party': '/units/{unit}/paper-names/party',
    'paper-titles': '/units/{unit}/paper-names/state/titles',
    'period-correction': '/periods/{period}/correction',
    'unit-mend': '/units/{unit}/mending',
    'unit-move': '/units/{unit}/parent?parent=PM-VP',
    'unit-merge': '/units/{unit}/merging?into=%2B',
    'unit-split': '/units/{unit}/splitting',
    'unit-close': '/units/{unit}/closing',
    'unit-history': '/units/{renamed}/history',
    'unit-correction': '/unit-acts/{unitAct}/correction',
    'unit-annulment': '/unit-acts/{split}/annulment',
    'unit-annulment-request': '/unit-annulments/{annulment}',
    officials: '/officials',
    official: '/officials/{person}',
    transfer: '/officials/{person}/transfer',
    imports: '/imports',
    accounts: '/accounts',
    settings: '/settings',
    holidays: '/settings/holidays',
    'holidays-proposed': '/settings/holidays?year=2027',
    approvals: '/approvals',
    requests: '/accounts/requests',
  },
  'kiem-tra': {
    home: '/',
    desk: '/committee',
    audit: '/audit',
    'audit-filtered': '/audit?act=account.access-asked&from=01/11/2026&to=30/11/2026',
    'audit-nothing': '/audit?q=khong-co-ai',
    verification: '/audit/verification',
    periods: '/periods',
    officials: '/officials',
  },
  'quan-tri': {
    home: '/',
    accounts: '/accounts',
    account: '/accounts/{account}',
    new: '/accounts/new',
    requests: '/accounts/requests',
    settings: '/settings',
    units: '/units',
  },
  'cap-tren': { home: '/', queue: '/approvals', criteria: '/criteria' },
};

/** What the main pages are about, looked up in the sample; 0 for what is made beside it and was not. */
export async function mainIds(db: Db): Promise<Ids> {
  const id = async (sql: string): Promise<number> => (await db.one<{ id: number }>(sql))?.id ?? 0;
  const evaluationOf = (login: string, month: string) =>
    id(
      `select e.id from evaluations e join accounts a on a.official_id = e.official_id where a.login = '${login}' and e.month = '${month}'`,
    );
  const [own, past, head, pastHead, chair] = [
    await evaluationOf('can-bo', '2026-11'),
    await evaluationOf('can-bo', '2026-10'),
    await evaluationOf('truong-mot-cua', '2026-11'),
    await evaluationOf('truong-mot-cua', '2026-10'),
    await evaluationOf('chu-tich', '2026-10'),
  ];
  const submitted = await id(
    "select e.id from evaluations e join units u on u.id = e.unit_id where u.code = 'PM-MC' and e.month = '2026-11' and e.status = 'submitted' limit 1",
  );
  const [unit, period, person] = [
    await id("select id from units where code = 'PM-MC'"),
    await id("select id from periods where month = '2026-11'"),
    await id("select official_id as id from accounts where login = 'can-bo'"),
  ];
  const planned = await id("select id from periods where month = '2026-12'");
  const version = await id('select version_id as id from evaluations where id = ' + own);
  const leader = await id("select official_id as id from accounts where login = 'truong-mot-cua'");
  const unitAct = await id("select max(id) as id from unit_acts where kind = 'rename'");
  const renamed = await id("select unit_id as id from unit_acts where kind = 'rename' order by id desc limit 1");
  const split = await id("select max(id) as id from unit_acts where kind = 'split'");
  const annulment = await id('select max(id) as id from unit_act_annulments');
  const account = await id("select id from accounts where login = 'can-bo'");
  const obstacle = await id('select max(id) as id from obstacles');
  return {
    own,
    past,
    head,
    pastHead,
    chair,
    submitted,
    unit,
    period,
    planned,
    person,
    version,
    leader,
    post: await id('select max(id) as id from posts where to_date is null and official_id = ' + person),
    seat: await id('select max(id) as id from committee_members'),
    account,
    unitAct,
    renamed,
    split,
    annulment,
    obstacle,
  };
}
