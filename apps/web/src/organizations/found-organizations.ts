import { Component, input, output } from '@angular/core';
import type { OrganizationView } from '@chibo/contracts';

/** What the register has of the words looked for, each with the way up to it. */
@Component({
  selector: 'chibo-found-organizations',
  template: `
    <ul role="list" class="sheet rows">
      @for (organization of organizations(); track organization.id) {
        <li class="between">
          <div>
            <p>
              <button type="button" class="link" (click)="opened.emit(organization)">{{ organization.name }}</button>
            </p>
            <p class="small second">
              {{ organization.kindLabel }}, mã {{ organization.code }}{{ wayUp(organization) }}
            </p>
            @if (organization.minMinutesOverride; as minutes) {
              <p class="small second">Thời lượng tối thiểu riêng {{ minutes }} phút</p>
            }
          </div>
          @if (mayChange()) {
            <button type="button" class="link" (click)="changing.emit(organization)">
              Thay đổi<span class="hidden-visually"> {{ organization.name }}</span>
            </button>
          }
        </li>
      } @empty {
        <li class="second">Không có tổ chức nào như vậy. Đồng chí thử bớt chữ, hoặc gõ mã.</li>
      }
    </ul>
  `,
})
export class FoundOrganizations {
  readonly organizations = input.required<readonly OrganizationView[]>();
  readonly mayChange = input(false);
  readonly opened = output<OrganizationView>();
  readonly changing = output<OrganizationView>();

  protected wayUp({ path = [] }: OrganizationView): string {
    return path.length === 0 ? '' : `, trực thuộc ${path.map(({ name }) => name).join(' › ')}`;
  }
}
