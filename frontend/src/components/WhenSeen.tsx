import { type ReactNode, useRef } from "react";

import { useSeen } from "@/lib/useSeen";

/** Something below the fold: it is made, and asks for what it shows, once somebody scrolls near it. */
export function WhenSeen({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  return isSeen ? children : <div ref={place}>{skeleton}</div>;
}
