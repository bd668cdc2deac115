import type { CriteriaSet } from '../criteria';
import hd12Json from './hd12-2018.json';
import hd42CentralJson from './hd42-2025-central.json';
import hd42CommuneJson from './hd42-2025-commune.json';
import phuThoJson from './phu-tho.json';
import thematicJson from './thematic.json';

/** The compiler widens the words of a JSON file; the spec parses and checks every one of these files. */
const template = (json: unknown): CriteriaSet => json as CriteriaSet;

/** Hướng dẫn 42-HD/BTCTW (28/10/2025) as a ward details it: 8 groups, 28 lines (docs/rules.md). */
export const hd42Commune = template(hd42CommuneJson);

/** The central frame of 42-HD/BTCTW, scored by hand, with its conditions for Tốt (docs/rules.md). */
export const hd42Central = template(hd42CentralJson);

/** The frame of Phú Thọ's Khối; lines and scales constructed (docs/rules.md). */
export const phuTho = template(phuThoJson);

/** 12-HD/BTCTW (06/7/2018), points constructed, with the condition of four full lines (docs/rules.md). */
export const hd12 = template(hd12Json);

/** The card of a thematic meeting, constructed (docs/rules.md). */
export const thematic = template(thematicJson);

/** Shipped as editable templates ("mẫu, cần cấp ủy phê duyệt"); none is published in a real, empty system. */
export const TEMPLATES: readonly CriteriaSet[] = [hd42Commune, hd42Central, phuTho, hd12, thematic];
