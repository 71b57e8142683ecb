import { lawOfMonth, type Law } from '../scoring/editions/law.js';
import { commonItems, type LegalMonthRecord, type WorkLine } from '../scoring/editions/month-record.js';
import { toLegalMonthJson } from '../scoring/editions/month-tree.js';
import { scoreLegalMonth } from '../scoring/editions/legal-month.js';
import { sampleWork, type SampleLine, type SampleProduct } from './sample-legal-work.js';
import type { Member, Place, SampleWard } from './sample-places.js';

export type { SampleProduct } from './sample-legal-work.js';

export interface SampleForm {
  legalForm: {
    official: number;
    unit: number;
    type: string;
    title: string;
    position: string;
    leader: boolean;
    status: 'draft' | 'submitted' | 'confirmed' | 'absent';
    self: Record<string, string>;
    head: Record<string, string> | null;
    strengths: string;
    limits: string;
    organising: number | null;
    organisingReason: string;
    uniting: number | null;
    unitingReason: string;
    opinion: string;
  };
  scorer: number;
  work: SampleLine[];
  result: {
    by: number;
    marks: object;
    self: object;
    organising: number | null;
    organisingReason: string;
    uniting: number | null;
    unitingReason: string;
    opinion: string;
    record: unknown;
    printed: unknown;
    common: string;
    results: string | null;
    score: string | null;
    band: string | null;
    note: string | null;
    led: number[];
  } | null;
}

export interface SampleLegalMonth {
  month: string;
  number: number;
  running: boolean;
  opensOn: string;
  /** The last day on which anything of the month has happened. */
  until: string;
}

/** How good an office's months are: enough above 90 for the ceiling to matter, one office that struggles. */
const QUALITY: Record<string, number> = {
  PM: 0.8,
  'PM-MC': 0.78,
  'PM-VP': 0.82,
  'PM-KT': 0.72,
  'PM-VX': 0.84,
  'PM-DU': 0.82,
};
const OPINION = 'Nhất trí với kết quả tự đánh giá, trừ các mục đã trao đổi trực tiếp.';

/** A month's forms, staff before those who lead them: d rests on confirmed points. Elected officials have none by this edition. */
export function sampleForms(
  ward: SampleWard,
  products: readonly SampleProduct[],
  month: SampleLegalMonth,
  random: () => number,
): SampleForm[] {
  const chair = ward.places[0]!.members[0]!;
  const forms: SampleForm[] = [];
  for (const place of ward.places) {
    const members = place.members.filter(
      (member) => member.from <= month.opensOn && (member.type === 'civil-servant' || member.type === 'contract'),
    );
    const staffFirst = [...members].sort((a, b) => Number(a.position === 'head') - Number(b.position === 'head'));
    const own: SampleForm[] = [];
    for (const member of staffFirst) {
      const head = place.members[0]!;
      const scorer = member === head ? chair.accountId : head.accountId;
      const led = member.position === 'head' ? own.filter((form) => form.legalForm.type === 'civil-servant') : [];
      own.push(sampleForm(place, member, scorer, led, products, month, random));
    }
    forms.push(...own);
  }
  return forms;
}

function sampleForm(
  place: Place,
  member: Member,
  scorer: number,
  led: readonly SampleForm[],
  products: readonly SampleProduct[],
  month: SampleLegalMonth,
  random: () => number,
): SampleForm {
  const index = place.members.indexOf(member);
  const weak = place.code === 'PM-KT' && index === 7;
  const quality = weak
    ? 0.5
    : Math.min(1, QUALITY[place.code]! + ((index * 37) % 11) / 100 - 0.04 + (random() - 0.5) * 0.06);
  const leader = member.position !== 'member';
  const status = month.running ? runningStatus(place, member, index, led) : 'confirmed';
  const work = sampleWork(place, member, month, products, quality, status === 'draft' ? 0.6 : 1, random);
  const items = lawOfMonth(month.month).commonItems;
  const head = marks(items, quality, random);
  const organising = leader ? (quality > 0.86 || month.number % 4 !== 1 ? 100 : 50) : null;
  const legalForm: SampleForm['legalForm'] = {
    official: member.officialId,
    unit: place.unitId,
    type: member.type,
    title: member.title,
    position: member.position,
    leader,
    status,
    self: status === 'draft' && month.running ? {} : generous(items, head, random),
    head: status === 'confirmed' ? head : null,
    strengths: status === 'draft' ? '' : 'Hoàn thành việc được giao, phối hợp tốt với các bộ phận.',
    limits:
      status === 'draft'
        ? ''
        : weak
          ? 'Còn để chậm hồ sơ, cập nhật sổ theo dõi chưa kịp thời.'
          : 'Một số việc báo cáo còn sát hạn.',
    organising: status === 'confirmed' ? organising : null,
    organisingReason: status === 'confirmed' && leader ? reasonOf(organising) : '',
    uniting: status === 'confirmed' && leader ? 100 : null,
    unitingReason:
      status === 'confirmed' && leader ? 'Nội bộ phối hợp tốt, trong kỳ không có phản ánh về mất đoàn kết.' : '',
    opinion: status === 'confirmed' ? OPINION : '',
  };
  return {
    legalForm,
    scorer,
    work,
    result: status === 'confirmed' ? resultOf(legalForm, scorer, work, led, month.month, head) : null,
  };
}

/** In the running month most are decided; the one-stop desk and its head have theirs before them. */
function runningStatus(
  place: Place,
  member: Member,
  index: number,
  led: readonly SampleForm[],
): SampleForm['legalForm']['status'] {
  if (member.position === 'head')
    return led.every((form) => form.legalForm.status === 'confirmed') ? 'submitted' : 'draft';
  if (place.code === 'PM-MC') return member.login || index === 1 ? 'draft' : 'submitted';
  return place.code === 'PM-KT' ? 'submitted' : 'confirmed';
}

function reasonOf(organising: number | null): string {
  return organising === 50
    ? 'Chương trình công tác tháng còn hai việc chậm kéo dài, chưa có giải pháp dứt điểm.'
    : 'Các việc theo kế hoạch xong đúng hạn, có cách chia hồ sơ theo khung giờ đang áp dụng tốt.';
}

function resultOf(
  legalForm: SampleForm['legalForm'],
  by: number,
  work: readonly SampleLine[],
  led: readonly SampleForm[],
  period: string,
  common: Record<string, string>,
): NonNullable<SampleForm['result']> {
  const scores = led.flatMap((form) => (form.result?.score ? [form.result.score] : []));
  const base = {
    format: 'thuoc-do/legal-month@1',
    edition: lawOfMonth(period).edition,
    period,
    capAt: 'average',
    common,
    work: work.map(recordLine),
  } as const;
  const record = (legalForm.leader
    ? {
        ...base,
        leader: true,
        led: scores,
        organising: String(legalForm.organising),
        uniting: String(legalForm.uniting),
      }
    : { ...base, leader: false }) as unknown as LegalMonthRecord;
  const printed = scoreLegalMonth(record);
  const { organising, organisingReason, uniting, unitingReason, opinion } = legalForm;
  return {
    by,
    marks: common,
    self: legalForm.self,
    organising,
    organisingReason,
    uniting,
    unitingReason,
    opinion,
    record: JSON.parse(toLegalMonthJson(record)) as unknown,
    printed,
    common: printed.common,
    results: printed.results,
    score: printed.score,
    band: printed.band,
    note: printed.note,
    led: led.filter((form) => form.result?.score).map((form) => form.legalForm.official),
  };
}

function recordLine(line: SampleLine): WorkLine {
  const own = line.origin === 'assigned';
  const counts = (kind: 'failed' | 'late') => {
    const items = line.marks.filter((mark) => mark.kind === kind && mark.waiver === null).map((mark) => mark.item);
    return [...new Set(items)].map((item) => items.filter((other) => other === item).length);
  };
  return {
    product: line.code,
    factor: line.factor,
    assigned: own ? line.quantity : '0',
    completed: own ? line.completed : '0',
    extra: own ? '0' : line.completed,
    failed: counts('failed'),
    late: counts('late'),
  };
}

const quarter = (points: number): string => String(Math.round(points * 4) / 4);

function marks(items: Law['commonItems'], quality: number, random: () => number): Record<string, string> {
  return Object.fromEntries(
    commonItems.map((item) => {
      const most = Number(items[item].most);
      return [item, quarter(Math.min(most, most * (quality + 0.04 - random() * 0.14)))];
    }),
  );
}

/** Self marks: a quarter of a point more here and there, never above the maximum. */
function generous(
  items: Law['commonItems'],
  head: Record<string, string>,
  random: () => number,
): Record<string, string> {
  return Object.fromEntries(
    commonItems.map((item) => {
      const most = Number(items[item].most);
      return [item, quarter(Math.min(most, Number(head[item]) + (random() < 0.35 ? 0.25 : 0)))];
    }),
  );
}
