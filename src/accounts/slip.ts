import type { AccountRow } from './accounts.queries.js';
import type { OneTime } from './passwords.service.js';

/** What is printed and handed over: the only place where a one-time password is ever shown. */
export interface Slip extends OneTime {
  name: string;
  code: string | null;
  unit: string | null;
  login: string;
}

export function slipOf(
  { name, code, unit, login }: Pick<AccountRow, 'name' | 'code' | 'unit' | 'login'>,
  oneTime: OneTime,
): Slip {
  return { name, code, unit, login, ...oneTime };
}
