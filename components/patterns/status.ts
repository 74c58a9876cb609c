export type Status =
  | 'up'
  | 'starting'
  | 'idle'
  | 'crashed'
  | 'down'
  | 'maintenance'
  | 'scaled-to-zero'
  | 'unknown'
  | 'warning'
  | 'succeeded'
  | 'pending'
  | 'failed'
  | 'current';

export type StatusTone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

/** Each state's word and tone; `isLoud` states colour their word, all others stay quiet. */
export const statuses: Record<Status, { word: string; tone: StatusTone; isLoud: boolean }> = {
  up: { word: 'Up', tone: 'success', isLoud: false },
  starting: { word: 'Starting', tone: 'info', isLoud: true },
  idle: { word: 'Idle', tone: 'neutral', isLoud: false },
  crashed: { word: 'Crashed', tone: 'danger', isLoud: true },
  down: { word: 'Down', tone: 'neutral', isLoud: false },
  maintenance: { word: 'Maintenance', tone: 'warning', isLoud: true },
  'scaled-to-zero': { word: 'Scaled to 0', tone: 'neutral', isLoud: false },
  unknown: { word: 'Unknown', tone: 'neutral', isLoud: false },
  warning: { word: 'Warning', tone: 'warning', isLoud: true },
  succeeded: { word: 'Succeeded', tone: 'success', isLoud: false },
  pending: { word: 'Pending', tone: 'info', isLoud: true },
  failed: { word: 'Failed', tone: 'danger', isLoud: true },
  current: { word: 'Current', tone: 'neutral', isLoud: false },
};

export const toneText: Record<StatusTone, string> = {
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
  info: 'text-info',
  neutral: 'text-neutral',
};

export const toneMark: Record<StatusTone, string> = {
  success: 'text-success-mark',
  warning: 'text-warning-mark',
  danger: 'text-danger-mark',
  info: 'text-info-mark',
  neutral: 'text-neutral-mark',
};
