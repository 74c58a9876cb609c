'use client';

import { DropdownMenu, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '@/components/ui/dropdown-menu';
import type { MenuLayerProps } from '@/components/ui/use-menu-button';
import { type Theme, themeOf, themes } from './theme';
import { themeLooks } from './theme-looks';

type ThemeMenuProps = MenuLayerProps & { theme: Theme; onThemeChange(theme: Theme): void };

export function ThemeMenu({ theme, onThemeChange, ...layer }: ThemeMenuProps) {
  return (
    <DropdownMenu label="Theme" {...layer}>
      <DropdownMenuRadioGroup value={theme} onValueChange={(value) => onThemeChange(themeOf(value))}>
        {themes.map((name) => {
          const { label, icon: Icon } = themeLooks[name];
          return (
            <DropdownMenuRadioItem key={name} value={name}>
              <Icon aria-hidden="true" strokeWidth={1.75} />
              {label}
            </DropdownMenuRadioItem>
          );
        })}
      </DropdownMenuRadioGroup>
    </DropdownMenu>
  );
}
