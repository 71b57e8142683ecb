/** A formula as it is reckoned, for the page that shows the rule; the letters are the decree's, K, A and D ours. */
export interface Formula {
  readonly code: string;
  readonly text: string;
  readonly articles: readonly string[];
  /** Codes of the readings it rests on. */
  readonly readings: readonly ReadingCode[];
}

/** What follows where the text is silent. `silent` is the article that leaves it open; nothing here is law. */
export const readings = [
  { code: 'cap-at', silent: '12.3', options: ['average', 'component'], usual: 'average' },
  { code: 'mark-takes', silent: '14.2b', options: ['quarter', 'whole'], usual: 'quarter' },
  { code: 'quota-base', silent: '20.5a', options: ['good', 'good-or-better'], usual: 'good' },
  { code: 'rhythm', silent: '17.1', options: ['month', 'quarter'], usual: 'month' },
  { code: 'using-agency', silent: '10.2b', options: ['no', 'yes'], usual: 'no' },
  { code: 'rounded-once', silent: '17.1', options: ['half-up-two-decimals'], usual: 'half-up-two-decimals' },
  { code: 'nothing-assigned', silent: '14.2a', options: ['no-result'], usual: 'no-result' },
  { code: 'product-loses-itself', silent: '14.2b', options: ['at-most-itself'], usual: 'at-most-itself' },
  {
    code: 'part-loses-as-whole',
    silent: '18.1c',
    options: ['quarter-of-one-product'],
    usual: 'quarter-of-one-product',
  },
  { code: 'leads-nobody', silent: '15.3a', options: ['mean-of-five'], usual: 'mean-of-five' },
  { code: 'led-without-score', silent: '15.3a', options: ['left-out'], usual: 'left-out' },
  { code: 'organising-between', silent: '15.3b', options: ['said-by-scorer'], usual: 'said-by-scorer' },
  { code: 'not-in-service', silent: '17.3', options: ['left-out'], usual: 'left-out' },
  { code: 'absence-in-quarter', silent: '17.3', options: ['left-out'], usual: 'left-out' },
  { code: 'whole-months', silent: '11.1', options: ['calendar-months'], usual: 'calendar-months' },
  { code: 'parts-of-months', silent: '11.1', options: ['from-first-day'], usual: 'from-first-day' },
  { code: 'service-or-override', silent: '11.3a', options: ['service-first'], usual: 'service-first' },
  { code: 'no-working-month', silent: '11.2', options: ['open'], usual: 'open' },
  { code: 'fewer-months', silent: '19.2', options: ['by-decision'], usual: 'by-decision' },
  { code: 'ceiling-counts', silent: '28.2', options: ['everybody'], usual: 'everybody' },
  { code: 'gives-way', silent: '20.5', options: ['proposed-by-person'], usual: 'proposed-by-person' },
  { code: 'level-fits-none', silent: '8.2', options: ['said'], usual: 'said' },
  { code: 'level-replaced', silent: '21.3', options: ['by-decision'], usual: 'by-decision' },
  { code: 'petition-days', silent: '22', options: ['day-after'], usual: 'day-after' },
  { code: 'law-of-year', silent: '27.1', options: ['last-day'], usual: 'last-day' },
  { code: 'common-step', silent: '12.2', options: ['quarter-points'], usual: 'quarter-points' },
] as const;
export type ReadingCode = (typeof readings)[number]['code'];

export const formulas: readonly Formula[] = [
  { code: 'a', text: 'D / A', articles: ['14.2a', '18.1d'], readings: ['nothing-assigned'] },
  {
    code: 'b',
    text: '(D − Σ 0.25·K·failed) / A',
    articles: ['14.2b'],
    readings: ['mark-takes', 'product-loses-itself', 'part-loses-as-whole'],
  },
  {
    code: 'c',
    text: '(D − Σ 0.25·K·late) / A',
    articles: ['14.2c'],
    readings: ['mark-takes', 'product-loses-itself', 'part-loses-as-whole'],
  },
  { code: 'd', text: '100 | 50', articles: ['15.3a', '15.4'], readings: ['leads-nobody', 'led-without-score'] },
  { code: 'đ', text: '100 | 50', articles: ['15.3b', '15.4'], readings: ['organising-between'] },
  { code: 'e', text: '100 | 50', articles: ['15.3c', '15.4'], readings: [] },
  { code: 'staff', text: '(a + b + c) / 3', articles: ['16.1'], readings: [] },
  { code: 'leader', text: '(a + b + c + d + đ + e) / 6', articles: ['16.2'], readings: ['leads-nobody'] },
  { code: 'results', text: 'min(70, 70 × mean)', articles: ['12.3', '17.1'], readings: ['cap-at'] },
  { code: 'month', text: 'common + results', articles: ['17.1'], readings: ['rounded-once'] },
  { code: 'quarter', text: 'Σ 3 / 3', articles: ['17.3'], readings: ['absence-in-quarter', 'not-in-service'] },
  { code: 'half', text: 'Σ 6 / 6', articles: ['17.3'], readings: ['absence-in-quarter', 'not-in-service'] },
  {
    code: 'year',
    text: 'Σ 12 / 12',
    articles: ['17.3', '11.2', '19.3'],
    readings: ['not-in-service', 'rounded-once', 'rhythm'],
  },
  {
    code: 'service',
    text: 'months ≥ 6',
    articles: ['11.1', '11.2'],
    readings: ['whole-months', 'parts-of-months', 'service-or-override', 'no-working-month'],
  },
  { code: 'ceiling', text: 'x ≤ p·(N − x)', articles: ['20.5a', '20.5b'], readings: ['quota-base', 'ceiling-counts'] },
];
