/** SQL for the day on which a stored moment fell, in the zone that each connection is opened with: the agency's. */
export function localDay(moment: string): string {
  return `(${moment} at time zone current_setting('TimeZone'))::date`;
}
