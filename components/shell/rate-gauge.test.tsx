import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import { renderScreen } from '@/lib/testing/render-screen';
import { RateGauge } from './rate-gauge';

vi.mock('./pause-switch', () => ({ PauseSwitch: () => null }));

const minuteMs = 60_000;

function budget(changes: Partial<BudgetSnapshot> = {}): BudgetSnapshot {
  const nowMs = Date.now();
  return {
    accountId: 'account',
    label: 'ops@fernhill.example',
    remaining: 3_912,
    limit: 4_500,
    refillPerMinute: 75,
    reserve: 900,
    level: 'plenty',
    readAt: nowMs - 3_500,
    fullAt: nowMs + 7.9 * minuteMs,
    heldUntil: null,
    pausedAt: null,
    lanes: { interactive: { inFlight: 0, waiting: 0 }, background: { inFlight: 0, waiting: 0 } },
    places: { all: 20, background: 16 },
    backgroundLeft: 3_012,
    waiting: 12,
    inFlight: 0,
    session: { reads: 214, writes: 1, refusals: 0 },
    ...changes,
  };
}

const meter = () => screen.getByRole('meter', { name: 'API budget' });

describe('RateGauge', () => {
  it('is a meter with a sentence', () => {
    renderScreen(<RateGauge budget={budget()} pauseReason={null} />);
    expect(meter().getAttribute('aria-valuenow')).toBe('3912');
    expect(meter().getAttribute('aria-valuemin')).toBe('0');
    expect(meter().getAttribute('aria-valuemax')).toBe('4500');
    expect(meter().getAttribute('aria-valuetext')).toBe('3,912 of 4,500 calls left, full again in 8 minutes');
  });

  it('tells the whole story on a press, and counts in calls', async () => {
    const { user } = renderScreen(<RateGauge budget={budget()} pauseReason={null} />);
    await user.click(screen.getByRole('button', { name: /^API budget/ }));
    const story = within(screen.getByRole('dialog', { name: 'API budget' }));
    expect(story.getByRole('heading', { name: 'Plenty' })).toBeTruthy();
    const text = screen.getByRole('dialog').textContent ?? '';
    for (const part of ['75 per minute', 'in 8 minutes', '214 reads, 1 write', '12 calls', '900 kept']) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/read \d+ s ago/);
    expect(text).not.toContain('token');
  });

  it('opens by keyboard and returns the focus', async () => {
    const { user } = renderScreen(<RateGauge budget={budget()} pauseReason={null} />);
    await user.tab();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('dialog', { name: 'API budget' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^API budget/ }));
  });

  it('draws what is not known as a dash, never as zero', () => {
    renderScreen(
      <RateGauge
        budget={budget({ remaining: null, level: 'unknown', readAt: null, fullAt: null })}
        pauseReason={null}
      />,
    );
    expect(screen.getByRole('button').textContent).toContain('–');
    expect(meter().getAttribute('aria-valuetext')).toBe('Calls left are not known yet');
  });

  it('announces a level that got worse, once, and nothing that got better', () => {
    const { rerender } = renderScreen(<RateGauge budget={budget()} pauseReason={null} />);
    const announced = () => screen.getByRole('status').textContent;
    expect(announced()).toBe('');
    rerender(<RateGauge budget={budget({ remaining: 2_000, level: 'low' })} pauseReason={null} />);
    expect(announced()).toBe('The API budget is now low.');
    rerender(<RateGauge budget={budget({ remaining: 800, level: 'critical' })} pauseReason={null} />);
    expect(announced()).toBe('The API budget is now critical.');
    rerender(<RateGauge budget={budget({ remaining: 3_000, level: 'plenty' })} pauseReason={null} />);
    expect(announced()).toBe('');
  });
});
