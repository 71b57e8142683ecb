import { everyPage } from './support/every-page.js';
import { makeResultThings, RESULT_PAGES, resultIds } from './support/results-sites.js';

describe('every page of measures, promises, issues, signals and sittings, for everybody, in both languages', () => {
  everyPage(Object.keys(RESULT_PAGES), RESULT_PAGES, resultIds, makeResultThings);
});
