import { People1764000000000 } from './migrations/1764000000000-people.js';
import { Month1764000000001 } from './migrations/1764000000001-month.js';
import { Audit1764000000002 } from './migrations/1764000000002-audit.js';
import { ClosingReasons1764000000110 } from './migrations/1764000000110-closing-reasons.js';
import { Catalogue1764000000200 } from './migrations/1764000000200-catalogue.js';
import { Legal1764000000210 } from './migrations/1764000000210-legal.js';
import { Years1764000000220 } from './migrations/1764000000220-years.js';

export const ALL_MIGRATIONS = [People1764000000000, Month1764000000001, Audit1764000000002, ClosingReasons1764000000110, Catalogue1764000000200, Legal1764000000210, Years1764000000220];
