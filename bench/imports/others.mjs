import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../browser.mjs';

const EVERY = 250;

/** Somebody who looks at a page four times a second while others work: the longest they waited, in milliseconds. */
export class Others {
  #most = 0;
  #asked = 0;
  #ended = false;
  #run;

  constructor(url, cookie) {
    this.#run = this.#look(url, cookie);
  }

  begin() {
    this.#most = 0;
    if (this.#asked > 0) this.#asked = performance.now();
  }

  /** That of a page which is waited for now counts as well. */
  longest() {
    return Math.max(this.#most, this.#asked > 0 ? performance.now() - this.#asked : 0);
  }

  async end() {
    this.#ended = true;
    await this.#run;
  }

  async #look(url, cookie) {
    while (!this.#ended) {
      this.#asked = performance.now();
      const { status } = await send(url, 'GET', cookie);
      if (status !== 200) throw new Error(`others' page answered ${status}`);
      this.#most = Math.max(this.#most, performance.now() - this.#asked);
      this.#asked = 0;
      await pause(EVERY);
    }
  }
}
