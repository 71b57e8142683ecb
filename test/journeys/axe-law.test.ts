import { everyPage } from './support/every-page.js';
import { LAW_PAGES, lawIds } from './support/law-sites.js';
import { makeLawThings } from './support/law-things.js';

describe('every page of the law’s layer, for everybody, in both languages', () => {
  everyPage(Object.keys(LAW_PAGES), LAW_PAGES, lawIds, makeLawThings);
});
