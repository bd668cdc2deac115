import { aLetterhead } from '../testing/letterhead';
import type { Typed } from './paper-lines';
import { paperLines, recipientsOf } from './paper-lines';

const NOTHING: Typed = { place: '', symbol: '', onBehalf: null, signatory: null, recipients: [] };

describe('the words around a paper', () => {
  it('are what is typed', () => {
    const typed: Typed = {
      place: 'Lào Cai ',
      symbol: 'BC/ĐUK',
      onBehalf: 'T/M BAN THƯỜNG VỤ',
      signatory: 'PHÓ BÍ THƯ',
      recipients: recipientsOf('Ban Tổ chức Tỉnh ủy\n\n Lưu Văn phòng \nLưu Văn phòng'),
    };
    expect(paperLines(aLetterhead(), typed)).toEqual({
      superior: 'ĐẢNG BỘ KHỐI',
      issuer: 'ĐẢNG ỦY SỞ NỘI VỤ',
      number: 'Số ……-BC/ĐUK',
      placeAndDay: 'Lào Cai, ngày 06 tháng 3 năm 2026',
      onBehalf: 'T/M BAN THƯỜNG VỤ',
      signatory: 'PHÓ BÍ THƯ',
      recipients: ['- Ban Tổ chức Tỉnh ủy,', '- Lưu Văn phòng.'],
    });
  });

  it('are dots to write on, or what papers take by themselves, where nothing is typed', () => {
    expect(paperLines(aLetterhead(), NOTHING)).toMatchObject({
      number: 'Số ……-……',
      placeAndDay: '…………, ngày 06 tháng 3 năm 2026',
      onBehalf: 'T/M ĐẢNG ỦY',
      signatory: 'BÍ THƯ',
    });
  });

  it('of a branch are those of its card: no number without a symbol, the place of the committee above, no recipients', () => {
    const printed = {
      ...aLetterhead().printed,
      issuer: 'Chi bộ Thanh tra',
      place: 'Cam Đường',
      onBehalf: 'T/M CHI BỘ',
    };
    const lines = paperLines(aLetterhead({ isCell: true, printed }), NOTHING);
    expect(lines).toMatchObject({ number: undefined, onBehalf: 'T/M CHI BỘ', recipients: [] });
    expect(lines.placeAndDay).toMatch(/^Cam Đường, /);
  });
});
