import { describe, expect, it } from 'vitest';
import { Refusal } from '../http/refusal';
import { hashPassword, passwordGate, passwordMatches } from './passwords';

describe('argon2', () => {
  it('runs on two threads at most, in a line of 40, and is refused with the time to wait beyond', async () => {
    const stored = await hashPassword('mật khẩu để thử');
    let most = 0;
    const asked = Array.from({ length: 45 }, () =>
      passwordMatches(stored, 'sai')
        .catch((error: unknown) => error)
        .finally(() => (most = Math.max(most, passwordGate.load.running))),
    );
    const { running, waiting } = passwordGate.load;
    expect([running <= 2, waiting]).toEqual([true, 40]);
    const ended = await Promise.all(asked);
    expect(ended.filter((each) => each === false)).toHaveLength(running + 40);
    const [refused] = ended.filter((each) => each instanceof Refusal);
    expect(refused).toMatchObject({ status: 503, code: 'BUSY', extra: { retryAfter: 5 } });
    expect(most).toBeLessThanOrEqual(2);
    expect(await passwordMatches(stored, 'mật khẩu để thử')).toBe(true);
  });
});
