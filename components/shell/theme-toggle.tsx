'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { preferenceCookies } from '@/components/patterns/preference-cookies';
import { savePreference } from '@/components/patterns/save-preference';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { type Theme, themeOf, themes } from './theme';

const looks = {
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
  system: { label: 'Like the system', icon: Monitor },
} as const;

/** Chooses light, dark or the system's theme, and keeps the choice in a cookie. */
export function ThemeToggle({ initialTheme }: { initialTheme: Theme }) {
  const [theme, setTheme] = useState(initialTheme);
  const Icon = looks[theme].icon;
  const handleChange = (value: string) => {
    const next = themeOf(value);
    setTheme(next);
    document.documentElement.dataset.theme = next;
    savePreference(preferenceCookies.theme, next);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`Theme: ${looks[theme].label}`}>
          <Icon aria-hidden="true" strokeWidth={1.75} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={theme} onValueChange={handleChange}>
          {themes.map((name) => {
            const { label, icon: ItemIcon } = looks[name];
            return (
              <DropdownMenuRadioItem key={name} value={name}>
                <ItemIcon aria-hidden="true" strokeWidth={1.75} />
                {label}
              </DropdownMenuRadioItem>
            );
          })}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
