import { FOCUS } from './authorization.focus.js';
import { FORMS } from './authorization.forms.js';
import { LEGAL_PERIODS } from './authorization.legal-periods.js';
import { HANOI } from './authorization.hanoi.js';
import { OBSTACLES } from './authorization.obstacles.js';
import { MEASURES } from './authorization.measures.js';
import { COMMITMENTS } from './authorization.commitments.js';
import { CATALOGUE } from './authorization.catalogue.js';
import { YEAR_DECISIONS } from './authorization.year-decisions.js';
import { PARTY } from './authorization.party.js';
import { SIGNALS } from './authorization.signals.js';
import { SITTINGS } from './authorization.sittings.js';
import { YEARS } from './authorization.years.js';

/**
 * Who comes through each door. The people, by how they stand to the record "mc1's evaluation" and the unit MC:
 *
 *   mc1 self · mc2 none (same unit) · mcHead approver, own unit's staff · vice deputy: oversees MC, leads mcHead ·
 *   chair head above and chair of the committee · secretary of the committee · vpHead head of the sister unit ·
 *   stranger head of another root · personnel, inspector, outside: scope PM · admin: administrator · nobody: signed out
 *
 * A row: the route; the records in its path (`name=record`, else the text itself); who is let in ("-x" takes somebody
 * out, everybody not named is refused); the form's fields.
 */
export type Row = [route: string, target: string, letIn: string, fields?: Record<string, string>];

export const GROUPS = {
  officials: 'mc1 mc2 mcHead chair vpHead vice secretary stranger',
  heads: 'mcHead chair vpHead stranger',
  committee: 'chair secretary',
  'signed-in': 'mc1 mc2 mcHead chair vpHead vice secretary stranger personnel inspector outside admin',
  everybody: 'mc1 mc2 mcHead chair vpHead vice secretary stranger personnel inspector outside admin nobody',
} as const;

export const PEOPLE = GROUPS.everybody.split(' ');

/** A fixed text where only the record's name is not enough. */
const TEXT = 'Một câu đủ dài để hợp lệ';
const RESULT_OF_MC1 = 'mc1 mcHead committee personnel inspector';
const RESULT_OF_HEAD = 'mcHead vice committee personnel inspector';
const SET_READERS = 'officials -stranger personnel inspector outside';

const accounts: Row[] = [
  ['GET /', '', 'everybody'],
  ['GET /health', '', 'everybody'],
  ['GET /ready', '', 'everybody'],
  ['GET /sign-in', '', 'everybody'],
  ['POST /sign-in', '', 'everybody'],
  ['GET /unlock', '', 'everybody'],
  ['POST /unlock', '', 'everybody'],
  ['GET /kept', '', 'signed-in'],
  ['POST /kept/removal', '', 'signed-in'],
  ['POST /language', '', 'everybody', { lang: 'vi' }],
  ['GET /setup/:token', 'token=unknown', ''],
  ['POST /setup/:token', 'token=unknown', ''],
  ['GET /notices', '', 'signed-in'],
  ['POST /notices/read', '', 'signed-in'],
  ['GET /account/password', '', 'signed-in'],
  ['POST /account/password', '', 'signed-in'],
  ['GET /accounts', '', 'admin personnel'],
  ['GET /accounts/new', '', 'admin'],
  ['POST /accounts', '', 'admin'],
  ['GET /accounts/:id', 'id=mc1Account', 'admin personnel'],
  ['GET /accounts/:id', 'id=adminAccount', 'admin'],
  ['GET /accounts/:id', 'id=strangerAccount', 'admin'],
  ['POST /accounts/:id/roles', 'id=mc1Account', 'admin', { role: 'administrator' }],
  ['POST /accounts/:id/roles', 'id=adminAccount', '', { role: 'inspector', unit: 'PM' }],
  ['POST /accounts/:id/roles/:roleId/end', 'id=inspectorAccount roleId=inspectorRole', 'admin'],
  ...['one-time-password', 'unlocking', 'disabling', 'enabling'].flatMap((act): Row[] => [
    [`POST /accounts/:id/${act}`, 'id=mc1Account', 'admin personnel'],
    [`POST /accounts/:id/${act}`, 'id=adminAccount', ''],
    [`POST /accounts/:id/${act}`, 'id=strangerAccount', 'admin'],
  ]),
  ['POST /accounts/:id/one-time-password', 'id=chairAccount', 'admin personnel'],
  ['POST /accounts/:id/disabling', 'id=chairAccount', 'admin personnel'],
  ['GET /accounts/requests', '', 'signed-in'],
  ['POST /accounts/requests/:id/confirmation', 'id=accessRequest', 'admin secretary'],
  ['POST /accounts/requests/:id/refusal', 'id=accessRequest', 'admin secretary personnel chair'],
  ['POST /accounts/requests/:id/slip', 'id=agreedRequest', 'personnel'],
  ['GET /officials/merging/:id/correction', 'id=mc1', 'personnel'],
  ['GET /officials/merging/:id/correction', 'id=stranger', ''],
  ['POST /officials/merging/:id/correction', 'id=mc1', 'personnel', { into: 'CB-mc2', reason: TEXT }],
  ['GET /officials/:id/removal', 'id=mc1', 'personnel'],
  ['GET /officials/:id/removal', 'id=stranger', ''],
  ['POST /officials/:id/removal', 'id=mc1', 'personnel', { reason: TEXT }],
  ['GET /audit', '', 'inspector'],
  ['GET /audit/verification', '', 'inspector'],
  ['POST /audit/checkpoints', '', 'inspector'],
  ['GET /audit/export.csv', '', 'inspector'],
];

const units: Row[] = [
  ['GET /units', '', 'personnel inspector admin heads'],
  ['GET /units/:id', 'id=MC', 'personnel inspector admin mcHead chair'],
  ['GET /units/:id', 'id=X', 'admin stranger'],
  ...[
    'units/new',
    'edit',
    'mending',
    'parent',
    'merging',
    'splitting',
    'closing',
    'reopening',
    'acting',
    'committee',
    'passwords',
  ].flatMap((page): Row[] => [
    [`GET /units/:id/${page}`, 'id=MC', 'personnel'],
    [`GET /units/:id/${page}`, 'id=X', ''],
  ]),
  ...[
    '/units',
    '',
    '/mending',
    '/parent',
    '/merging',
    '/splitting',
    '/closing',
    '/reopening',
    '/acting',
    '/committee',
    '/passwords',
  ].flatMap((act): Row[] => [
    [`POST /units/:id${act}`, 'id=MC', 'personnel'],
    [`POST /units/:id${act}`, 'id=X', ''],
  ]),
  ['GET /units/:id/history', 'id=MC', 'personnel inspector mcHead chair'],
  ['GET /units/:id/history', 'id=X', 'stranger'],
  ['GET /unit-acts/:id/correction', 'id=unitAct', 'personnel'],
  ['POST /unit-acts/:id/correction', 'id=unitAct', 'personnel'],
  ['POST /unit-acts/:id/annulment', 'id=unitAct', 'personnel'],
  ['POST /unit-acts/:id/annulment', 'id=merger', 'personnel', { annulReason: 'Ghi nhầm đơn vị' }],
  ['GET /unit-acts/:id/annulment', 'id=merger', 'personnel'],
  ['GET /unit-annulments/:id', 'id=annulment', 'personnel chair'],
  ['POST /unit-annulments/:id/confirmation', 'id=annulment', 'personnel chair'],
  ['POST /unit-annulments/:id/refusal', 'id=annulment', 'personnel chair'],
  ['POST /units/:id/blind-first', 'id=MC', 'personnel mcHead', { blindFirst: 'false' }],
  ['POST /units/:id/committee/members', 'id=PM', 'personnel'],
  ['POST /acting/:id/end', 'id=acting', 'personnel'],
  ['POST /committee-members/:id/end', 'id=seat', 'personnel'],
  ['GET /officials', '', 'personnel inspector'],
  ['GET /officials/new', '', 'personnel'],
  ['POST /officials', '', 'personnel'],
  ['GET /officials/:id', 'id=mc1', 'personnel inspector'],
  ['GET /officials/:id', 'id=stranger', ''],
  ...['correction', 'posts/new', 'transfer'].map((page): Row => [`GET /officials/:id/${page}`, 'id=mc1', 'personnel']),
  ...['/correction', '/posts', '/transfer'].flatMap((act): Row[] => [
    [`POST /officials/:id${act}`, 'id=mc1', 'personnel'],
    [`POST /officials/:id${act}`, 'id=stranger', ''],
  ]),
  ['GET /posts/:id/end', 'id=mc1Post', 'personnel'],
  ['POST /posts/:id/end', 'id=mc1Post', 'personnel'],
  ['POST /posts/:id/end', 'id=strangerPost', ''],
  ...['mc1Post', 'strangerPost'].flatMap((id): Row[] => [
    ['GET /posts/:id/correction', `id=${id}`, id === 'mc1Post' ? 'personnel' : ''],
    ['POST /posts/:id/correction', `id=${id}`, id === 'mc1Post' ? 'personnel' : ''],
    ['POST /posts/:id/withdrawal', `id=${id}`, id === 'mc1Post' ? 'personnel' : ''],
  ]),
  ...['acting', 'committee-members'].flatMap((path): Row[] => [
    [`GET /${path}/:id/correction`, `id=${path === 'acting' ? 'acting' : 'seat'}`, 'personnel'],
    [`POST /${path}/:id/correction`, `id=${path === 'acting' ? 'acting' : 'seat'}`, 'personnel'],
    [`POST /${path}/:id/withdrawal`, `id=${path === 'acting' ? 'acting' : 'seat'}`, 'personnel'],
  ]),
  ['GET /corrections/requests', '', 'heads committee personnel inspector'],
  ['GET /corrections/requests/:id', 'id=correctionRequest', 'personnel inspector mcHead committee'],
  ['POST /corrections/requests/:id/confirmation', 'id=correctionRequest', 'mcHead committee'],
  ['POST /corrections/requests/:id/refusal', 'id=correctionRequest', 'mcHead committee', { answer: TEXT }],
  ['POST /corrections/requests/:id/withdrawal', 'id=correctionRequest', 'personnel'],
  ['GET /corrections/flags', '', 'officials outside'],
  ['POST /corrections/flags/:id/seen', 'id=resultFlag', 'mcHead'],
  ['GET /posts/:id/oversights', 'id=vicePost', 'personnel'],
  ['POST /posts/:id/oversights', 'id=vicePost', 'personnel'],
  ['POST /oversights/:id/end', 'id=oversight', 'personnel'],
  ['GET /oversights/:id/correction', 'id=oversight', 'personnel'],
  ['POST /oversights/:id/correction', 'id=oversight', 'personnel'],
  ['POST /oversights/:id/withdrawal', 'id=oversight', 'personnel'],
  ['GET /units/:id/paper-names/:body', 'id=PM body=state', 'personnel admin'],
  ['GET /units/:id/paper-names/:body', 'id=X body=party', 'admin'],
  ['GET /units/:id/paper-names/:body/titles', 'id=PM body=state', 'personnel admin'],
  ['GET /units/:id/paper-names/:body/titles', 'id=X body=party', 'admin'],
  ['POST /units/:id/paper-names/:body/titles', 'id=PM body=state', 'personnel admin', { day: '2026-12-20' }],
  ['POST /units/:id/paper-names/:body/titles', 'id=X body=party', 'admin', { day: '2026-12-20' }],
  ['POST /units/:id/paper-names/:body', 'id=PM body=state', 'personnel admin', { day: '2026-12-20', suffix: 'UBND' }],
  ['POST /units/:id/paper-names/:body', 'id=X body=party', 'admin', { day: '2026-12-20', suffix: 'ĐU' }],
  ['GET /delegations', '', 'officials'],
  ['POST /delegations', '', 'heads', { unit: '0', person: 'CB-mc1', fromDate: '2026-12-20', toDate: '2026-12-25' }],
  ['POST /delegations/:id/acceptance', 'id=delegation', 'mc1'],
  ['POST /delegations/:id/refusal', 'id=delegation', 'mc1'],
  ['POST /delegations/:id/ending', 'id=delegation', 'mc1 mcHead'],
  ['GET /settings', '', 'personnel admin'],
  ['GET /settings/holidays', '', 'personnel admin'],
  ['POST /settings/holidays', '', 'personnel admin'],
  ['POST /settings/holidays/:day/removal', 'day=2026-12-31', 'personnel admin'],
  ['POST /settings/holidays/import', '', 'personnel admin'],
  ['GET /settings/holidays/imports/:id', 'id=holidayImport', 'personnel admin'],
  ['POST /settings/holidays/imports/:id/plan', 'id=holidayImport', 'personnel admin'],
  ['POST /settings/holidays/imports/:id/application', 'id=holidayImport', 'personnel admin'],
  ['POST /settings/holidays/years/:year/confirmation', 'year=2027', 'personnel admin'],
  ['GET /settings/:unitId', 'unitId=PM', 'personnel admin'],
  ['GET /settings/:unitId', 'unitId=X', 'admin'],
  ['POST /settings/:unitId', 'unitId=PM', 'personnel admin'],
  ['POST /settings/:unitId', 'unitId=X', 'admin'],
  ['GET /imports', '', 'personnel inspector'],
  ['GET /imports/samples/:kind', 'kind=units', 'personnel'],
  ['POST /imports/:kind', 'kind=units', 'personnel'],
  ['GET /imports/:id', 'id=import', 'personnel inspector'],
  ['POST /imports/:id/plan', 'id=import', 'personnel'],
  ['POST /imports/:id/application', 'id=import', 'personnel'],
];

const periods: Row[] = [
  ['GET /periods', '', 'personnel inspector'],
  ['GET /periods/new', '', 'personnel'],
  ['POST /periods', '', 'personnel'],
  ['GET /periods/:id', 'id=november', 'personnel inspector'],
  ['GET /periods/:id', 'id=elsewhere', ''],
  ...['calendar', 'closing', 'excusals/new?evaluation={draft}'].map((page): Row => [
    `GET /periods/:id/${page.split('?')[0]}`,
    `id=november ?${page.split('?')[1] ?? ''}`,
    'personnel',
  ]),
  ['GET /periods/:id/correction', 'id=november', 'personnel'],
  ['GET /periods/:id/correction', 'id=elsewhere', ''],
  ['POST /periods/:id/correction', 'id=november', 'personnel', { reason: TEXT }],
  ['GET /periods/:id/reopenings/new', 'id=august ?evaluation={closed}', 'personnel'],
  ...['calendar', 'closing', 'opening', 'refresh', 'excusals', 'reopenings'].flatMap((act): Row[] => [
    [`POST /periods/:id/${act}`, 'id=november', 'personnel', { evaluationId: '{draft}' }],
    [`POST /periods/:id/${act}`, 'id=elsewhere', '', { evaluationId: '{draft}' }],
  ]),
  ['GET /excusals/:id/correction', 'id=excusal', 'personnel'],
  ['POST /excusals/:id/correction', 'id=excusal', 'personnel', { kind: 'sick', ground: TEXT, reason: TEXT }],
  ['POST /excusals/:id/withdrawal', 'id=excusal', 'personnel', { why: TEXT }],
  ['GET /periods/:id/reopenings/:reopening', 'id=august reopening=reopening', 'committee personnel inspector'],
  ['POST /periods/:id/reopenings/:reopening/confirmation', 'id=august reopening=reopening', 'committee'],
  ['POST /periods/:id/reopenings/:reopening/refusal', 'id=august reopening=reopening', 'committee'],
];

const criteria: Row[] = [
  ['GET /criteria', '', 'signed-in -admin'],
  ['GET /criteria/library', '', 'signed-in -admin'],
  ['GET /criteria/library/:code', 'code=mot-cua', 'signed-in -admin'],
  ['GET /criteria/units/:id', 'id=MC', 'mc1 mc2 mcHead chair vice secretary personnel inspector outside'],
  ['GET /criteria/units/:id', 'id=PM', SET_READERS],
  [
    'GET /criteria/versions/:id',
    'id=versionInForce',
    'mc1 mc2 mcHead chair vice secretary personnel inspector outside',
  ],
  [
    'GET /criteria/versions/:id/preview',
    'id=versionInForce',
    'mc1 mc2 mcHead chair vice secretary personnel inspector outside',
  ],
  ['GET /criteria/versions/:id', 'id=draftSet', 'mc2 mcHead committee personnel inspector outside'],
  ['POST /criteria/drafts', '', 'mc2 mcHead', { unit: '{MC}', from: 'empty' }],
  ['GET /criteria/drafts/:id', 'id=draftSet', 'mc2 mcHead committee'],
  ['POST /criteria/drafts/:id', 'id=draftSet', 'mc2 mcHead'],
  ['GET /criteria/drafts/:id/discard', 'id=draftSet', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/discard', 'id=draftSet', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/check', 'id=draftSet', 'mc2 mcHead'],
  ['GET /criteria/drafts/:id/new-criterion', 'id=draftSet', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/new-criterion', 'id=draftSet', 'mc2 mcHead'],
  ['GET /criteria/drafts/:id/criteria/:code', 'id=draftSet code=chao-dan', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/criteria/:code', 'id=draftSet code=chao-dan', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/criteria/:code/move', 'id=draftSet code=chao-dan', 'mc2 mcHead'],
  ['POST /criteria/drafts/:id/criteria/:code/removal', 'id=draftSet code=chao-dan', 'mc2 mcHead'],
  ['GET /criteria/drafts/:id/signature', 'id=draftSet', 'mcHead'],
  ['POST /criteria/drafts/:id/signature', 'id=draftSet', 'mcHead'],
  ['POST /criteria/drafts/:id/signature/withdrawal', 'id=signedSet', 'vpHead'],
  ['POST /criteria/drafts/:id/countersignature', 'id=signedSet', 'chair'],
  ['POST /criteria/drafts/:id/refusal', 'id=signedSet', 'chair', { reason: TEXT, revision: '0' }],
  ['POST /criteria/units/:id/drafters', 'id=MC', 'mcHead', { official: 'CB-mc3' }],
  ['POST /criteria/units/:id/drafters/:drafter/end', 'id=MC drafter=drafter', 'mcHead'],
];

const evaluations: Row[] = [
  ['GET /evaluations', '', 'officials'],
  ['GET /officials/:id/evaluations', 'id=mc1', RESULT_OF_MC1],
  ['GET /evaluations/:id', 'id=draft', RESULT_OF_MC1],
  ['GET /evaluations/:id', 'id=submitted', RESULT_OF_MC1],
  ['GET /evaluations/:id', 'id=approved', RESULT_OF_MC1],
  ['GET /evaluations/:id', 'id=headApproved', RESULT_OF_HEAD],
  ['GET /evaluations/:id', 'id=chairSubmitted', 'committee personnel inspector outside'],
  ['GET /evaluations/:id/record', 'id=draft', ''],
  ['GET /evaluations/:id/record', 'id=approved', RESULT_OF_MC1],
  ['GET /evaluations/:id/record', 'id=headApproved', RESULT_OF_HEAD],
  ['GET /evaluations/:id/files/:fileId', 'id=draft fileId=draftFile', 'mc1'],
  ['GET /evaluations/:id/files/:fileId', 'id=submitted fileId=file', 'mc1 mcHead inspector'],
  ['GET /evaluations/:id/files/:fileId', 'id=headApproved fileId=file', ''],
  ['POST /evaluations/:id/draft', 'id=draft', 'mc1'],
  ['GET /evaluations/:id/submission', 'id=draft', 'mc1'],
  ['POST /evaluations/:id/submission', 'id=draft', 'mc1'],
  ['POST /evaluations/:id/withdrawal', 'id=submitted', 'mc1'],
  ['POST /evaluations/:id/petition', 'id=headApproved', 'mcHead', { reason: TEXT }],
  ['POST /evaluations/:id/receipt', 'id=headApproved', 'mcHead', { receiptAnswer: 'seen' }],
  // Nobody here decided before: see test/interim.
  ['GET /interim-views', '', 'officials'],
  ['GET /evaluations/:id/interim-view', 'id=submitted', ''],
  ['POST /evaluations/:id/interim-view', 'id=submitted', '', { text: TEXT }],
  ['GET /legal/forms/:id/interim-view', 'id=submitted', ''],
  ['POST /legal/forms/:id/interim-view', 'id=submitted', '', { text: TEXT }],
  ['GET /legal/hanoi/:id/interim-view', 'id=submitted', ''],
  ['POST /legal/hanoi/:id/interim-view', 'id=submitted', '', { text: TEXT }],
  ...['interim-views', 'legal-interim-views', 'hanoi-interim-views'].flatMap((views): Row[] => [
    [`GET /${views}/:id/correction`, 'id=submitted', ''],
    [`POST /${views}/:id/correction`, 'id=submitted', '', { text: TEXT, reason: TEXT }],
    [`POST /${views}/:id/withdrawal`, 'id=submitted', '', { why: TEXT }],
  ]),
];

const approvals: Row[] = [
  ['GET /approvals', '', 'heads outside personnel secretary'],
  ['GET /approvals/:id', 'id=submitted', 'mcHead'],
  ['GET /approvals/:id', 'id=headSubmitted', 'chair'],
  ['GET /approvals/:id', 'id=chairSubmitted', 'outside'],
  ['GET /approvals/:id/approval', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/approval', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/approval', 'id=headSubmitted', 'chair'],
  ['POST /approvals/:id/approval', 'id=chairSubmitted', 'outside'],
  ['POST /approvals/:id/draft', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/draft', 'id=chairSubmitted', 'outside'],
  ['POST /approvals/:id/revelation', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/revelation', 'id=chairSubmitted', 'outside'],
  ['GET /approvals/:id/return', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/return', 'id=submitted', 'mcHead'],
  ['POST /approvals/:id/return', 'id=chairSubmitted', 'outside'],
  ['GET /approvals/:id/comments', 'id=moved', 'vpHead'],
  ['POST /approvals/:id/comments', 'id=moved', 'vpHead', { text: TEXT }],
  ['GET /approvals/:id/outside-decision', 'id=chairSubmitted', 'personnel secretary'],
  ['POST /approvals/:id/outside-decision', 'id=chairSubmitted', 'personnel'],
  ['POST /approvals/:id/outside-decision', 'id=submitted', ''],
  ['POST /approvals/:id/outside-decision/confirmation', 'id=chairSubmitted', 'personnel secretary'],
  ['POST /approvals/:id/outside-decision/refusal', 'id=chairSubmitted', 'personnel secretary'],
  ['GET /approvals/:id/outside-decision/file', 'id=chairSubmitted', 'personnel secretary'],
  ['GET /petitions', '', 'officials personnel inspector outside'],
  ['GET /petitions/:id', 'id=petition', 'mcHead committee personnel inspector'],
  ['GET /petitions/:id/withdrawal', 'id=petition', ''],
  ['POST /petitions/:id/withdrawal', 'id=petition', '', { reason: TEXT }],
  ['POST /petitions/:id', 'id=petition', 'chair', { outcome: 'kept', reason: TEXT }],
];

const committee: Row[] = [
  ['GET /committee', '', 'committee inspector'],
  ['GET /committee/units/:unitId', 'unitId=MC ?month=2026-09', 'committee inspector'],
  ['GET /committee/units/:unitId', 'unitId=X', ''],
  ['GET /committee/evaluations/:id', 'id=approved', 'committee inspector'],
  ['GET /committee/evaluations/:id', 'id=draft', 'committee inspector'],
  ['GET /committee/evaluations/:id', 'id=chairSubmitted', 'secretary inspector'],
  ['POST /committee/comments', '', 'committee', { evaluationId: '{approved}', text: TEXT }],
  ['POST /committee/comments', '', 'committee', { unitId: '{MC}', month: '2026-09', text: TEXT }],
  ['POST /committee/comments', '', '', { unitId: '{X}', month: '2026-09', text: TEXT }],
  ['GET /committee/comments/:id', 'id=unitComment', 'mcHead committee inspector'],
  ['GET /committee/comments/:id/correction', 'id=unitComment', 'secretary'],
  ['POST /committee/comments/:id/correction', 'id=unitComment', 'secretary', { text: TEXT, reason: TEXT }],
  ['POST /committee/comments/:id/withdrawal', 'id=unitComment', 'secretary', { why: TEXT }],
  ['POST /committee/reviews', '', 'committee', { evaluationIds: '{approved}' }],
  ['GET /committee/reviews/:id/correction', 'id=review', 'secretary'],
  ['POST /committee/reviews/:id/withdrawal', 'id=review', 'secretary', { why: TEXT }],
  ['POST /committee/reviews', '', 'secretary', { evaluationIds: '{headApproved}' }], // the chair approved it as a head
];

const reports: Row[] = [
  ['GET /reports', '', 'signed-in'],
  ...['', '.pdf', '.docx', '.xlsx'].flatMap((ends): Row[] => [
    [`GET /reports/:code${ends}`, 'code=unit-month ?unit={MC}&month=2026-09', 'mcHead committee personnel inspector'],
    [`GET /reports/:code${ends}`, 'code=leaders ?unit={PM}&month=2026-09', 'committee personnel inspector'],
    [`GET /reports/:code${ends}`, 'code=committee-month ?unit={PM}&month=2026-09', 'committee personnel inspector'],
    [`GET /reports/:code${ends}`, 'code=committee-month ?unit={PM}&month=2026-09&issuer=committee', 'committee'],
    [`GET /reports/:code${ends}`, 'code=months ?unit={MC}&month=2026-09', 'mcHead committee personnel inspector'],
    [`GET /reports/:code${ends}`, 'code=directive-05 ?unit={PM}&span=2026-H2', 'committee personnel inspector'],
    [`GET /reports/:code${ends}`, 'code=directive-05 ?unit={PM}&span=2026&issuer=committee', 'committee'],
    [
      `GET /reports/:code${ends}`,
      'code=leader-year ?official={mcHead}&month=2026-09',
      'mcHead committee personnel inspector',
    ],
    [`GET /reports/:code${ends}`, 'code=slip ?evaluation={approved}', RESULT_OF_MC1],
    [`GET /reports/:code${ends}`, 'code=slip ?evaluation={draft}', ''],
  ]),
];

const legalForms: Row[] = [
  ['GET /legal/forms', '', 'officials outside'],
  ['GET /legal/forms/:id', 'id=legalDraft', RESULT_OF_MC1],
  ['GET /legal/forms/:id', 'id=legalConfirmed', RESULT_OF_MC1],
  ['GET /legal/forms/:id/record', 'id=legalDraft', ''],
  ['GET /legal/forms/:id/record', 'id=legalConfirmed', ''], // the fixture's result holds no record
  ['POST /legal/forms/:id/draft', 'id=legalDraft', 'mc1'],
  ['POST /legal/forms/:id/submission', 'id=legalDraft', 'mc1'],
  ['POST /legal/forms/:id/withdrawal', 'id=legalSubmitted', 'mc1'],
  ['GET /legal/approvals', '', 'heads outside'],
  ['GET /legal/forms/:id/confirmation', 'id=legalSubmitted', 'mcHead'],
  ['POST /legal/forms/:id/confirmation', 'id=legalSubmitted', 'mcHead'],
  ['POST /legal/forms/:id/confirmation/draft', 'id=legalSubmitted', 'mcHead'],
  ['POST /legal/forms/:id/confirmation/revelation', 'id=legalSubmitted', 'mcHead'],
  ['GET /legal/forms/:id/confirmation', 'id=legalHead', 'chair'],
  ['GET /legal/forms/:id/return', 'id=legalSubmitted', 'mcHead'],
  ['POST /legal/forms/:id/return', 'id=legalSubmitted', 'mcHead', { reason: TEXT }],
  ['POST /legal/forms/:id/led-review', 'id=legalHead', 'chair', { ledOutcome: 'kept', ledReason: TEXT }],
  ['POST /legal/forms/:id/petition', 'id=legalConfirmed', 'mc1', { reason: TEXT }],
  ['POST /legal/forms/:id/receipt', 'id=legalConfirmed', 'mc1', { receiptAnswer: 'seen' }],
  ['GET /legal/petitions', '', 'heads outside'],
  ['GET /legal/petitions/:id', 'id=legalPetition', RESULT_OF_MC1],
  ['GET /legal/petitions/:id/withdrawal', 'id=legalPetition', 'mc1'],
  ['POST /legal/petitions/:id/withdrawal', 'id=legalPetition', 'mc1', { reason: TEXT }],
  ['POST /legal/petitions/:id', 'id=legalPetition', 'mcHead', { outcome: 'kept', reason: TEXT }],
];

const WORK_OF_MC1 = 'mc1 mcHead chair personnel inspector';
const GIVERS_OF_MC1 = 'mcHead chair';

const work: Row[] = [
  ['GET /legal/forms/:id/work', 'id=legalDraft', WORK_OF_MC1],
  ['POST /legal/forms/:id/work', 'id=legalDraft', GIVERS_OF_MC1, { code: 'DC.01', quantity: '1', dueOn: '28/11/2026' }],
  ['GET /legal/forms/:id/work/completed', 'id=legalDraft', WORK_OF_MC1],
  ['POST /legal/forms/:id/work/completed', 'id=legalDraft', 'mc1 mcHead chair'],
  [
    'POST /legal/forms/:id/work/proposals',
    'id=legalDraft',
    'mc1',
    { code: 'DC.01', quantity: '1', dueOn: '28/11/2026', reason: TEXT },
  ],
  ['GET /legal/work/lines/:id', 'id=workLine', WORK_OF_MC1],
  ['POST /legal/work/lines/:id', 'id=workLine', GIVERS_OF_MC1],
  ['POST /legal/work/lines/:id/removal', 'id=workLine', GIVERS_OF_MC1, { removalReason: TEXT }],
  ['POST /legal/work/lines/:id/return', 'id=workLine', 'mc1 mcHead chair', { givenBack: '1', backReason: TEXT }],
  [
    'POST /legal/work/lines/:id/receivers',
    'id=workLine',
    GIVERS_OF_MC1,
    { person: '{legalDraft}', giveQuantity: '1', onDue: '28/11/2026' },
  ],
  [
    'POST /legal/work/lines/:id/marks',
    'id=workLine',
    GIVERS_OF_MC1,
    { kind: 'late', item: '1', happenedOn: '10/11/2026', markReason: TEXT },
  ],
  ['POST /legal/work/marks/:id/waiver', 'id=workMark', GIVERS_OF_MC1, { waiverReason: TEXT }],
  ['POST /legal/work/marks/:id/removal', 'id=workMark', GIVERS_OF_MC1, { removalReason: TEXT }],
  ['POST /legal/work/proposals/:id', 'id=workProposal', GIVERS_OF_MC1, { outcome: 'accepted' }],
  ['GET /legal/work/units/:unitId', 'unitId=MC', 'mcHead chair vice'],
  ['GET /legal/work/units/:unitId/:month', 'unitId=MC month=2026-11', 'mcHead chair vice'], // the deputy who leads its head
  ['POST /legal/work/units/:unitId/:month', 'unitId=MC month=2026-11', 'mcHead chair vice'],
  ['GET /legal/work/imports', '', 'heads personnel inspector'],
  ['GET /legal/work/imports/sample.csv', '', 'heads personnel'],
  ['POST /legal/work/imports', '', 'heads personnel'],
  ['GET /legal/work/imports/:id', 'id=workImport', 'personnel inspector'],
  ['POST /legal/work/imports/:id/plan', 'id=workImport', 'personnel'],
  ['POST /legal/work/imports/:id/application', 'id=workImport', 'personnel'],
];

const leaving: Row[] = [
  ['POST /sign-out', '', 'signed-in'],
  ['POST /switch-user', '', 'everybody'],
];

export const MATRIX: readonly Row[] = [
  ...accounts,
  ...units,
  ...periods,
  ...criteria,
  ...evaluations,
  ...approvals,
  ...committee,
  ...SITTINGS,
  ...SIGNALS,
  ...COMMITMENTS,
  ...FOCUS,
  ...reports,
  ...legalForms,
  ...work,
  ...CATALOGUE,
  ...MEASURES,
  ...OBSTACLES,
  ...HANOI,
  ...LEGAL_PERIODS,
  ...FORMS,
  ...YEARS,
  ...YEAR_DECISIONS,
  ...PARTY,
  ...leaving,
];
