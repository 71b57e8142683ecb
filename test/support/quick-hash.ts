import { hash } from '@node-rs/argon2';

/** A real hash that costs next to nothing to look at: thousands of sign-ins of the tests are not about the cost. The product's own is used wherever a password is set. */
export function quickHash(password: string): Promise<string> {
  return hash(password.normalize('NFC'), { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 });
}
