import type { FastifyRequest } from 'fastify';
import { deviceOf, type Device } from './device.js';

/** Where a try at a password comes from. */
export interface Origin {
  address: string;
  device: Device | null;
}

export function originOf(request: FastifyRequest, secure: boolean): Origin {
  return { address: networkOf(request.ip), device: deviceOf(request, secure) };
}

/** A whole IPv6 network of one customer (its first four groups) counts as one address. */
export function networkOf(ip: string): string {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0]!;
  if (!address.includes(':')) return address;
  const [front = '', back = ''] = address.split('::');
  const groups = front.split(':').filter(Boolean);
  const rest = back.split(':').filter(Boolean);
  const whole = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return (
    whole
      .slice(0, 4)
      .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
      .join(':') + '::/64'
  );
}
