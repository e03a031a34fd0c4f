import { type ReactNode, useState } from "react";

import { DecideSeveralDialog } from "./DecideSeveralDialog";
import { RejectSeveralDialog } from "./RejectSeveralDialog";
import { useDecideSeveral } from "./useDecideSeveral";
import type { Marks } from "./useMarks";

/** Deciding the marked requests in one go; its dialogs outlive the list, which may be empty by then. */
export function useSeveral(marks: Marks, onOver: () => void) {
  const several = useDecideSeveral();
  const [isRejecting, setIsRejecting] = useState(false);
  const close = () => {
    several.close();
    marks.clear();
    onOver();
  };
  const dialogs: ReactNode = (
    <>
      {isRejecting && (
        <RejectSeveralDialog
          count={marks.marked.length}
          onClose={() => setIsRejecting(false)}
          onReason={(reason) => {
            setIsRejecting(false);
            several.start({ verb: "reject", reason }, marks.marked);
          }}
        />
      )}
      {several.run && <DecideSeveralDialog run={several.run} onStop={several.stop} onClose={close} />}
    </>
  );
  return {
    approveMarked: () => several.start({ verb: "approve" }, marks.marked),
    rejectMarked: () => setIsRejecting(true),
    dialogs,
  };
}
