import * as z from 'zod';
import { evidenceGrades } from '../../sheet/sheet.js';

/* What the shapes of an assessment are made of. */

export const id = z.string();
export const ids = z.array(id);
export const text = z.string();
export const textOrNull = text.nullable();
export const level = z.int().min(0).max(9);
export const levelOrNull = level.nullable();
export const onScale = z.number().min(0).max(9).nullable();
export const gap = z.number().min(0).max(9).nullable();
export const count = z.int().min(0);
export const weight = z.int().min(1).max(100).describe('How much it counts beside its siblings.');
export const evidence = z.enum(evidenceGrades).describe('How well the level is known.');
export const effort = z.enum(['small', 'medium', 'large']).describe('How much work it is.');
export const ask = ids.describe('Ids of the groups to ask.');
export const note = textOrNull.describe('What was said; null with --no-notes.');
export const openState = z.enum(['unknown', 'unanswered']);
