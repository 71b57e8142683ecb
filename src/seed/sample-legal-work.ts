import type { SampleLegalMonth } from './sample-legal-forms.js';
import { SAMPLE_UNITS } from './sample-people.js';
import type { Member, Place } from './sample-places.js';

export interface SampleProduct {
  id: number;
  code: string;
  factor: string;
  task: string;
  directing: boolean;
  place: string;
}

export interface SampleLine {
  product: number;
  code: string;
  factor: string;
  task: string;
  origin: 'assigned' | 'unplanned';
  directing: boolean;
  quantity: string;
  completed: string;
  due: string;
  marks: { item: number; kind: 'failed' | 'late'; day: string; reason: string; waiver: string | null }[];
}

const LATE = 'Trình sau hạn ghi trên phiếu giao việc.';
const FAILED = 'Số liệu trong bảng tổng hợp phải làm lại.';
const WAIVER = 'Chờ số liệu của cơ quan phối hợp gửi muộn, đã có văn bản đôn đốc.';

/** What a person was given in the month and how it went; `share` of the month has passed. */
export function sampleWork(
  place: Place,
  member: Member,
  month: SampleLegalMonth,
  products: readonly SampleProduct[],
  quality: number,
  share: number,
  random: () => number,
): SampleLine[] {
  const index = place.members.indexOf(member);
  const own = SAMPLE_UNITS.find((unit) => unit.code === place.code)?.name;
  const shared = products.filter((product) => !product.directing && (product.place === '' || product.place === own));
  const directing = products.filter((product) => product.directing);
  if (shared.length === 0) return [];
  const pick = (from: readonly SampleProduct[], count: number) =>
    Array.from(
      { length: Math.min(count, from.length) },
      (_, i) => from[(index * 5 + month.number * 3 + i * 7) % from.length]!,
    );
  const chosen = new Map(
    [...pick(shared, 5), ...(member.position === 'member' ? [] : pick(directing, 2))].map((product) => [
      product.code,
      product,
    ]),
  );
  const lines = [...chosen.values()].map((product, n) => sampleLine(product, month, n, quality, share, random));
  const further = shared.find((product) => !chosen.has(product.code));
  if (!further || share < 1 || random() >= 0.25) return lines;
  return [...lines, { ...sampleLine(further, month, 9, 1, 1, random), origin: 'unplanned', marks: [] }];
}

function sampleLine(
  product: SampleProduct,
  month: SampleLegalMonth,
  n: number,
  quality: number,
  share: number,
  random: () => number,
): SampleLine {
  const quantity = Math.max(1, Math.round(12 / Math.max(1.5, Number(product.factor))));
  const missed = random() > quality - 0.02 ? 1 : 0;
  const completed = Math.max(0, Math.floor(quantity * share) - missed);
  const day = [`${month.month}-${String(8 + n * 2).padStart(2, '0')}`, month.until].sort()[0]!;
  const marks =
    completed === 0
      ? []
      : [
          ...(random() > quality + 0.02
            ? [{ item: 1, kind: 'late' as const, day, reason: LATE, waiver: random() < 0.3 ? WAIVER : null }]
            : []),
          ...(random() > quality + 0.06
            ? [{ item: 1, kind: 'failed' as const, day, reason: FAILED, waiver: null }]
            : []),
        ];
  const { id, code, factor, task, directing } = product;
  return {
    product: id,
    code,
    factor,
    task,
    origin: 'assigned',
    directing,
    quantity: String(quantity),
    completed: String(completed),
    due: `${month.month}-${String(Math.min(28, 12 + n * 3)).padStart(2, '0')}`,
    marks,
  };
}
