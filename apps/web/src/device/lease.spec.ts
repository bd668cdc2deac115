import { TestBed } from '@angular/core/testing';
import { Leases } from './lease';

/** Another tab of the same browser: it shares the device's storage and nothing else. */
function aTab(): Leases {
  TestBed.resetTestingModule();
  return TestBed.inject(Leases);
}

describe('one of several tabs does a thing', () => {
  it('the one that asked first, until it gives the lease back', async () => {
    const [one, other] = [aTab(), aTab()];
    expect(await one.take('an', 'outbox')).toBe(true);
    expect(await other.take('an', 'outbox')).toBe(false);
    expect(await one.take('an', 'outbox')).toBe(true);
    other.release('an', 'outbox');
    expect(await other.take('an', 'outbox')).toBe(false);
    one.release('an', 'outbox');
    expect(await other.take('an', 'outbox')).toBe(true);
    other.release('an', 'outbox');
  });

  it('one, when two ask in the same moment', async () => {
    const [one, other] = [aTab(), aTab()];
    vi.spyOn(Storage.prototype, 'getItem').mockReturnValueOnce(null).mockReturnValueOnce(null);
    const taken = await Promise.all([one.take('an', 'race'), other.take('an', 'race')]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('another one, once the tab that had it is long silent', async () => {
    const [one, other] = [aTab(), aTab()];
    await one.take('an', 'dead');
    const later = Date.now() + 91_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(await other.take('an', 'dead')).toBe(true);
  });

  it('for one account at a time, and another thing apart', async () => {
    const [one, other] = [aTab(), aTab()];
    await one.take('an', 'outbox2');
    expect(await other.take('binh', 'outbox2')).toBe(true);
    expect(await other.take('an', 'else')).toBe(true);
  });

  afterEach(() => void vi.restoreAllMocks());

  describe('by the browser’s own locks', () => {
    /** Locks as a browser has them: who dies lets go of them. */
    class Locks {
      readonly held = new Set<string>();
      async request(name: string, _: object, use: (lock: object | null) => Promise<void> | undefined): Promise<void> {
        if (this.held.has(name)) return use(null);
        this.held.add(name);
        await use({});
        this.held.delete(name);
      }
    }
    afterEach(() => Reflect.deleteProperty(navigator, 'locks'));

    it('the one that asked first, until it gives the lease back or dies', async () => {
      const locks = new Locks();
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
      const [one, other] = [aTab(), aTab()];
      expect([await one.take('an', 'outbox'), await other.take('an', 'outbox')]).toEqual([true, false]);
      expect(await one.take('an', 'outbox')).toBe(true);
      one.release('an', 'outbox');
      await vi.waitFor(async () => expect(await other.take('an', 'outbox')).toBe(true));
      expect(await one.take('an', 'outbox')).toBe(false);
      locks.held.clear();
      expect(await one.take('an', 'outbox')).toBe(true);
    });
  });
});
