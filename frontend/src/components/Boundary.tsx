import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";
import { useLocation } from "react-router";

import { Problem } from "@/api/problem";

import { ProblemAlert } from "./ProblemAlert";

type Props = { skeleton: ReactNode; children: ReactNode };

/**
 * A part of a page that loads and fails by itself: its skeleton first, then it, or what went wrong. Another address
 * is another attempt: a filter that was refused does not stay in the way of the next.
 */
export function Boundary({ skeleton, children }: Props) {
  const { search } = useLocation();
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary address={search} onRetry={reset}>
          <Suspense fallback={skeleton}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type BoundaryProps = { address: string; onRetry: () => void; children: ReactNode };
type BoundaryState = { address?: string; error?: Error | undefined };

class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromProps({ address }: BoundaryProps, state: BoundaryState) {
    return state.address === address ? null : { address, error: undefined };
  }

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
