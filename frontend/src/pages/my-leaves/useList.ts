import { leaveView, NOTHING_FILTERED } from "@/features/leaves/leaveView";
import { useUrlState } from "@/lib/useUrlState";

/** What a list of requests shows, and what its address becomes. */
export function useList() {
  const { change, ...url } = useUrlState();
  return {
    change,
    list: {
      view: leaveView(url),
      onPage: (page: number) => change({ page }),
      onOpen: (request: number) => change({ request }, { push: true }),
      onShowAll: () => change(NOTHING_FILTERED),
    },
  };
}
