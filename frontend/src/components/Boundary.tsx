import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";

import { Problem } from "@/api/problem";

import { ProblemAlert } from "./ProblemAlert";

type Props = { skeleton: ReactNode; children: ReactNode };

/** A part of a page that loads and fails by itself: its skeleton first, then it, or what went wrong. */
export function Boundary({ skeleton, children }: Props) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary onRetry={reset}>
          <Suspense fallback={skeleton}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type BoundaryProps = { onRetry: () => void; children: ReactNode };

class ErrorBoundary extends Component<BoundaryProps, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  private readonly retry = () => {
    this.props.onRetry();
    this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    // A bug is no refusal of the server: the page's own boundary reports it.
    if (!(error instanceof Problem)) throw error;
    return <ProblemAlert problem={error} onRetry={this.retry} />;
  }
}
