import { connection } from 'next/server';
import { healthAnswer } from '@/lib/health';

export async function GET(): Promise<Response> {
  await connection();
  return healthAnswer();
}
