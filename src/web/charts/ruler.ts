import { makeScale, type Tick } from './scale.js';

type Anchor = 'start' | 'middle' | 'end';

interface RulerMark {
  value: string;
  x: string;
  anchor: Anchor;
}

interface RulerTick {
  x: string;
  y2: number;
}

interface RulerBand {
  x: string;
  label: string;
}

export interface Ruler {
  self: RulerMark | null;
  approved: RulerMark | null;
  both: boolean;
  none: boolean;
  ticks: RulerTick[];
  figures: (Tick & { anchor: Anchor })[];
  bands: RulerBand[];
}

export interface BandEdge {
  from: number;
  label: string;
}

const scale = makeScale(0, 100, 5);
const TOP = 28;
const TEN_LONG = TOP + 12;
const FIVE_SHORT = TOP + 6;

/** The ruler of one score: a hollow mark for self, a full one for approved; bands only where a rule has them. */
export function rulerModel(self: string | null, approved: string | null, bands: BandEdge[] = []): Ruler {
  return {
    self: mark(self),
    approved: mark(approved),
    both: self !== null && approved !== null,
    none: self === null && approved === null,
    ticks: scale.ticks.map(({ x, label }) => ({ x, y2: Number(label) % 10 === 0 ? TEN_LONG : FIVE_SHORT })),
    figures: makeScale(0, 100, 20).ticks.map((tick) => ({ ...tick, anchor: anchorAt(Number(tick.label), 1) })),
    bands: bands.map(({ from, label }) => ({ x: scale.place(from), label })),
  };
}

function mark(value: string | null): RulerMark | null {
  return value === null ? null : { value, x: scale.place(value), anchor: anchorAt(Number(value), 20) };
}

/** Words near an end lean inwards, so that none is cut. */
function anchorAt(value: number, margin: number): Anchor {
  if (value < margin) return 'start';
  return value > 100 - margin ? 'end' : 'middle';
}
