import { everyPage } from './support/every-page.js';
import { lawPagesOf } from './support/law-sites.js';
import { makeLawThings } from './support/law-things.js';

jest.setTimeout(300_000);

describe('every page of the law’s layer, for everybody, in both languages', () => {
  everyPage(['can-bo', 'truong-mot-cua', 'chu-tich', 'cap-uy', 'to-chuc', 'kiem-tra', 'cap-tren'], lawPagesOf, makeLawThings);
});
