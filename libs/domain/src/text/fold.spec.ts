import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVietnamese, foldVietnamese, isBlank, normalizeText } from './fold';

const PAIRS: [text: string, folded: string][] = [
  ['Đảng ủy', 'dang uy'],
  ['ĐẢNG UỶ', 'dang uy'],
  ['Đảng bộ Khối', 'dang bo khoi'],
  ['chi bộ trực thuộc', 'chi bo truc thuoc'],
  ['Chi bộ cơ sở', 'chi bo co so'],
  ['Ủy ban kiểm tra', 'uy ban kiem tra'],
  ['Uỷ ban kiểm tra', 'uy ban kiem tra'],
  ['Hòa Bình', 'hoa binh'],
  ['Hoà Bình', 'hoa binh'],
  ['thủy lợi', 'thuy loi'],
  ['thuỷ lợi', 'thuy loi'],
  ['hóa đơn', 'hoa don'],
  ['hoá đơn', 'hoa don'],
  ['khỏe', 'khoe'],
  ['khoẻ', 'khoe'],
  ['xóa', 'xoa'],
  ['Thúy', 'thuy'],
  ['quý', 'quy'],
  ['Quy định', 'quy dinh'],
  ['Lào Cai', 'lao cai'],
  ['Phú Thọ', 'phu tho'],
  ['Nghệ An', 'nghe an'],
  ['Bình Thuận', 'binh thuan'],
  ['Đắk Lắk', 'dak lak'],
  ['Đăk Nông', 'dak nong'],
  ['Thừa Thiên Huế', 'thua thien hue'],
  ['Bà Rịa – Vũng Tàu', 'ba ria – vung tau'],
  ['Cần Thơ', 'can tho'],
  ['Điện Biên Phủ', 'dien bien phu'],
  ['Trường Sa', 'truong sa'],
  ['Nguyễn Thị Hường', 'nguyen thi huong'],
  ['Trần Đình Phước', 'tran dinh phuoc'],
  ['Lê Hữu Nghĩa', 'le huu nghia'],
  ['Phạm Ngọc Ánh', 'pham ngoc anh'],
  ['Võ Văn Kiệt', 'vo van kiet'],
  ['Đặng Thùy Trâm', 'dang thuy tram'],
  ['Bùi Xuân Ước', 'bui xuan uoc'],
  ['Ông Ích Đường', 'ong ich duong'],
  ['Ỷ Lan', 'y lan'],
  ['Ỵ', 'y'],
  ['Ỹ', 'y'],
  ['Ý', 'y'],
  ['Ằ Ẳ Ẵ Ặ Ắ Ă', 'a a a a a a'],
  ['Ầ Ẩ Ẫ Ậ Ấ Â', 'a a a a a a'],
  ['Ề Ể Ễ Ệ Ế Ê', 'e e e e e e'],
  ['Ồ Ổ Ỗ Ộ Ố Ô', 'o o o o o o'],
  ['Ờ Ở Ỡ Ợ Ớ Ơ', 'o o o o o o'],
  ['Ừ Ử Ữ Ự Ứ Ư', 'u u u u u u'],
  ['Ì Ỉ Ĩ Ị Í', 'i i i i i'],
  ['Ù Ủ Ũ Ụ Ú', 'u u u u u'],
  ['Ẻ Ẽ Ẹ É È', 'e e e e e'],
  ['Ỏ Õ Ọ Ó Ò', 'o o o o o'],
  ['nghị quyết', 'nghi quyet'],
  ['kết luận', 'ket luan'],
  ['thẩm định', 'tham dinh'],
  ['xếp loại', 'xep loai'],
  ['chuyên đề', 'chuyen de'],
  ['đảng viên dự bị', 'dang vien du bi'],
  ['bí thư', 'bi thu'],
  ['phường An Phú', 'phuong an phu'],
  ['Bệnh viện Y học cổ truyền', 'benh vien y hoc co truyen'],
  ['Sở Tài chính', 'so tai chinh'],
  ['Chi bộ IV', 'chi bo iv'],
  ['Tổ 15B', 'to 15b'],
  ['  Đảng\u00a0bộ \t xã ', 'dang bo xa'],
  ['Đảng ủy'.normalize('NFD'), 'dang uy'],
  ['Ðảng ủy', 'dang uy'],
  ['Đảng\u200b ủy\ufeff', 'dang uy'],
  ['dang uy', 'dang uy'],
  ['', ''],
];

describe('foldVietnamese', () => {
  it.each(PAIRS)('%j → %j', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
  });

  it('folding twice, composing, decomposing and capitals change nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PAIRS.map(([text]) => text))), (words) => {
        const text = words.join(' ');
        const folded = foldVietnamese(text);
        expect(foldVietnamese(folded)).toBe(folded);
        expect(foldVietnamese(text.normalize('NFD'))).toBe(folded);
        expect(foldVietnamese(text.toUpperCase())).toBe(folded);
      }),
    );
  });

  it('never throws and leaves no marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldVietnamese(text)).not.toMatch(/\p{M}/u);
      }),
    );
  });
});

describe('normalizeText', () => {
  it('composes, trims and squeezes', () => {
    expect(normalizeText(' Chi \n bộ '.normalize('NFD'))).toBe('Chi bộ');
  });
});

describe('compareVietnamese', () => {
  it('orders letters as the alphabet does: d before đ, a ă â', () => {
    const words = ['đá', 'dê', 'ân', 'ăn', 'an', 'ơn', 'ôn', 'on', 'ưng', 'ung'];
    expect(words.toSorted(compareVietnamese)).toEqual(['an', 'ăn', 'ân', 'dê', 'đá', 'on', 'ôn', 'ơn', 'ung', 'ưng']);
  });

  it('orders numbers inside names by value', () => {
    expect(['Chi bộ 10', 'Chi bộ 9', 'Chi bộ 2'].toSorted(compareVietnamese)).toEqual([
      'Chi bộ 2',
      'Chi bộ 9',
      'Chi bộ 10',
    ]);
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u00a0\u200b\ufeff'])('finds nothing to read in %j', (text) =>
    expect(isBlank(text)).toBe(true),
  );
  it.each(['a', '\u200bủ', '.'])('finds something in %j', (text) => expect(isBlank(text)).toBe(false));
});
