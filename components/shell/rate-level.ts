import { Gauge, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { MeterTone } from '@/components/ui/meter';
import type { BudgetSnapshot } from '@/lib/heroku/budget';

export type RateLevel = BudgetSnapshot['level'];

type Look = { word: string; icon: LucideIcon; tone: MeterTone; text: string; rank: number };

/** How each level looks and reads; a higher rank is worse. */
export const rateLevels: Record<RateLevel, Look> = {
  unknown: { word: 'Not known yet', icon: Gauge, tone: 'neutral', text: 'text-subtle', rank: 0 },
  plenty: { word: 'Plenty', icon: Gauge, tone: 'info', text: 'text-info-mark', rank: 0 },
  low: { word: 'Low', icon: TriangleAlert, tone: 'warning', text: 'text-warning-mark', rank: 1 },
  critical: { word: 'Critical', icon: OctagonAlert, tone: 'danger', text: 'text-danger-mark', rank: 2 },
};
