import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense, useEffect } from "react";
import { useLocation } from "react-router";

import { NO_SUCH_PAGE, Problem } from "@/api/problem";
import { useUrlState } from "@/lib/useUrlState";

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
        <ErrorBoundary address={search} skeleton={skeleton} onRetry={reset}>
          <Suspense fallback={skeleton}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

type BoundaryProps = { address: string; skeleton: ReactNode; onRetry: () => void; children: ReactNode };
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
    if (error.code === NO_SUCH_PAGE) return <ToFirstPage skeleton={this.props.skeleton} />;
    return <ProblemAlert problem={error} onRetry={HOPELESS.includes(error.status) ? undefined : this.retry} />;
  }
}

/** What is not there, or not theirs to see, will not be at the next attempt. */
const HOPELESS = [403, 404];

/** The page named in the address has gone, with its last row perhaps: the list starts again. */
function ToFirstPage({ skeleton }: { skeleton: ReactNode }) {
  const { change } = useUrlState();
  useEffect(() => change({ page: undefined }));
  return skeleton;
}
