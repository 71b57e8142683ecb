import Fastify from 'fastify';
import { loadConfig } from '../../src/config.js';
import { sayMissingProto, trusted } from '../../src/edge/proxy.js';

async function seen(
  trust: string,
  headers: Record<string, string>,
  publicUrl = 'https://thuocdo.example.vn',
): Promise<{ ip: string; said: string[] }> {
  const config = loadConfig({
    TRUST_PROXY: trust,
    PUBLIC_URL: publicUrl,
    DATABASE_URL: 'postgres://a:b@c/d',
    SESSION_SECRET: 'x'.repeat(32),
  });
  const said: string[] = [];
  const fastify = Fastify({ trustProxy: trusted(config.trustProxy) });
  sayMissingProto(fastify, config, { warn: (line: string) => said.push(line) });
  fastify.get('/', async (request) => request.ip);
  fastify.get('/ready', async () => 'ready');
  try {
    const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
    await fetch(url + '/ready');
    const ip = await (await fetch(url, { headers })).text();
    await fetch(url, { headers });
    return { ip, said };
  } finally {
    await fastify.close();
  }
}

describe('the address of a visitor', () => {
  it.each<[string, string, string | undefined, string]>([
    ['no proxy: nothing a visitor writes is read', '', '203.0.113.9', '127.0.0.1'],
    ['none, said so', 'false', '203.0.113.9', '127.0.0.1'],
    ['a proxy elsewhere: the visitor beside it is not believed', '10.0.0.5', '203.0.113.9', '127.0.0.1'],
    ['our proxy says where from', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['our proxy; the visitor had forged one', '127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['our proxy; the visitor forged ours', '127.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['two proxies by network', 'loopback, 10.1.0.0/16', '198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['one hop', '1', '203.0.113.9', '203.0.113.9'],
    ['one hop; the visitor had forged one', '1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['two hops; the visitor had forged two', '2', '198.51.100.2, 198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['one hop, and nothing sent', '1', undefined, '127.0.0.1'],
  ])('%s', async (_, trust, forwarded, ip) => {
    expect((await seen(trust, forwarded ? { 'x-forwarded-for': forwarded } : {})).ip).toBe(ip);
  });
});

describe('https outside, and no word of it inside', () => {
  it('is said once, at the start, when no proxy is named', async () => {
    expect((await seen('', {})).said).toEqual([expect.stringContaining('TRUST_PROXY names no proxy')]);
  });

  it('is said once, at the first visitor, when the proxy does not send it; a balancer asking is none', async () => {
    expect((await seen('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).said).toEqual([
      expect.stringContaining('127.0.0.1 sends no X-Forwarded-Proto'),
    ]);
  });

  it('is not said when all is well', async () => {
    expect((await seen('127.0.0.1', { 'x-forwarded-proto': 'https' })).said).toEqual([]);
    expect((await seen('', {}, 'http://thuocdo.example.vn')).said).toEqual([]);
  });
});
