import { everyPage } from './support/every-page.js';
import { leaveUnsent, makeMainThings } from './support/main-things.js';
import { MAIN_PAGES, mainIds } from './support/sites.js';

describe('every main page, for everybody, in both languages', () => {
  everyPage(Object.keys(MAIN_PAGES), MAIN_PAGES, mainIds, makeMainThings, { 'truong-mot-cua': leaveUnsent });
});
