import { Button, Modal } from "antd";
import type { ReactNode } from "react";

type Props = {
  title: string;
  /** What the two buttons do: leave things as they are, or go on. */
  words: { keep: string; go: string };
  /** It takes something away. */
  isDanger?: boolean;
  isPending: boolean;
  /** Something has to be said first. */
  isBlocked?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks once, and says what happens, before it does. */
export function ConfirmDialog({ title, words, isDanger, isPending, isBlocked, onConfirm, onClose, children }: Props) {
  // What comes of it is said here, and only here where it is a new password.
  const close = () => !isPending && onClose();
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={[
        <Button key="keep" disabled={isPending} onClick={close}>
          {words.keep}
        </Button>,
        <Button key="go" type="primary" danger={isDanger} loading={isPending} disabled={isBlocked} onClick={onConfirm}>
          {words.go}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}
