import { sha256 } from '../../../src/legal/months-file/months-file.js';
import { sampleFile } from '../../support/months-file.js';
import type { Db } from '../../../src/database/db.js';
import type { Ids, Sites } from './every-page.js';

const catalogues = {
  catalogue: '/catalogue',
  version: '/catalogue/versions/{catalogue}',
  product: '/catalogue/products/{product}',
};
const years = { years: '/years', year: '/years/{year}' };

/** The pages of the catalogue, the month and the year by the law, by person. */
export const LAW_PAGES: Sites = {
  'can-bo': {
    ...catalogues,
    'legal-months': '/legal/forms',
    'legal-form': '/legal/forms/{own}',
    'legal-result': '/legal/forms/{past}',
    work: '/legal/forms/{own}/work',
    completed: '/legal/forms/{own}/work/completed',
    line: '/legal/work/lines/{line}',
    'my-year': '/legal/officials/{person}/2026',
    petition: '/legal/petitions/{petition}',
    petitionWithdrawal: '/legal/petitions/{petition}/withdrawal',
    hanoi: '/legal/hanoi/{hanoiOwn}',
    hanoiPast: '/legal/hanoi/{hanoiPast}',
    hanoiPetition: '/legal/hanoi/petitions/{hanoiPetition}',
    frames: '/legal/frames',
    years: '/years',
    mau02: '/years/records/{yearOwn}',
    labelPetitions: '/label-petitions',
    breaches: '/years/breaches',
  },
  'truong-mot-cua': {
    ...catalogues,
    ...years,
    'legal-queue': '/legal/approvals',
    'legal-form': '/legal/forms/{headOwn}',
    'legal-result': '/legal/forms/{headPast}',
    read: '/legal/forms/{past}',
    confirmation: '/legal/forms/{submitted}/confirmation',
    return: '/legal/forms/{submitted}/return',
    work: '/legal/forms/{own}/work',
    found: '/legal/forms/{own}/work?q=ho+so',
    completed: '/legal/forms/{own}/work/completed',
    line: '/legal/work/lines/{marked}',
    table: '/legal/work/units/{desk}/2026-11',
    copied: '/legal/work/units/{desk}/2026-11?from=last',
    imports: '/legal/work/imports',
    petitions: '/legal/petitions',
    petition: '/legal/petitions/{petition}',
    'unit-year': '/legal/units/{desk}/2026',
    'official-year': '/legal/officials/{person}/2026',
    hanoiHead: '/legal/hanoi/{hanoiHead}',
    hanoiConfirmation: '/legal/hanoi/{hanoiOwn}/confirmation',
    hanoiPast: '/legal/hanoi/{hanoiPast}',
    hanoiCorrection: '/legal/hanoi/{hanoiPast}/correction',
    hanoiPetition: '/legal/hanoi/petitions/{hanoiPetition}',
    hanoi: '/legal/hanoi/{hanoiOwn}',
    proposals: '/catalogue/proposals',
    proposal: '/catalogue/proposals/{proposal}',
    propose: '/catalogue/proposals/new',
    mau02: '/years/records/{yearHead}',
    mau02Of: '/years/records/{yearOwn}',
    meetings: '/years/{year}/meetings',
    meetingNew: '/years/{year}/meetings/new?unit={desk}&about=staff',
    meeting: '/years/meetings/{meeting}',
    december: '/years/{year}/december',
    ratings: '/years/{year}/ratings',
    rating: '/years/{year}/ratings/{desk}',
  },
  'chu-tich': {
    ...years,
    'legal-queue': '/legal/approvals',
    confirmation: '/legal/forms/{toChair}/confirmation',
    table: '/legal/work/units/{root}/2026-11',
    version: '/catalogue/versions/{catalogue}',
    frame: '/legal/frames/{frame}',
    december: '/years/{year}/december',
    classification: '/years/{year}/classification',
    uses: '/years/{year}/uses',
    proposalOf: '/years/{year}/classification/{yearHead}',
    ratings: '/years/{year}/ratings',
    rating: '/years/{year}/ratings/{desk}',
  },
  'cap-uy': {
    ...catalogues,
    ...years,
    opinions: '/years/{year}/opinions',
    opinion: '/years/records/{yearHead}/opinions',
    breaches: '/years/breaches',
  },
  'to-chuc': {
    ...catalogues,
    ...years,
    draft: '/catalogue/versions/{draft}',
    changes: '/catalogue/versions/{draft}/changes',
    settings: '/catalogue/drafts/{draft}/settings',
    discard: '/catalogue/drafts/{draft}/discard',
    upload: '/catalogue/drafts/{draft}/imports',
    import: '/catalogue/imports/{file}',
    productNew: '/catalogue/drafts/{draft}/products/new',
    productEdit: '/catalogue/drafts/{draft}/products/{drafted}',
    proposals: '/catalogue/proposals',
    proposal: '/catalogue/proposals/{proposal}',
    months: '/legal/months',
    running: '/legal/months/{running}',
    filtered: '/legal/months/{running}?show=submitted',
    closed: '/legal/months/{closed}',
    open: '/legal/months/new?month=2026-12',
    closing: '/legal/months/{running}/closing',
    correction: '/legal/months/{running}/correction',
    papers: '/years/records/{yearOwn}/papers',
    paperRemoval: '/years/records/{yearOwn}/papers/{paper}/removal',
    hanoiMonth: '/legal/months/{hanoi}',
    hanoiGrades: '/legal/hanoi/months/{hanoi}',
    frames: '/legal/frames',
    frame: '/legal/frames/{frame}',
    lawRoots: '/legal/settings',
    lawSettings: '/legal/settings/{root}',
    officials: '/legal/officials',
    'official-year': '/legal/officials/{person}/2026',
    absence: '/legal/officials/{person}/absences/new?month=2026-11',
    imported: '/legal/officials/{person}/imported-months/new?month=2026-11',
    monthsFile: '/legal/officials/{person}/2026/months-file',
    monthsFilePreview: '/legal/months-files/{received}',
    monthImports: '/legal/imported-months/imports',
    importEnding: '/legal/imported-months/{importedMonth}/ending',
    'unit-year': '/legal/units/{root}/2026',
    workImports: '/legal/work/imports',
    workImport: '/legal/work/imports/{workFile}',
    'legal-result': '/legal/forms/{past}',
    work: '/legal/forms/{past}/work',
    yearNew: '/years/new',
    yearSettings: '/years/{year}/correction',
    groups: '/years/{year}/groups',
    meetings: '/years/{year}/meetings',
    meeting: '/years/meetings/{meeting}',
    other: '/years/{year}/others/{chair}',
    otherEntered: '/years/{year}/others/{viceChair}',
    outsideLabel: '/years/outside-labels/{outsideLabel}/correction',
    outsideFiles: '/years/outside-labels/imports',
    ownFrames: '/years/frames',
    ownFrame: '/years/frames/{ownFrame}',
    breaches: '/years/breaches',
    breachWho: '/years/breaches/new?q=an',
    breachNew: '/years/breaches/new?official={person}',
    breach: '/years/breaches/{breach}',
    breachCorrection: '/years/breaches/{breach}/correction',
    december: '/years/{year}/december',
    ratings: '/years/{year}/ratings',
    rating: '/years/{year}/ratings/{desk}',
    classification: '/years/{year}/classification',
    uses: '/years/{year}/uses?use=planning',
    usesIncome: '/years/{year}/uses?use=income',
    opinions: '/years/{year}/opinions',
    labelPetitions: '/label-petitions',
  },
  'kiem-tra': {
    ...catalogues,
    ...years,
    months: '/legal/months',
    running: '/legal/months/{running}',
    officials: '/legal/officials',
    work: '/legal/work/lines/{marked}',
    december: '/years/{year}/december',
    groups: '/years/{year}/groups',
    breaches: '/years/breaches',
    breach: '/years/breaches/{breach}',
  },
  'cap-tren': { ...catalogues, ...years, 'legal-queue': '/legal/approvals', december: '/years/{year}/december' },
};

const NOW = '2026-11';
const PAST = '2026-10';

/** What these pages are about, looked up in the sample. */
export async function lawIds(db: Db): Promise<Ids> {
  const id = async (sql: string): Promise<number> => {
    const row = await db.one<{ id: number }>(sql);
    if (!row) throw new Error(`the sample has nothing of: ${sql}`);
    return row.id;
  };
  const ofLogin = (login: string) => `join accounts a on a.official_id = s.official_id and a.login = '${login}'`;
  const evaluationOf = (login: string, month: string, edition = 'nd-335-2025') =>
    id(`select s.id from legal_forms s ${ofLogin(login)} where s.month = '${month}' and s.edition = '${edition}'`);
  const lineOf = (evaluation: number, marked: boolean) =>
    id(
      `select l.id from work_lines l where l.legal_form_id = ${evaluation} and ${marked ? '' : 'not '}exists (select 1 from work_marks m where m.line_id = l.id) order by l.id limit 1`,
    );
  const atDesk = (month: string, status: string) =>
    id(
      `select s.id from legal_forms s join units u on u.id = s.unit_id where u.code = 'PM-MC' and s.month = '${month}' and s.status = '${status}' and s.edition = 'nd-335-2025' order by s.leader, s.id limit 1`,
    );

  const [own, past, headOwn, headPast] = [
    await evaluationOf('can-bo', NOW),
    await evaluationOf('can-bo', PAST),
    await evaluationOf('truong-mot-cua', NOW),
    await evaluationOf('truong-mot-cua', PAST),
  ];
  const [submitted, desk] = [await atDesk(NOW, 'submitted'), await id("select id from units where code = 'PM-MC'")];
  const toChair = await id(
    `select s.id from legal_forms s join units u on u.id = s.unit_id where s.month = '${NOW}' and s.position = 'head' and s.status = 'submitted' and s.edition = 'nd-335-2025' limit 1`,
  );
  const [line, marked] = [
    await lineOf(own, false),
    await id(
      `select l.id from work_lines l join work_marks m on m.line_id = l.id join legal_forms s on s.id = l.legal_form_id join units u on u.id = s.unit_id where u.code = 'PM-MC' and s.month = '${NOW}' order by l.id limit 1`,
    ),
  ];
  const [running, closed, hanoi] = [
    await id(`select id from legal_periods where month = '${NOW}' and edition = 'nd-335-2025'`),
    await id(`select id from legal_periods where month = '${PAST}' and edition = 'nd-335-2025'`),
    await id(`select id from legal_periods where edition = 'hanoi-3814-2018' and month = '${NOW}'`),
  ];
  const petitionOf = (edition: string) =>
    id(
      `select max(x.id) as id from petitions x join legal_forms s on s.id = x.legal_form_id where s.edition = '${edition}'`,
    );
  const [petition, hanoiPetition, workFile] = [
    await petitionOf('nd-335-2025'),
    await petitionOf('hanoi-3814-2018'),
    await id(`select max(id) as id from imports where kind = 'work'`),
  ];
  const [catalogue, draft, file] = [
    await id('select id from catalogues where adopted_at is not null order by id desc limit 1'),
    await id('select id from catalogues where adopted_at is null'),
    await id(`select max(id) as id from imports where kind = 'catalogue'`),
  ];
  const [product, drafted, proposal] = [
    await id(`select id from catalogue_products where catalogue_id = ${catalogue} order by position limit 1`),
    await id(`select id from catalogue_products where catalogue_id = ${draft} order by position limit 1`),
    await id('select max(id) as id from product_proposals'),
  ];
  const [hanoiOwn, hanoiPast, hanoiHead] = [
    await evaluationOf('can-bo', NOW, 'hanoi-3814-2018'),
    await evaluationOf('can-bo', PAST, 'hanoi-3814-2018'),
    await evaluationOf('truong-mot-cua', NOW, 'hanoi-3814-2018'),
  ];
  const [frame, root] = [
    await id('select max(id) as id from hanoi_frames'),
    await id('select id from units where parent_id is null'),
  ];
  const person = await id("select official_id as id from accounts where login = 'can-bo'");
  const year = await id('select id from years order by year desc limit 1');
  const [yearOwn, yearHead] = [
    await id(`select s.id from year_records s ${ofLogin('can-bo')} where s.year_id = ${year}`),
    await id(`select s.id from year_records s ${ofLogin('truong-mot-cua')} where s.year_id = ${year}`),
  ];
  const [breach, meeting] = [
    await id('select id from breaches order by id limit 1'),
    await id('select max(id) as id from meetings'),
  ];
  const chair = await id("select official_id as id from accounts where login = 'chu-tich'");
  const viceChair = await id(
    `select o.id from officials o join posts p on p.official_id = o.id where o.person_type = 'cadre' and p.position = 'deputy' order by o.id limit 1`,
  );
  // the sample leaves what others decide to who tries it
  const outsideLabel = await id(
    `insert into outside_labels (year_id, official_id, unit_id, title, position, person_type, label, decision_number, decision_date, issued_by, by_account, at)
     select ${year}, ${viceChair}, ${root}, 'Phó Chủ tịch UBND phường', 'deputy', 'cadre', 'good', '81-QĐ/ĐU', '2026-11-20', 'Đảng ủy cấp trên', min(id), '2026-11-20' from accounts returning id`,
  );
  const ownFrame = await id(
    `insert into own_frames (unit_id, number, items, excellent, good, completed, created_by, created_at, updated_at)
     select ${root}, 1, '[{"group":"Chung","text":"Đạo đức nghề nghiệp","most":"30"},{"group":"Kết quả","text":"Việc được giao","most":"70"}]', 90, 70, 50, min(id), '2026-11-20', '2026-11-20' from accounts returning id`,
  );
  // the sample keeps no scans
  const paper = await id(
    `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) select encode(sha256('scan'), 'hex'), 'application/pdf', 4, 'bien-ban.pdf', 'scan', min(id), '2026-11-20' from accounts returning *)
     insert into year_papers (year_record_id, point, title, file_id, sha256, by_account, at) select ${yearOwn}, 'a', 'Biên bản họp', id, sha256, uploaded_by, at from f returning id`,
  );
  const name = (await db.one<{ name: string }>('select full_name as name from officials where id = $1', [person]))!
    .name;
  const content = sampleFile(name, '2026-01');
  const received = (await db.one<{ id: number }>(
    `insert into received_months_files (official_id, year, content, sha256, agency, person_code, fingerprint, uploaded_by, uploaded_at)
     select $1, 2026, $2, $3, 'Phường bên', 'CB-1', 'x', min(id), '2026-11-02' from accounts returning id`,
    [person, content, sha256(content)],
  ))!.id;
  const importedMonth = await id('select id from imported_months where ended_at is null order by id limit 1');
  return {
    chair,
    viceChair,
    outsideLabel,
    ownFrame,
    breach,
    catalogue,
    closed,
    desk,
    draft,
    drafted,
    file,
    frame,
    hanoi,
    hanoiHead,
    hanoiOwn,
    hanoiPast,
    hanoiPetition,
    importedMonth,
    headOwn,
    headPast,
    line,
    marked,
    meeting,
    own,
    paper,
    past,
    person,
    petition,
    product,
    proposal,
    received,
    root,
    running,
    submitted,
    toChair,
    workFile,
    year,
    yearHead,
    yearOwn,
  };
}
