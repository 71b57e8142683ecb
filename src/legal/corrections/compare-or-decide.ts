import type { Page, Redirect } from '../../web/answers.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';

/** The page of a correction with what was typed, and what is wrong with that. */
export interface CorrectionPage {
  page: Page;
  issues: Issue[];
}

/** What is typed for a result that is put right is looked at beside the old one as often as one likes, and then decided. */
export async function compareOrDecide(
  body: Body | undefined,
  {
    shown,
    decide,
    done,
  }: {
    shown: (typed: Body, comparing: boolean) => Promise<CorrectionPage>;
    decide: () => Promise<Issue[]>;
    done: Redirect;
  },
): Promise<Page | Redirect> {
  if (textOf(body, 'step') === 'compare') {
    const { page, issues } = await shown(body ?? {}, true);
    return issues.length > 0 ? page.withIssues(issues) : page;
  }
  const issues = await decide();
  return issues.length > 0 ? (await shown(body ?? {}, false)).page.withIssues(issues) : done;
}
