import type { AdjustmentReason } from '@chibo/domain';
import type { Random } from './random';

/** Words of the demonstration's cards, by the short label of the line they belong to. All made up. */

/** Hạn chế – biện pháp where a line lost points. */
const WEAKNESSES: Readonly<Record<string, readonly string[]>> = {
  'Tỷ lệ có mặt': [
    'Còn đảng viên vắng do đi công tác; chi ủy báo lịch sớm hơn để đảng viên sắp xếp công việc.',
    'Tỷ lệ dự sinh hoạt chưa cao; bí thư gặp, nắm lý do từng đồng chí vắng trước kỳ tới.',
  ],
  'Phát biểu': [
    'Ít ý kiến phát biểu; giao trước nội dung cho từng đảng viên chuẩn bị.',
    'Thảo luận tập trung vào một số đồng chí; chủ trì gợi ý để đảng viên trẻ tham gia.',
  ],
  'Thời lượng': [
    'Thời gian sinh hoạt còn ngắn; bố trí họp đầu buổi chiều và gửi tài liệu trước để dành thời gian thảo luận.',
  ],
  'Kết quả tháng trước': ['Một số nhiệm vụ tháng trước chậm; phân công lại, ghi rõ người làm và thời hạn.'],
  'Kết quả kỳ trước': [
    'Còn nhiệm vụ kỳ trước chưa xong; bí thư kiểm tra tiến độ vào giữa tháng.',
    'Việc hoàn thành chỉ tiêu kỳ trước chưa đều; chi bộ rà soát, giao lại từng việc.',
  ],
  'Sổ biên bản': ['Biên bản ghi chưa đủ ý kiến; phân công thư ký ghi và đọc lại trước khi kết thúc.'],
  'Biên bản': ['Biên bản còn vắn tắt; thư ký ghi đủ diễn biến, chủ trì soát trước khi ký.'],
  'Biểu dương, phê bình': ['Việc nhắc nhở, phê bình còn chung chung; mỗi kỳ nêu rõ việc, rõ trách nhiệm.'],
  'Tự phê bình, phê bình': ['Tự phê bình và phê bình còn nể nang; chi ủy nêu gương trước trong kỳ tới.'],
  'Nội dung chuẩn bị': ['Nội dung chuẩn bị chưa sát nhiệm vụ; chi ủy thống nhất trọng tâm trước kỳ họp 03 ngày.'],
  'Nội dung sinh hoạt': ['Nội dung còn dàn trải; kỳ tới chọn một đến hai việc trọng tâm để bàn kỹ.'],
  'Đưa tài liệu trước': ['Tài liệu đưa lên Sổ tay muộn; giao một chi ủy viên phụ trách, đưa trước ít nhất 01 ngày.'],
  'Đăng tài liệu sau họp': ['Đăng tài liệu sau họp chưa kịp; hoàn thiện ngay trong ngày làm việc kế tiếp.'],
  'Kết luận, nghị quyết': ['Kết luận chưa rõ người, rõ hạn; lập bảng phân công kèm theo kết luận.'],
};

const GENERAL = [
  'Việc đấu tranh phê bình chưa thường xuyên; duy trì thành một mục riêng của mỗi kỳ.',
  'Nội dung học tập và làm theo Bác chưa gắn việc cụ thể; mỗi đảng viên đăng ký một việc trong tháng.',
  'Nắm tình hình tư tưởng đảng viên chưa sâu; bí thư trao đổi riêng khi cần.',
  'Kiểm tra việc thực hiện kết luận chưa thường xuyên; chi ủy kiểm tra vào tuần thứ ba hằng tháng.',
  'Phần thông tin thời sự còn dài; gửi trước tài liệu để đảng viên tự đọc.',
  'Một số ý kiến phát biểu chưa đi vào trọng tâm; chủ trì nêu sẵn câu hỏi gợi ý.',
  'Bắt đầu họp còn chậm vài phút; nhắc đảng viên có mặt trước giờ họp.',
];

/** Hạn chế – biện pháp for a card on which these lines lost points: never empty. */
export function weaknesses(lostOn: readonly string[], random: Random): string {
  const known = random.shuffled(lostOn.filter((label) => label in WEAKNESSES)).slice(0, 2);
  const own = known.map((label) => random.pick(WEAKNESSES[label]));
  return own.length > 0 ? own.join(' ') : random.pick(GENERAL);
}

/** Căn cứ of full marks on a heavy line. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  'Nội dung sinh hoạt': [
    'Biên bản ghi đủ các phần: thời sự, kiểm điểm tháng, phương hướng, học tập và làm theo Bác.',
    'Đã kiểm điểm từng nhiệm vụ tháng trước, bàn rõ phương hướng tháng sau; thể hiện trong biên bản.',
    'Đủ nội dung theo hướng dẫn; kết luận có phân công từng đồng chí.',
  ],
  'Nội dung thường kỳ': [
    'Biên bản ghi đủ các phần; kết luận nêu 4 việc của tháng tới, có người phụ trách.',
    'Đã đánh giá từng chỉ tiêu của tháng, thảo luận hai việc mới phát sinh.',
    'Nội dung đúng quy trình, có phần tư tưởng và học tập, làm theo Bác; biên bản kèm theo.',
  ],
  'Trình bày': ['Báo cáo chuyên đề 8 trang, có số liệu của đơn vị và 3 ví dụ thực tế.'],
  'Thảo luận': ['Các ý kiến nêu nhận thức, liên hệ bản thân và giải pháp; ghi đủ trong biên bản.'],
  'Kết luận, phân công': ['Kết luận nêu giải pháp, người thực hiện và thời hạn từng việc.'],
};

const GENERAL_GROUNDS = ['Thể hiện trong biên bản kỳ sinh hoạt.', 'Có tài liệu kèm theo biên bản.'];

export function grounds(shortLabel: string, random: Random): string {
  return random.pick(GROUNDS[shortLabel] ?? GENERAL_GROUNDS);
}

export const THEMES = [
  'Nâng cao trách nhiệm nêu gương của cán bộ, đảng viên',
  'Đổi mới lề lối làm việc theo phong cách Hồ Chí Minh',
  'Cải cách thủ tục hành chính, phục vụ người dân và doanh nghiệp',
  'Thực hành tiết kiệm, chống lãng phí trong cơ quan',
  'Chuyển đổi số trong công tác chuyên môn của chi bộ',
];

export const RETURN_MESSAGES = [
  'Mục 4.2 ghi căn cứ còn chung, đề nghị chi bộ nêu rõ nội dung đã bàn. Phần hạn chế chưa có biện pháp cụ thể.',
  'Đề nghị chi bộ kiểm tra lại số đảng viên phát biểu so với biên bản rồi gửi lại.',
  'Phần hạn chế, biện pháp khắc phục còn trùng với tháng trước, đề nghị chi bộ bổ sung.',
];

/** Why a superior gives a line less, by reason code. */
export const ADJUSTMENT_WORDS: Readonly<Partial<Record<AdjustmentReason, readonly string[]>>> = {
  NO_EVIDENCE: ['Hồ sơ gửi kèm chưa có tài liệu này.', 'Biên bản không ghi nội dung này.'],
  TOO_HIGH: [
    'Nội dung có bàn nhưng chưa kết luận rõ việc và hạn.',
    'Mới thực hiện một phần so với nghị quyết tháng trước.',
  ],
  FACTS: ['Số liệu trong sổ điểm danh khác với phiếu.'],
};

/** What a superior asks about one line. */
export const LINE_MESSAGES: readonly string[] = [
  'Đề nghị gửi kèm trang biên bản ghi nội dung này.',
  'Đề nghị ghi rõ căn cứ chấm điểm tối đa.',
  'Đề nghị rà lại mức điểm so với thực tế kỳ sinh hoạt.',
];

/** What working groups found, and the action that follows. */
export const FINDINGS: readonly (readonly [words: string, action: string])[] = [
  ['Nội dung sinh hoạt gửi đảng viên sát ngày họp.', 'Gửi tài liệu trước kỳ họp ít nhất 03 ngày.'],
  ['Kết luận của người chủ trì chưa phân công rõ người, rõ việc.', 'Ghi kết luận kèm người thực hiện và thời hạn.'],
  ['Ý kiến phát biểu tập trung ở một số đồng chí.', 'Giao chuẩn bị ý kiến trước cho đảng viên ít phát biểu.'],
  ['Cách học chuyên đề theo tình huống cụ thể sôi nổi, nên nhân rộng.', 'Chia sẻ cách làm tại giao ban tháng tới.'],
  ['Biên bản chưa ghi đủ ý kiến thảo luận.', 'Bổ sung biên bản, bí thư kiểm tra trước khi ký.'],
];

/** What the demonstration's committees say under the month they have closed. */
export const COMMENTARY = {
  strengths: 'Các chi bộ giữ nền nếp sinh hoạt thường kỳ, gửi phiếu và thẩm định cơ bản đúng hạn.',
  limits: 'Còn phiếu chưa thẩm định xong khi khóa sổ; một số chi bộ ít ý kiến phát biểu.',
  causes: 'Bí thư chi bộ chưa gợi ý câu hỏi thảo luận từ trước kỳ họp.',
  solutions: 'Gửi tài liệu và câu hỏi gợi ý trước kỳ họp; cấp ủy viên phụ trách dự chi bộ còn hạn chế.',
  footnote: '',
  preparedBy: '',
  signedBy: '',
};
