// SPDX-License-Identifier: Apache-2.0
import { ErrorState } from "@tianwang/ui/feedback/error-state";
import type { ReactNode } from "react";
import { Component } from "react";

/** Keeps an error of one screen away from the rest; give it the address as `key`. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => globalThis.location.reload()} />;
  }
}
