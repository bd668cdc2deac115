import type { KeyedView } from '@chibo/contracts';

/** Who gave a card back: its superior, or its branch, which objects to what was keyed in for it. */
export function returnedHeading(keyed: Pick<KeyedView, 'mark'> | undefined): string {
  return keyed?.mark === 'OBJECTED' ? 'Chi bộ không đồng ý với bản nhập hộ' : 'Cấp trên đề nghị bổ sung';
}
