/** A file that cannot be taken in, with the reason and the remedy in Vietnamese. */
export class FileRefused extends Error {}

export const DAMAGED = 'Tệp bị cắt hoặc hỏng, không mở được. Đồng chí mở bằng Excel, lưu lại rồi gửi lại.';
