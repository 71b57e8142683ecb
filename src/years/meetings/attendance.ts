import type { Issue } from '../../web/issues.js';

/** Who sat in a meeting, and in what capacity (Điều 21.1b, 21.2b). */
export interface Attendee {
  name: string;
  capacity: string;
}

const LINE = /^([^;]{2,120}?)\s*;\s*([^;]{2,200})$/;

/** The people of a list kept as one person a line, "name; capacity". */
export function attendeesOf(attendance: string): Attendee[] {
  return linesOf(attendance).flatMap((line) => {
    const [, name, capacity] = LINE.exec(line) ?? [];
    return name && capacity ? [{ name, capacity }] : [];
  });
}

/** What is wrong with a list as it is typed: a line that is no "name; capacity", a person of the same capacity twice. */
export function attendanceIssues(attendance: string): Issue[] {
  const lines = linesOf(attendance);
  const wrong = lines.find((line) => !LINE.test(line));
  if (wrong) return [{ field: 'attendance', code: 'years:issue.attendanceLine', params: { line: wrong.slice(0, 80) } }];
  const twice = lines.find((line, at) => lines.indexOf(line) < at);
  return twice ? [{ field: 'attendance', code: 'years:issue.attendanceTwice', params: { line: twice } }] : [];
}

export interface Said {
  by: string;
  text: string;
}

/** Opinions as they were written, a line each; the speaker where a line begins with the name of one who sat in, else ''. */
export function opinionsBy(text: string, attendees: readonly Attendee[]): Said[] {
  return linesOf(text).map((line) => {
    const by = attendees.find(({ name }) => line.startsWith(`${name}:`))?.name ?? '';
    return { by, text: by ? line.slice(by.length + 1).trim() : line };
  });
}

export interface Vote {
  agreed: number | null;
  against: number | null;
  abstained: number | null;
}

/**
 * What is wrong with a vote of those present: at least one agreed, none more than were there; where those against or
 * abstaining were counted, both were, and all together are those present.
 */
export function voteIssues({ agreed, against, abstained }: Vote, present: number): Issue[] {
  if (agreed === null || !(agreed >= 1 && agreed <= present))
    return [{ field: 'agreed', code: 'years:issue.agreed', params: { present } }];
  if (against === null && abstained === null) return [];
  if (against === null) return [{ field: 'against', code: 'years:issue.wholeVote', params: { present } }];
  if (abstained === null) return [{ field: 'abstained', code: 'years:issue.wholeVote', params: { present } }];
  return agreed + against + abstained === present
    ? []
    : [{ field: 'against', code: 'years:issue.wholeVote', params: { present } }];
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
