import { aQuality, noCards } from '../testing/quality';
import { gapWords, goodPercent, goodWords, lineWords, meanWords, signedMean } from './quality-words';

describe('words of the quality of scores', () => {
  it.each([
    [120, '+1,20'],
    [-45, '−0,45'],
    [0, '0,00'],
  ])('write the gap %i as %s', (points, words) => expect(signedMean(points)).toBe(words));

  it('never take what is missing for zero', () => {
    expect([meanWords(undefined), goodWords(noCards()), goodPercent(noCards()), gapWords(noCards())]).toEqual([
      '–',
      '–',
      '',
      [],
    ]);
    expect(meanWords({ mean: 0, n: 1 })).toBe('0,00');
  });

  it('write a gap with its base, for each second score', () => {
    expect(gapWords(aQuality({ observedGap: { mean: -300, n: 1 } }))).toEqual([
      'thẩm định +1,20 (2\u00a0phiếu)',
      'tổ công tác −3,00 (1\u00a0phiếu)',
    ]);
  });

  it('write the share of Tốt on its base', () => {
    expect([goodWords(aQuality()), goodPercent(aQuality())]).toEqual(['1/2', '50,0%']);
  });

  it('name lines, and keep the code of one without a name', () => {
    expect(lineWords(['7.1', '9.9'], { '7.1': 'Nhiệm vụ' })).toEqual(['7.1 Nhiệm vụ', '9.9']);
  });
});
