import { People1764000000000 } from './migrations/1764000000000-people.js';
import { Month1764000000001 } from './migrations/1764000000001-month.js';
import { Audit1764000000002 } from './migrations/1764000000002-audit.js';
import { ClosingReasons1764000000110 } from './migrations/1764000000110-closing-reasons.js';

export const ALL_MIGRATIONS = [People1764000000000, Month1764000000001, Audit1764000000002, ClosingReasons1764000000110];
