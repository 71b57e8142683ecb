/** A rule a screen or a form may cite, the place of the decree that says it, and a word that stands in that place. */
export interface Citation {
  /** What a screen calls the rule; stored nowhere but in code. */
  readonly rule: string;
  /** `14.2b`: Điều.khoản+điểm. `PL I.1a`: the appendix, its item and point. `PL II.01`: a form of the second one. */
  readonly article: string;
  /** Stands, letter for letter, inside that clause or point. */
  readonly keyword: string;
}

export interface ArticleParts {
  /** 'I' or 'II' where the place is in an appendix; `article` is then null. */
  readonly appendix: string | null;
  readonly article: string | null;
  readonly clause: string | null;
  readonly point: string | null;
  /** '01' or '02': a form of appendix II. */
  readonly form: string | null;
}

const inArticle = /^(\d{1,2})(?:\.(\d{1,2})([a-zđ])?)?$/;
const inAppendix = /^PL (I{1,2})(?:\.(?:(0\d)|(\d)([a-zđ])?))?$/;

/** The parts of a place, for words such as "điểm b khoản 2 Điều 14". Errors: RangeError on anything else. */
export function articleParts(place: string): ArticleParts {
  const article = inArticle.exec(place);
  if (article) {
    const [, number = null, clause = null, point = null] = article;
    return { appendix: null, article: number, clause, point, form: null };
  }
  const appendix = inAppendix.exec(place);
  if (!appendix) throw new RangeError(`no place of a decree: ${place}`);
  const [, number = null, form = null, clause = null, point = null] = appendix;
  return { appendix: number, article: null, clause, point, form };
}
