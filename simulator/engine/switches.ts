import { z } from 'zod';

/** Headers by which answers may tell of the budget. */
export type RateHeader = 'remaining' | 'multiplier' | 'limit' | 'reset';

/** Behaviour that is not documented well enough to be certain of; each can be turned over the control plane. */
export interface Switches {
  /** Calls a 304 costs. */
  notModifiedCost: 0 | 1;
  /** Whether an `Accept` without a version is refused with 406 or served as version 3. */
  missingVersion: 'refuse' | 'serve';
  /** `max` above 1,000. */
  largeMax: 'clamp' | 'refuse';
  /** Calls that asking for the rate limits costs. */
  rateLimitsCost: 0 | 1;
  /** Which headers tell of the budget. */
  rateHeaders: RateHeader[];
  /** Whether `If-Modified-Since` can be answered 304. */
  ifModifiedSince: 'ignore' | 'honour';
  /** Status of a page after which more rows follow. */
  truncatedStatus: 200 | 206;
  /** By what lists can be ordered, by route, where it is not what the route itself says. */
  sortAttributes: Record<string, string[]>;
  /** Seconds in a `Retry-After` of a 429; null sends none. */
  retryAfterSeconds: number | null;
  /** Whether scaling bumps `app.updated_at`. */
  scalingTouchesApp: boolean;
  /** Whether the old access token keeps working after a refresh until it expires. */
  oldTokenSurvivesRefresh: boolean;
  /** Whether a refresh hands out another refresh token and ends the old one. */
  refreshTokenRotates: boolean;
  /** Id of the 422 for an account without billing details. */
  verificationId: 'verification_needed' | 'verification_required';
  /** World time between the first two attempts at a `sync` delivery; it doubles from then on. */
  webhookRetryMs: number;
}

export const defaultSwitches: Switches = {
  notModifiedCost: 1,
  missingVersion: 'refuse',
  largeMax: 'clamp',
  rateLimitsCost: 0,
  rateHeaders: ['remaining', 'multiplier'],
  ifModifiedSince: 'ignore',
  truncatedStatus: 206,
  sortAttributes: {},
  retryAfterSeconds: null,
  scalingTouchesApp: false,
  oldTokenSurvivesRefresh: true,
  refreshTokenRotates: false,
  verificationId: 'verification_needed',
  webhookRetryMs: 20_000,
};

/** Switches as they come from outside: any of them, and nothing else. */
export const switchesInput = z.strictObject({
  notModifiedCost: z.union([z.literal(0), z.literal(1)]).optional(),
  missingVersion: z.enum(['refuse', 'serve']).optional(),
  largeMax: z.enum(['clamp', 'refuse']).optional(),
  rateLimitsCost: z.union([z.literal(0), z.literal(1)]).optional(),
  rateHeaders: z.array(z.enum(['remaining', 'multiplier', 'limit', 'reset'])).optional(),
  ifModifiedSince: z.enum(['ignore', 'honour']).optional(),
  truncatedStatus: z.union([z.literal(200), z.literal(206)]).optional(),
  sortAttributes: z.record(z.string(), z.array(z.string().regex(/^\w+$/)).min(1)).optional(),
  retryAfterSeconds: z.int().positive().nullable().optional(),
  scalingTouchesApp: z.boolean().optional(),
  oldTokenSurvivesRefresh: z.boolean().optional(),
  refreshTokenRotates: z.boolean().optional(),
  verificationId: z.enum(['verification_needed', 'verification_required']).optional(),
  webhookRetryMs: z.int().positive().optional(),
});
