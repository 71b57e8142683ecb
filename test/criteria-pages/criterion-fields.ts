/** A good criterion as a browser sends it. */
export const GOOD: Record<string, string> = {
  text: 'Trả lời phản ánh của dân trong hai ngày',
  kind: 'conduct',
  standard: '4',
  weight: '1',
  max: '10',
  zero: 'Để dân hỏi lại nhiều lần',
  half: 'Trả lời khi được nhắc',
  full: 'Trả lời đủ, đúng hẹn',
  evidence: 'Sổ theo dõi phản ánh',
};

/** The id at the end of the path where an answer landed. */
export function idIn(path: string): number {
  return Number(/\/(\d+)(?:[?#]|$)/.exec(path)?.[1]);
}

export function revisionIn(html: string): string {
  return /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
}
