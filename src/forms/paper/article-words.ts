import { say } from './words.js';

/** "20.4b" as a paper of the state writes it: "điểm b khoản 4 Điều 20". */
export function articleWords(article: string): string {
  const [number = '', rest = ''] = article.split('.');
  const [, clause = '', point = ''] = /^(\d+)(.*)$/.exec(rest) ?? [];
  if (!clause) return say('forms:article.whole', { number });
  return point
    ? say('forms:article.point', { point, clause, number })
    : say('forms:article.clause', { clause, number });
}
