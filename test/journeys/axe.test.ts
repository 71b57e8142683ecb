import { everyPage } from './support/every-page.js';
import { pagesOf } from './support/sites.js';

jest.setTimeout(180_000);

describe('every main page, for everybody, in both languages', () => {
  everyPage(['', 'can-bo', 'truong-mot-cua', 'cap-uy', 'to-chuc', 'kiem-tra', 'quan-tri', 'cap-tren'], pagesOf);
});
