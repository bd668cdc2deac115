import { Matches } from 'class-validator';
import { Day, Month, QueryInt, Text } from './fields';

export class MeetingPlanQuery {
  @Month({ label: 'Tháng' })
  month!: string;
}

export class ScheduleQuery extends MeetingPlanQuery {
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** One line: when and where the branch means to meet. */
export class MeetingPlanBody {
  @Month({ label: 'Tháng' })
  month!: string;

  @Day({ label: 'Ngày dự kiến' })
  day!: string;

  /** `HH:MM`; empty while it is not known. */
  @Text({ label: 'Giờ', min: 0, max: 5 })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d)?$/, { message: 'Giờ phải có dạng giờ:phút, ví dụ 07:30.' })
  time!: string;

  @Text({ label: 'Địa điểm', min: 0, max: 200 })
  place!: string;
}

export interface MeetingPlanView {
  organizationId: string;
  month: string;
  /** Absent while nothing is planned. */
  plan?: { day: string; time?: string; place: string };
  mayPlan: boolean;
}

/** The planned meetings of a subtree, branch by branch: a page of those that fit the words. */
export interface ScheduleView {
  month: string;
  organization: { id: string; name: string };
  rows: {
    cellId: string;
    name: string;
    parentName: string;
    /** Đảng số of the branch's last sent card. */
    memberCount?: number;
    plan?: { day: string; time?: string; place: string };
    secretary?: string;
  }[];
  /** How many fit the words, and how many branches there are. */
  total: number;
  all: number;
  /** Of all. */
  planned: number;
  superiors: number;
}
