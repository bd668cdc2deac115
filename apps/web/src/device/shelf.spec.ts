import { Shelf } from './shelf';

/** A storage with room for so many texts. */
function roomFor(texts: number): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (at: number) => [...map.keys()][at] ?? null,
    getItem: (name: string) => map.get(name) ?? null,
    removeItem: (name: string) => void map.delete(name),
    clear: () => map.clear(),
    setItem: (name: string, text: string) => {
      if (!map.has(name) && map.size >= texts) throw new DOMException('full', 'QuotaExceededError');
      map.set(name, text);
    },
  };
}

describe('what a browser keeps', () => {
  it('is there for the next page', () => {
    const storage = roomFor(9);
    expect(new Shelf(() => storage).write('chibo.a/an/1', 'x')).toBe(true);
    const next = new Shelf(() => storage);
    expect([next.read('chibo.a/an/1'), next.keeps(), next.names('chibo.')]).toEqual(['x', true, ['chibo.a/an/1']]);
  });

  it('lives on this page where storing is forbidden, and says so before anything is written', () => {
    const shelf = new Shelf(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect([shelf.keeps(), shelf.read('chibo.a/an/1'), shelf.names('')]).toEqual([false, undefined, []]);
    expect(shelf.write('chibo.a/an/1', '{"n":1}')).toBe(false);
    expect([shelf.readJson('chibo.a/an/1'), shelf.names('chibo.a/an/')]).toEqual([{ n: 1 }, ['chibo.a/an/1']]);
    expect(shelf.unstored('chibo.a/')).toEqual(['chibo.a/an/1']);
    shelf.remove('chibo.a/an/1');
    expect(shelf.names('')).toEqual([]);
  });

  it('lives on this page when the storage is full, and moves over once there is room', () => {
    const storage = roomFor(1);
    const shelf = new Shelf(() => storage);
    shelf.write('chibo.a', '1');
    expect([shelf.write('chibo.b', '2'), shelf.keeps(), shelf.read('chibo.b')]).toEqual([false, false, '2']);
    storage.removeItem('chibo.a');
    shelf.write('chibo.b', '3');
    expect([storage.getItem('chibo.b'), shelf.keeps(), shelf.unstored('')]).toEqual(['3', true, []]);
  });

  it('shows the newer text, though the older one is what is stored', () => {
    const storage = roomFor(1);
    const shelf = new Shelf(() => storage);
    shelf.write('chibo.a', '1');
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    shelf.write('chibo.a', '2');
    expect(shelf.read('chibo.a')).toBe('2');
  });

  it('takes nothing more of an account that has been wiped', () => {
    const storage = roomFor(9);
    const shelf = new Shelf(() => storage);
    for (const name of ['chibo.draft.v1/an/card/x', 'chibo.desk.v1/an/card', 'chibo.desk.v1/binh/card'])
      shelf.write(name, '1');
    shelf.close('/an/');
    shelf.write('chibo.desk.v1/an/card', 'late');
    expect(shelf.names('chibo.')).toEqual(['chibo.desk.v1/binh/card']);
  });

  it('passes over what it cannot read', () => {
    const storage = roomFor(9);
    storage.setItem('chibo.a', '{"n":');
    expect(new Shelf(() => storage).readJson('chibo.a')).toBeUndefined();
  });
});
