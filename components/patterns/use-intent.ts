import { useEffect, useRef, useState } from 'react';

/** A pointer that passes over a list stays shorter on each row of it. */
const restMs = 65;

/** Whether the pointer or the focus rests on something, which is then likely to be pressed next. */
export function useIntent() {
  const [isMeant, setIsMeant] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const come = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsMeant(true), restMs);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setIsMeant(false);
  };
  return { isMeant, handlers: { onPointerEnter: come, onPointerLeave: leave, onFocus: come, onBlur: leave } };
}
