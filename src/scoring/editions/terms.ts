/** The four levels, for an official's year as for an organisation's: xuất sắc, tốt, hoàn thành, không hoàn thành. */
export const bandCodes = ['excellent', 'good', 'completed', 'not-completed'] as const;
export type Band = (typeof bandCodes)[number];

/** Why a year is labelled not-completed whatever its points. */
export const overrides = ['degradation', 'exemplarity-breach', 'discipline', 'corruption-in-unit'] as const;
export type Override = (typeof overrides)[number];

/** Why a month stands outside the year's mean. */
export const absences = ['sick', 'maternity', 'unpaid', 'not-in-service'] as const;
export type Absence = (typeof absences)[number];

/** What may be asked of months together: the mean of a quarter, of half a year, of the year. */
export type SpanKind = 'quarter' | 'half' | 'year';
