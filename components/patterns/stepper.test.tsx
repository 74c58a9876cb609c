import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderScreen } from '@/lib/testing/render-screen';
import { Stepper } from './stepper';

function Counted({ initial = 3, ...props }: Partial<React.ComponentProps<typeof Stepper>> & { initial?: number }) {
  const [value, setValue] = useState(initial);
  return <Stepper label="web dynos" max={10} {...props} value={value} onValueChange={setValue} />;
}

const field = () => screen.getByRole('spinbutton', { name: 'web dynos' });
const shown = () => field().getAttribute('aria-valuenow');

describe('Stepper', () => {
  it('steps by its buttons and tells its limits', async () => {
    const { user } = renderScreen(<Counted />);
    await user.click(screen.getByRole('button', { name: 'More web dynos' }));
    expect(shown()).toBe('4');
    await user.click(screen.getByRole('button', { name: 'Fewer web dynos' }));
    expect(shown()).toBe('3');
    expect(field().getAttribute('aria-valuemin')).toBe('0');
    expect(field().getAttribute('aria-valuemax')).toBe('10');
  });

  it('steps by keys, and stays within its limits', async () => {
    const { user } = renderScreen(<Counted />);
    await user.tab();
    expect(document.activeElement).toBe(field());
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(shown()).toBe('5');
    await user.keyboard('{PageUp}');
    expect(shown()).toBe('10');
    await user.keyboard('{ArrowUp}');
    expect(shown()).toBe('10');
    await user.keyboard('{Home}{ArrowDown}');
    expect(shown()).toBe('0');
    await user.keyboard('{End}');
    expect(shown()).toBe('10');
  });

  it('takes a typed number, and forgets one beyond the limit', async () => {
    const { user } = renderScreen(<Counted />);
    await user.clear(field());
    await user.type(field(), '7');
    expect(shown()).toBe('7');
    await user.clear(field());
    await user.type(field(), '88x');
    await user.tab();
    expect(shown()).toBe('8');
    expect((field() as HTMLInputElement).value).toBe('8');
  });

  it('says at the limit why it ends there', () => {
    renderScreen(<Counted initial={1} max={1} maxReason="Basic runs one dyno of each type." />);
    const more = screen.getByRole('button', { name: 'More web dynos' });
    expect(more.getAttribute('aria-disabled')).toBe('true');
    expect(more.title).toBe('Basic runs one dyno of each type.');
  });

  it('changes nothing while it is disabled', async () => {
    const onValueChange = vi.fn();
    const { user } = renderScreen(
      <Stepper
        label="web dynos"
        value={3}
        max={10}
        onValueChange={onValueChange}
        disabledReason="You may only look."
      />,
    );
    await user.click(screen.getByRole('button', { name: 'More web dynos' }));
    await user.click(field());
    await user.keyboard('{ArrowUp}9');
    expect(onValueChange).not.toHaveBeenCalled();
  });
});
