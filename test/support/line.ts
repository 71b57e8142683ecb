import { createServer, connect, type Socket } from 'node:net';

/** The network between the program and its database, which can be frozen (nothing is forwarded, nothing ends) or cut. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private frozen = false;
  private broken = false;
  private readonly server = createServer((near) => this.join(near));

  private constructor(private readonly to: URL) {}

  static async before(url: string): Promise<{ line: Line; url: string }> {
    const line = new Line(new URL(url));
    await new Promise<void>((done) => line.server.listen(0, '127.0.0.1', done));
    const through = new URL(url);
    through.port = String((line.server.address() as { port: number }).port);
    return { line, url: through.href };
  }

  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  cut(): void {
    this.broken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.broken = false;
    this.frozen = false;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }

  private join(near: Socket): void {
    if (this.broken) return void near.resetAndDestroy();
    const far = connect(Number(this.to.port), this.to.hostname);
    this.pass(near, far);
    this.pass(far, near);
  }

  private pass(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('error', () => undefined);
    from.on('data', (bytes) => to.write(bytes));
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
    if (this.frozen) from.pause();
  }
}
