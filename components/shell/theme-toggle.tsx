'use client';

import { useState } from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { savePreference } from '@/components/patterns/save-preference';
import { Button } from '@/components/ui/button';
import { onDemand } from '@/components/ui/on-demand';
import { useMenuButton } from '@/components/ui/use-menu-button';
import type { Theme } from './theme';
import { themeLooks } from './theme-looks';

const ThemeMenu = onDemand(() => import('./theme-menu').then((module) => module.ThemeMenu));

/** Chooses light, dark or the system's theme, and keeps the choice in a cookie. */
export function ThemeToggle({ initialTheme }: { initialTheme: Theme }) {
  const [theme, setTheme] = useState(initialTheme);
  const { buttonProps, layer } = useMenuButton();
  const { label, icon: Icon } = themeLooks[theme];
  const handleChange = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    savePreference(preferenceCookies.theme, next);
  };
  return (
    <span className="relative inline-flex">
      <Button variant="ghost" size="icon" aria-label={`Theme: ${label}`} {...buttonProps}>
        <Icon aria-hidden="true" strokeWidth={1.75} />
      </Button>
      {layer ? <ThemeMenu theme={theme} onThemeChange={handleChange} {...layer} /> : null}
    </span>
  );
}
