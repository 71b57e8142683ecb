import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import type { Direction, MeasureKind } from './measures.queries.js';

interface Standard {
  code: string;
  name: string;
  kind: MeasureKind;
  direction: Direction;
  counts?: 'dialogues';
  judgedWith?: string;
  shareName?: string;
  unitLabel: string;
  source: string;
}

/** What an agency starts with. Names and sources are the agency's data from then on. */
export const STANDARD_MEASURES: readonly Standard[] = [
  {
    code: 'satisfaction',
    name: 'Tỷ lệ người dân, tổ chức hài lòng',
    kind: 'percent',
    direction: 'up',
    unitLabel: '%',
    source: 'Phiếu lấy ý kiến tại nơi giải quyết công việc',
  },
  {
    code: 'dossiers-on-time',
    name: 'Tỷ lệ hồ sơ giải quyết trước và đúng hạn',
    kind: 'percent',
    direction: 'up',
    unitLabel: '%',
    source: 'Hệ thống thông tin giải quyết thủ tục hành chính',
  },
  {
    code: 'dossiers-online',
    name: 'Tỷ lệ hồ sơ nộp trực tuyến',
    kind: 'percent',
    direction: 'up',
    unitLabel: '%',
    source: 'Hệ thống thông tin giải quyết thủ tục hành chính',
  },
  {
    code: 'complaints-received',
    name: 'Đơn thư, phản ánh của công dân đã nhận',
    kind: 'count',
    direction: 'none',
    unitLabel: 'đơn',
    source: 'Sổ tiếp công dân, xử lý đơn',
  },
  {
    code: 'complaints-settled',
    name: 'Đơn thư, phản ánh của công dân đã giải quyết',
    kind: 'count',
    direction: 'up',
    unitLabel: 'đơn',
    source: 'Sổ tiếp công dân, xử lý đơn',
    judgedWith: 'complaints-overdue',
    shareName: 'Tỷ lệ đơn thư, phản ánh của công dân giải quyết đúng hạn',
  },
  {
    code: 'complaints-overdue',
    name: 'Đơn thư, phản ánh của công dân quá hạn',
    kind: 'count',
    direction: 'down',
    unitLabel: 'đơn',
    source: 'Sổ tiếp công dân, xử lý đơn',
  },
  {
    code: 'dialogues',
    name: 'Cuộc đối thoại trực tiếp với người dân',
    kind: 'count',
    direction: 'up',
    counts: 'dialogues',
    unitLabel: 'cuộc',
    source: 'Sổ đối thoại trực tiếp trên hệ thống',
  },
  {
    code: 'initiatives',
    name: 'Sáng kiến, cách làm mới được áp dụng',
    kind: 'count',
    direction: 'up',
    unitLabel: 'sáng kiến',
    source: 'Quyết định hoặc biên bản công nhận',
  },
];

/** Puts in those of the eight that the agency does not have yet; one it closed stays closed. */
export async function ensureStandardMeasures(
  tx: Tx,
  rootUnitId: number,
  account: number | null,
  at: Date,
): Promise<void> {
  const added = await tx.rows<{ code: string }>(
    `insert into measures (root_unit_id, code, name, kind, direction, counts, judged_with, share_name, unit_label, source, position, created_by, created_at)
     select $1, s.code, s.name, s.kind, s.direction, s.counts, s."judgedWith", s."shareName", s."unitLabel", s.source, s.position, $3, $4
     from jsonb_to_recordset($2) as s(code text, name text, kind text, direction text, counts text, "judgedWith" text, "shareName" text, "unitLabel" text, source text, position int)
     on conflict (root_unit_id, code) do nothing returning code`,
    [
      rootUnitId,
      JSON.stringify(STANDARD_MEASURES.map((measure, place) => ({ ...measure, position: (place + 1) * 10 }))),
      account,
      at,
    ],
  );
  if (added.length === 0) return;
  await recordAct(tx, {
    chain: `unit:${rootUnitId}`,
    act: 'measure.standard-added',
    account,
    at,
    detail: { codes: added.map(({ code }) => code) },
  });
}
