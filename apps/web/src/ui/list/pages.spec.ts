import { pagesOffered } from './pages';

describe('the pages of a list', () => {
  it('are all offered while they are few', () => {
    expect(pagesOffered(1, 1)).toEqual([1]);
    expect(pagesOffered(4, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each([
    [1, [1, 2, 3, 300]],
    [15, [1, 13, 14, 15, 16, 17, 300]],
    [300, [1, 298, 299, 300]],
  ])('are those about page %i of three hundred, with both ends', (page, offered) => {
    expect(pagesOffered(page, 300)).toEqual(offered);
  });
});
