import Fastify from 'fastify';
import { sendOn } from '../../src/edge/former-addresses.js';

it.each([
  ['/legal/sheets', '/legal/forms'],
  ['/legal/sheets/12/work?number=2', '/legal/forms/12/work?number=2'],
  ['/officials/12/edit', '/officials/12/correction'],
  ['/years/sheets/7/label', '/years/records/7/label'],
  ['/committee/sheets/3', '/committee/evaluations/3'],
])('%s is sent on to %s with its form', async (former, now) => {
  const fastify = Fastify();
  sendOn(fastify);
  fastify.all('*', async (request) => request.url);
  for (const method of ['GET', 'POST'] as const) {
    const answer = await fastify.inject({ method, url: former });
    expect([answer.statusCode, answer.headers.location]).toEqual([308, now]);
  }
  expect((await fastify.inject({ url: '/legal/sheetsmen' })).body).toBe('/legal/sheetsmen');
});
