import { useState } from 'react';
import { setRole } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import { Select } from '@/components/ui/select';
import { roles } from '@/lib/access/permissions';
import { keys } from '@/lib/queries/keys';
import type { PersonRow } from '@/lib/reads/people';

type RoleSelectProps = {
  person: Pick<PersonRow, 'id' | 'name' | 'role' | 'lockedRoles'>;
  manageReason: string | null;
};

/** The role of a person: a word, or a choice for whoever may change it. */
export function RoleSelect({ person, manageReason }: RoleSelectProps) {
  const desk = useOperationDesk();
  const [wanted, setWanted] = useState<string | null>(null);
  if (manageReason !== null) return <span className="text-foreground capitalize">{person.role}</span>;
  const handleChange = async (role: string) => {
    setWanted(role);
    await desk.begin({
      action: setRole,
      input: { person: person.id, role },
      affects: [keys.people, keys.audits],
    });
    setWanted(null);
  };
  return (
    <Select
      aria-label={`Role of ${person.name}`}
      className="w-25 capitalize wide:w-28"
      value={wanted ?? person.role}
      disabled={wanted !== null}
      onValueChange={handleChange}
      options={roles.map((role) => ({
        value: role,
        label: role,
        ...(person.lockedRoles[role] ? { disabledReason: person.lockedRoles[role] } : {}),
      }))}
    />
  );
}
