import { one } from './decimal.js';

/** Bounds of a record, in ten-thousandths where they bound a decimal. Source: docs/glossary, "the record". */
export const aMillion = 1_000_000n * one;
export const highestWeight = 100n * one;
export const highestMax = 1_000n * one;
export const highestFactor = 10n * one;
export const halfPoint = one / 2n;
export const tiers = 5;
export const fewestCriteria = 3;
export const mostCriteria = 9;

/** No leader leads as many; it bounds the work one record can ask for. */
export const mostScores = 100_000;

/** Nothing about fewer people is shown as a mean. */
export const fewestForMean = 5;
