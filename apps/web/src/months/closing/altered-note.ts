import { Component } from '@angular/core';
import { Note } from '../../ui/note';

/** Somebody rewrote what a closing froze. On the screen and on paper, before any figure of it. */
@Component({
  selector: 'chibo-altered',
  imports: [Note],
  template: `
    <chibo-note [attention]="true" heading="Bảng đã khóa không còn nguyên vẹn" role="alert">
      <p>
        Mã băm tính lại khác mã băm ghi lúc khóa sổ: có người đã sửa bảng này ngay trong cơ sở dữ liệu. Đồng chí không
        dùng các số dưới đây làm căn cứ; báo người quản trị máy chủ đối chiếu với bản sao lưu.
      </p>
    </chibo-note>
  `,
})
export class AlteredNote {}
