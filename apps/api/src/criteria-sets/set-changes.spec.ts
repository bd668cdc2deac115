import { hd42Commune, phuTho } from '@chibo/domain/templates';
import { expect, it } from 'vitest';
import { setChanges } from './set-changes';

it('tells of an edit what differs, line by line, and nothing else', () => {
  const edited = structuredClone(hd42Commune);
  edited.title = 'Bộ tiêu chí của xã';
  edited.groups[0].criteria[0].label = 'Họp đúng ngày';
  const { code } = edited.groups[0].criteria[0];
  const key = `line.${edited.groups[0].code}.${code}`;
  const { before, after } = setChanges(hd42Commune, edited);
  expect(Object.keys(before)).toEqual(['title', key]);
  expect(after).toMatchObject({ title: '"Bộ tiêu chí của xã"' });
  expect(JSON.stringify(after)).toContain('Họp đúng ngày');
});

it('tells of lines added, taken away and put in another order', () => {
  const edited = structuredClone(hd42Commune);
  const [last] = edited.groups[0].criteria.splice(-1);
  const { before, after } = setChanges(hd42Commune, edited);
  expect(Object.keys(before)).toEqual([`line.${edited.groups[0].code}.${last.code}`, 'order']);
  expect(Object.values(after)[0]).toBeNull();
});

it('stays shorter than the two sets, and empty where nothing changed', () => {
  expect(setChanges(hd42Commune, structuredClone(hd42Commune))).toEqual({ before: {}, after: {} });
  const long = { ...hd42Commune, source: 'x'.repeat(2000) };
  expect(JSON.stringify(setChanges(phuTho, long)).length).toBeLessThan(
    JSON.stringify(phuTho).length + JSON.stringify(long).length + 3000,
  );
  expect(JSON.stringify(setChanges(hd42Commune, long))).toContain('(2002 ký tự)');
});
