import { everyPage } from './support/every-page.js';
import { makeResultThings, resultPagesOf } from './support/results-sites.js';

jest.setTimeout(300_000);

describe('every page of measures, promises, issues, signals and sittings, for everybody, in both languages', () => {
  everyPage(['can-bo', 'truong-mot-cua', 'to-chuc', 'thu-ky-cap-uy', 'cap-uy', 'kiem-tra'], resultPagesOf, makeResultThings);
});
