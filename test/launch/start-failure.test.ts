import { ConfigError } from '../../src/config.js';
import { EmbeddedDatabaseError } from '../../src/database/embedded/embedded-error.js';
import { failureText } from '../../src/start-failure.js';

const system = (code: string, syscall: string) =>
  Object.assign(new Error(code), { code, syscall, port: 3000, address: '10.0.0.1' });

it.each<[string, unknown, string]>([
  ['a wrong setting', new ConfigError('PORT: must be …'), 'PORT: must be …'],
  ['a folder in use', new EmbeddedDatabaseError('DATA_IN_USE', 'data is in use'), 'data is in use'],
  [
    'a port that is taken',
    system('EADDRINUSE', 'listen'),
    'PORT: 3000 is taken by another program; choose another, for example PORT=3001 npm start',
  ],
  [
    'a port for root alone',
    system('EACCES', 'listen'),
    'PORT: this user may not listen on 3000; choose one above 1023',
  ],
  [
    'an address of another machine',
    system('EADDRNOTAVAIL', 'listen'),
    'HOST: cannot listen on 10.0.0.1 (EADDRNOTAVAIL)',
  ],
  [
    'a database that is down',
    system('ECONNREFUSED', 'connect'),
    'DATABASE_URL: the database cannot be reached (ECONNREFUSED)',
  ],
])('%s is told in one line', (_name, error, text) => {
  expect(failureText(error)).toBe(text);
});

it('what was not foreseen comes with its stack', () => {
  expect(failureText(new TypeError('x is not a function'))).toMatch(/TypeError: x is not a function\n\s+at /);
});
