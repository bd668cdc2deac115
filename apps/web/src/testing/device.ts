import { Shelf } from '../device/shelf';

/** What this device keeps, as another page would find it. */
export const DEVICE = new Shelf(() => localStorage);
