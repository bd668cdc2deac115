/**
 * Agencies of the demonstration bloc: 65 grassroots organisations, 53 administrative and 12 of public service (the article
 * of 2018). The numbers are the article's; the names are illustrative, as are the branches and everything they did.
 */
export interface AgencyNames {
  name: string;
  /** Names of its branches; empty for a chi bộ cơ sở, which is a branch itself. */
  cells: string[];
}

/** 27 administrative đảng bộ cơ sở: agency, then its branches. */
const ADMINISTRATIVE_PARTY_ORGS = `
Sở Nội vụ: Văn phòng Sở; Thanh tra Sở; Phòng Tổ chức, biên chế; Phòng Công chức, viên chức; Phòng Xây dựng chính quyền; Phòng Cải cách hành chính; Ban Thi đua - Khen thưởng; Ban Tôn giáo; Chi cục Văn thư - Lưu trữ
Sở Tài chính: Văn phòng Sở; Thanh tra Sở; Phòng Ngân sách; Phòng Hành chính sự nghiệp; Phòng Đầu tư; Phòng Giá - Công sản; Phòng Tài chính doanh nghiệp
Sở Kế hoạch và Đầu tư: Văn phòng Sở; Thanh tra Sở; Phòng Tổng hợp, quy hoạch; Phòng Thẩm định; Phòng Đăng ký kinh doanh; Phòng Kinh tế ngành; Phòng Văn xã; Phòng Hợp tác đầu tư
Sở Công Thương: Văn phòng Sở; Thanh tra Sở; Phòng Kế hoạch tổng hợp; Phòng Quản lý công nghiệp; Phòng Quản lý thương mại; Phòng Quản lý năng lượng; Phòng Kỹ thuật an toàn; Trung tâm Khuyến công
Sở Nông nghiệp và Phát triển nông thôn: Văn phòng Sở; Thanh tra Sở; Phòng Tổ chức cán bộ; Phòng Kế hoạch tài chính; Phòng Quản lý xây dựng công trình; Chi cục Trồng trọt và Bảo vệ thực vật; Chi cục Chăn nuôi và Thú y; Chi cục Thủy lợi; Chi cục Phát triển nông thôn; Chi cục Quản lý chất lượng; Trung tâm Nước sạch; Trung tâm Giống
Sở Giao thông vận tải: Văn phòng Sở; Thanh tra Sở; Phòng Quản lý vận tải; Phòng Quản lý hạ tầng; Phòng Quản lý chất lượng công trình; Phòng Phương tiện và người lái; Ban Quản lý dự án; Trung tâm Đăng kiểm
Sở Xây dựng: Văn phòng Sở; Thanh tra Sở; Phòng Quản lý xây dựng; Phòng Quy hoạch kiến trúc; Phòng Hạ tầng kỹ thuật; Phòng Quản lý nhà; Trung tâm Kiểm định; Phòng Vật liệu xây dựng
Sở Tài nguyên và Môi trường: Văn phòng Sở; Thanh tra Sở; Phòng Kế hoạch tài chính; Phòng Đo đạc bản đồ; Phòng Khoáng sản; Phòng Tài nguyên nước; Chi cục Bảo vệ môi trường; Chi cục Quản lý đất đai; Văn phòng Đăng ký đất đai; Trung tâm Quan trắc
Sở Khoa học và Công nghệ: Văn phòng Sở; Thanh tra Sở; Phòng Quản lý khoa học; Phòng Quản lý công nghệ; Chi cục Tiêu chuẩn đo lường chất lượng; Trung tâm Ứng dụng tiến bộ khoa học; Phòng Quản lý chuyên ngành
Sở Thông tin và Truyền thông: Văn phòng Sở; Thanh tra Sở; Phòng Công nghệ thông tin; Phòng Bưu chính, viễn thông; Phòng Báo chí, xuất bản; Trung tâm Công nghệ thông tin; Phòng Kế hoạch tài chính
Sở Văn hóa, Thể thao và Du lịch: Văn phòng Sở; Thanh tra Sở; Phòng Quản lý văn hóa; Phòng Quản lý thể thao; Phòng Quản lý du lịch; Phòng Di sản; Bảo tàng; Thư viện; Trung tâm Văn hóa nghệ thuật; Đoàn Nghệ thuật dân tộc
Sở Lao động - Thương binh và Xã hội: Văn phòng Sở; Thanh tra Sở; Phòng Người có công; Phòng Việc làm, an toàn lao động; Phòng Dạy nghề; Phòng Bảo trợ xã hội; Chi cục Phòng, chống tệ nạn xã hội; Trung tâm Công tác xã hội
Sở Giáo dục và Đào tạo: Văn phòng Sở; Thanh tra Sở; Phòng Tổ chức cán bộ; Phòng Giáo dục mầm non; Phòng Giáo dục tiểu học; Phòng Giáo dục trung học; Phòng Kế hoạch tài chính; Phòng Khảo thí
Sở Y tế: Văn phòng Sở; Thanh tra Sở; Phòng Tổ chức cán bộ; Phòng Nghiệp vụ y; Phòng Quản lý dược; Chi cục Dân số; Chi cục An toàn vệ sinh thực phẩm; Trung tâm Kiểm nghiệm
Sở Tư pháp: Văn phòng Sở; Thanh tra Sở; Phòng Xây dựng và kiểm tra văn bản; Phòng Hành chính tư pháp; Phòng Phổ biến pháp luật; Trung tâm Trợ giúp pháp lý; Phòng Bổ trợ tư pháp
Văn phòng Ủy ban nhân dân tỉnh: Phòng Tổng hợp; Phòng Kinh tế; Phòng Nội chính; Phòng Văn xã; Phòng Hành chính tổ chức; Phòng Quản trị tài vụ; Ban Tiếp công dân; Trung tâm Hành chính công
Văn phòng Tỉnh ủy: Phòng Tổng hợp; Phòng Nghiên cứu; Phòng Hành chính lưu trữ; Phòng Cơ yếu, công nghệ thông tin; Phòng Tài chính đảng; Phòng Quản trị; Đội xe
Cục Thuế tỉnh: Văn phòng Cục; Phòng Tổ chức cán bộ; Phòng Kiểm tra nội bộ; Phòng Thanh tra thuế; Phòng Kiểm tra thuế; Phòng Kê khai, kế toán thuế; Phòng Quản lý nợ; Phòng Tuyên truyền, hỗ trợ; Phòng Tin học; Phòng Nghiệp vụ, dự toán
Cục Hải quan tỉnh: Văn phòng Cục; Phòng Nghiệp vụ; Phòng Chống buôn lậu; Phòng Thanh tra, kiểm tra; Chi cục Hải quan cửa khẩu quốc tế; Chi cục Hải quan ga đường sắt; Chi cục Kiểm tra sau thông quan; Đội Kiểm soát hải quan; Chi cục Hải quan cửa khẩu phụ
Kho bạc Nhà nước tỉnh: Văn phòng; Phòng Kế toán nhà nước; Phòng Kiểm soát chi; Phòng Thanh tra, kiểm tra; Phòng Tổ chức cán bộ; Phòng Tài vụ; Phòng Tin học
Ngân hàng Nhà nước chi nhánh tỉnh: Phòng Hành chính, nhân sự; Phòng Tổng hợp; Phòng Kế toán, thanh toán; Phòng Tiền tệ, kho quỹ; Thanh tra, giám sát; Ngân hàng Chính sách xã hội; Phòng Kiểm soát nội bộ
Tòa án nhân dân tỉnh: Văn phòng; Tòa Hình sự; Tòa Dân sự; Tòa Hành chính; Phòng Kiểm tra nghiệp vụ; Phòng Tổ chức cán bộ; Tòa Gia đình
Viện kiểm sát nhân dân tỉnh: Văn phòng tổng hợp; Phòng Kiểm sát án hình sự; Phòng Kiểm sát án dân sự; Phòng Kiểm sát thi hành án; Phòng Tổ chức cán bộ; Thanh tra, khiếu tố; Phòng Thống kê tội phạm
Cục Thi hành án dân sự tỉnh: Văn phòng; Phòng Nghiệp vụ; Phòng Kiểm tra, giải quyết khiếu nại; Phòng Tổ chức cán bộ; Chi cục Thi hành án thành phố; Phòng Tài chính; Đội Nghiệp vụ
Chi cục Kiểm lâm tỉnh: Phòng Hành chính tổng hợp; Phòng Sử dụng và phát triển rừng; Phòng Quản lý bảo vệ rừng; Phòng Thanh tra, pháp chế; Đội Kiểm lâm cơ động; Hạt Kiểm lâm thành phố; Hạt Kiểm lâm vùng cao
Bảo hiểm xã hội tỉnh: Văn phòng; Phòng Quản lý thu; Phòng Chế độ bảo hiểm xã hội; Phòng Giám định bảo hiểm y tế; Phòng Kế hoạch tài chính; Phòng Cấp sổ, thẻ; Phòng Thanh tra, kiểm tra; Phòng Tiếp nhận hồ sơ
Ban Quản lý Khu kinh tế tỉnh: Văn phòng Ban; Phòng Quản lý đầu tư; Phòng Quy hoạch, xây dựng; Phòng Quản lý doanh nghiệp; Phòng Quản lý cửa khẩu; Phòng Đại diện cửa khẩu; Công ty Phát triển hạ tầng`;

/** 7 đảng bộ cơ sở of public-service units. */
const PUBLIC_SERVICE_PARTY_ORGS = `
Bệnh viện Đa khoa tỉnh: Khối Hành chính; Khoa Khám bệnh; Khoa Cấp cứu; Khoa Hồi sức tích cực; Khoa Nội tổng hợp; Khoa Ngoại tổng hợp; Khoa Chấn thương; Khoa Ung bướu; Khoa Xét nghiệm; Khoa Chẩn đoán hình ảnh; Khoa Dược; Phòng Điều dưỡng
Bệnh viện Sản Nhi tỉnh: Khối Hành chính; Khoa Khám bệnh; Khoa Sản thường; Khoa Sản bệnh; Khoa Nhi tổng hợp; Khoa Sơ sinh; Khoa Gây mê hồi sức; Khoa Cận lâm sàng; Khoa Dược; Khoa Ngoại nhi
Bệnh viện Y học cổ truyền tỉnh: Khối Hành chính; Khoa Khám bệnh; Khoa Nội; Khoa Ngoại phụ; Khoa Châm cứu; Khoa Phục hồi chức năng; Khoa Dược; Khoa Lão khoa
Trường Cao đẳng tỉnh: Khối Phòng, ban; Khoa Kinh tế; Khoa Cơ khí, động lực; Khoa Điện, điện tử; Khoa Nông lâm; Khoa Công nghệ thông tin; Khoa Sư phạm; Khoa Y dược; Khoa Văn hóa, du lịch; Khoa Cơ bản; Trung tâm Ngoại ngữ, tin học
Trường Chính trị tỉnh: Phòng Tổ chức, hành chính; Phòng Đào tạo; Khoa Xây dựng Đảng; Khoa Lý luận cơ sở; Khoa Nhà nước và pháp luật; Phòng Nghiên cứu khoa học; Khoa Dân vận
Trung tâm Kiểm soát bệnh tật tỉnh: Khối Hành chính; Khoa Phòng, chống bệnh truyền nhiễm; Khoa Sức khỏe môi trường; Khoa Dinh dưỡng; Khoa Truyền thông; Khoa Xét nghiệm; Khoa Sức khỏe sinh sản; Phòng khám đa khoa; Khoa Ký sinh trùng
Trung tâm Khuyến nông và Dịch vụ nông nghiệp tỉnh: Phòng Hành chính; Phòng Kỹ thuật trồng trọt; Phòng Kỹ thuật chăn nuôi; Phòng Thông tin, huấn luyện; Trạm Thực nghiệm; Trại Giống thủy sản; Phòng Dịch vụ nông nghiệp`;

/** 26 administrative chi bộ cơ sở. */
const ADMINISTRATIVE_CELLS = `
Ban Tổ chức Tỉnh ủy
Ban Tuyên giáo Tỉnh ủy
Ban Dân vận Tỉnh ủy
Ban Nội chính Tỉnh ủy
Cơ quan Ủy ban Kiểm tra Tỉnh ủy
Cơ quan Đảng ủy Khối
Cơ quan Ủy ban Mặt trận Tổ quốc tỉnh
Cơ quan Hội Liên hiệp Phụ nữ tỉnh
Cơ quan Hội Nông dân tỉnh
Cơ quan Hội Cựu chiến binh tỉnh
Cơ quan Tỉnh đoàn
Cơ quan Liên đoàn Lao động tỉnh
Văn phòng Hội đồng nhân dân tỉnh
Ban Dân tộc tỉnh
Sở Ngoại vụ
Thanh tra tỉnh
Cục Thống kê tỉnh
Chi cục Quản lý thị trường tỉnh
Cơ quan Liên minh Hợp tác xã tỉnh
Cơ quan Hội Chữ thập đỏ tỉnh
Cơ quan Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh
Cơ quan Hội Văn học Nghệ thuật tỉnh
Cơ quan Liên hiệp các tổ chức hữu nghị tỉnh
Cơ quan Hội Luật gia tỉnh
Cơ quan Hội Đông y tỉnh
Chi cục Dự trữ Nhà nước`;

/** 5 chi bộ cơ sở of public-service units. */
const PUBLIC_SERVICE_CELLS = `
Trường Trung học phổ thông Chuyên tỉnh
Trường Phổ thông Dân tộc nội trú tỉnh
Trung tâm Dịch vụ việc làm tỉnh
Trung tâm Hoạt động thanh thiếu nhi tỉnh
Trung tâm Pháp y tỉnh`;

export const ROOT_NAME = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';

function agencies(table: string): AgencyNames[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, cells = ''] = line.split(': ');
      return { name, cells: cells ? cells.split('; ') : [] };
    });
}

export const PARTY_ORGS = [...agencies(ADMINISTRATIVE_PARTY_ORGS), ...agencies(PUBLIC_SERVICE_PARTY_ORGS)];
export const GRASSROOTS_CELLS = [...agencies(ADMINISTRATIVE_CELLS), ...agencies(PUBLIC_SERVICE_CELLS)];

/** A public-service unit says so in its name. */
export function isPublicService(agency: string): boolean {
  return /^(?:Bệnh viện|Trường|Trung tâm) /.test(agency);
}
