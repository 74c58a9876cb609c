/** Behaviour that is not documented well enough to be certain of; each can be turned over the control plane. */
export interface Switches {
  /** Calls a 304 costs. */
  notModifiedCost: 0 | 1;
  /** Whether an `Accept` without a version is refused with 406 or served as version 3. */
  missingVersion: 'refuse' | 'serve';
  /** `max` above 1,000. */
  largeMax: 'clamp' | 'refuse';
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
  retryAfterSeconds: null,
  scalingTouchesApp: false,
  oldTokenSurvivesRefresh: true,
  refreshTokenRotates: false,
  verificationId: 'verification_needed',
  webhookRetryMs: 20_000,
};
