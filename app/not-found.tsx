import { NothingHere } from '@/components/patterns/nothing-here';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <NothingHere title="There is no such page">The address may be old, or it was typed wrong.</NothingHere>
    </main>
  );
}
