import { Controller, Get, Query } from '@nestjs/common';
import type { AuditTrailView, RefusalsView } from '@chibo/contracts';
import { AuditTrailQuery, RefusalsQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { AuditTrail } from './audit-trail.service';
import { Refusals } from './refusals.service';

@Controller('audit-trail')
export class AuditTrailController {
  constructor(
    private readonly trail: AuditTrail,
    private readonly refusals: Refusals,
  ) {}

  @Get()
  @Needs('readAudit')
  view(@Who() actor: Actor, @Query() query: AuditTrailQuery): Promise<AuditTrailView> {
    return this.trail.view(actor, query);
  }

  @Get('refusals')
  @Needs('readAudit')
  refused(@Who() actor: Actor, @Query() query: RefusalsQuery): Promise<RefusalsView> {
    return this.refusals.view(actor, query);
  }
}
