'use client';

import { useRouter } from 'next/navigation';
import { useShortcut } from '@/components/patterns/use-shortcut';
import type { NavItem } from './nav-items';

type Destination = Pick<NavItem, 'shortcut' | 'href'>;

/** Goes to each page by its keys. */
export function GoKeys({ items }: { items: readonly Destination[] }) {
  return items.map((item) => <GoKey key={item.shortcut} item={item} />);
}

function GoKey({ item: { shortcut, href } }: { item: Destination }) {
  const router = useRouter();
  useShortcut(shortcut, () => router.push(href));
  return null;
}
