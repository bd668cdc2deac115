import { describe, expect, it } from 'vitest';
import { line, scored } from '../../test-support/a-card';
import type { CriteriaSet } from '../criteria';
import { hd12, hd42Commune, phuTho, thematic } from '../templates';

/** 1000 members, so that a level's edge can be hit and missed by one head. */
const attendance = (present: number) => ({
  memberCount: 1000,
  exempt: 0,
  present,
  excused: 1000 - present,
  unexcused: 0,
});
const speaking = (speakers: number) => ({ ...attendance(1000), speakers });
const tasks = (tasksDone: number) => ({ tasksAssigned: 1000, tasksDone });

describe('level scales at every edge', () => {
  it.each([
    [90, 500],
    [89, 400],
    [75, 400],
    [74, 300],
    [46, 300],
    [45, 200],
    [44, 100],
    [1, 100],
  ])('HD42 1.1: %i of 90 minutes', (minutes, points) => {
    expect(line(scored(hd42Commune, { minutes }), '1.1').points).toBe(points);
  });

  it.each([
    [120, 500],
    [119, 400],
    [105, 400],
    [104, 300],
    [60, 200],
    [59, 100],
  ])('HD42 1.1: %i of 120 minutes with 30 members', (minutes, points) => {
    const facts = { memberCount: 30, exempt: 0, present: 30, excused: 0, minutes };
    expect(line(scored(hd42Commune, facts), '1.1').points).toBe(points);
  });

  it.each([
    [45, 500],
    [30, 400],
    [29, 300],
    [23, 300],
    [22, 100],
  ])('HD42 1.1: %i of the 45 minutes a superior allowed', (minutes, points) => {
    expect(line(scored(hd42Commune, { minMinutesOverride: 45, minutes }), '1.1').points).toBe(points);
  });

  it.each([
    [
      hd42Commune,
      '2.1',
      [
        [900, 400],
        [899, 300],
        [750, 300],
        [749, 200],
        [650, 200],
        [649, 100],
        [0, 100],
      ],
    ],
    [
      phuTho,
      'II.1',
      [
        [950, 1500],
        [949, 1300],
        [900, 1300],
        [899, 1100],
        [850, 1100],
        [849, 700],
        [750, 700],
        [749, 300],
      ],
    ],
    [
      hd12,
      'I.1',
      [
        [950, 1000],
        [949, 800],
        [851, 800],
        [850, 500],
        [750, 500],
        [749, 200],
      ],
    ],
    [
      thematic,
      'II.1',
      [
        [900, 1000],
        [899, 700],
        [750, 700],
        [749, 400],
        [650, 400],
        [649, 200],
      ],
    ],
  ] as [CriteriaSet, string, [number, number][]][])('attendance of $code', (set, code, edges) => {
    for (const [present, points] of edges) {
      expect([present, line(scored(set, attendance(present)), code).points]).toEqual([present, points]);
    }
  });

  it.each([
    [
      hd42Commune,
      '4.5',
      [
        [500, 500],
        [499, 400],
        [400, 400],
        [399, 300],
        [300, 300],
        [299, 200],
      ],
    ],
    [
      phuTho,
      'III.5',
      [
        [500, 800],
        [499, 600],
        [300, 600],
        [299, 400],
        [150, 400],
        [149, 100],
      ],
    ],
    [
      hd12,
      'III.4',
      [
        [500, 800],
        [499, 600],
        [300, 600],
        [299, 400],
        [150, 400],
        [149, 100],
      ],
    ],
  ] as [CriteriaSet, string, [number, number][]][])('speaking of $code', (set, code, edges) => {
    for (const [speakers, points] of edges) {
      expect([speakers, line(scored(set, speaking(speakers)), code).points]).toEqual([speakers, points]);
    }
  });

  it.each([
    [
      hd42Commune,
      '7.1',
      [
        [900, 3000],
        [899, 2700],
        [800, 2700],
        [799, 2400],
        [700, 2400],
        [699, 2000],
        [600, 2000],
        [599, 1500],
        [500, 1500],
        [499, 1000],
        [0, 1000],
      ],
    ],
    [
      hd12,
      'V.2',
      [
        [900, 1200],
        [899, 900],
        [750, 900],
        [749, 600],
        [600, 600],
        [599, 300],
      ],
    ],
  ] as [CriteriaSet, string, [number, number][]][])('tasks of $code', (set, code, edges) => {
    for (const [done, points] of edges)
      expect([done, line(scored(set, tasks(done)), code).points]).toEqual([done, points]);
  });

  it.each([
    [
      phuTho,
      'III.2',
      'minutes',
      [
        [90, 600],
        [89, 400],
        [75, 400],
        [74, 200],
        [60, 200],
        [59, 0],
      ],
    ],
    [
      hd12,
      'III.5',
      'minutes',
      [
        [90, 500],
        [89, 300],
        [75, 300],
        [74, 100],
      ],
    ],
    [
      thematic,
      'III.4',
      'thematicMinutes',
      [
        [60, 500],
        [59, 300],
        [45, 300],
        [44, 100],
      ],
    ],
  ] as [CriteriaSet, string, string, [number, number][]][])('minutes of $code', (set, code, fact, edges) => {
    for (const [minutes, points] of edges) {
      expect([minutes, line(scored(set, { [fact]: minutes }), code).points]).toEqual([minutes, points]);
    }
  });
});
