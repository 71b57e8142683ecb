import type { Fault, FaultCode } from './fault.js';
import { fewestCriteria, mostCriteria, tiers } from './limits.js';

const wording: Record<FaultCode, string> = {
  'not-json': 'not JSON, at {bound}',
  'too-deep': 'nested deeper than {bound} levels',
  'key-twice': 'the key stands twice',
  'not-a-record': 'not a record (a JSON object)',
  'not-an-object': 'not an object',
  'not-an-array': 'not an array',
  'not-a-text': 'not a text',
  'not-a-flag': 'neither true nor false',
  'not-a-number': 'not a number',
  'number-too-long': 'written with more than 64 characters',
  'number-too-large': 'not below 10^12 in size',
  'too-many-decimals': 'more than four decimals',
  'too-many-places': 'more than two decimals',
  'unknown-key': 'unknown key',
  missing: 'missing',
  'unknown-format': 'unknown format',
  'unknown-kind': 'unknown kind',
  'not-a-period': 'not a month (YYYY-MM)',
  'not-a-code': 'not a code (1 to 40 letters, digits, ".", "_", "-")',
  'code-twice': 'the code of an earlier criterion',
  'not-whole': 'not a whole number',
  'not-half-points': 'not a multiple of 0.5',
  'not-above': 'not above {bound}',
  'too-low': 'below {bound}',
  'too-high': 'above {bound}',
  'criteria-count': `{bound} criteria; a set has ${fewestCriteria} to ${mostCriteria}`,
  'no-exemplary': 'no exemplary criterion',
  'factor-count': `{bound} factors; a set has one for each of the ${tiers} tiers`,
  'factor-falls': 'below the factor of the tier before ({bound})',
  'settings-not-wanted': 'the kind has no settings',
  'target-equals-floor': 'equal to the target',
  'no-such-criterion': 'no criterion has this code',
  'not-false': 'not false',
  'kept-above-due': 'above due ({bound})',
  'too-many-scores': 'more than {bound} scores',
};

/** One English line for the command, no line end: `criteriaSet.criteria[1].settings.floor: equal to the target`. */
export function faultText(fault: Fault): string {
  return `${fault.path}: ${wording[fault.code].replace('{bound}', fault.bound ?? '')}`;
}
