'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { addPerson } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { type Role, roles } from '@/lib/access/permissions';
import { keys } from '@/lib/queries/keys';
import { roleMeanings } from '@/lib/rules/people';

/** Adds somebody by the e-mail address of their Heroku account. */
export function AddPersonForm({ manageReason }: { manageReason: string | null }) {
  const desk = useOperationDesk();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [isPending, setIsPending] = useState(false);
  if (manageReason !== null) return <p className="border-row-line border-b px-4 py-3 text-muted">{manageReason}</p>;
  const handleSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    setIsPending(true);
    const affects = [keys.people, keys.audits];
    const ending = await desk.begin({ action: addPerson, input: { email: email.trim(), role }, affects });
    setIsPending(false);
    if (ending === 'done') setEmail('');
  };
  return (
    <form onSubmit={handleSubmit} className="flex flex-wrap items-end gap-2 border-row-line border-b px-4 py-3">
      <div className="min-w-52 flex-1">
        <Label htmlFor="new-email">E-mail address at Heroku</Label>
        <Input
          id="new-email"
          type="email"
          required
          autoComplete="off"
          placeholder="name@example.com"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          className="mt-1"
        />
      </div>
      <Select
        aria-label="Role of the new person"
        className="h-8 w-28 capitalize"
        value={role}
        onValueChange={(value) => setRole(roles.find((known) => known === value) ?? role)}
        options={roles.map((value) => ({ value, label: value }))}
      />
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        <UserPlus aria-hidden="true" strokeWidth={1.75} />
        Add person
      </Button>
      <p className="basis-full text-small text-subtle">{roleMeanings[role]}</p>
    </form>
  );
}
