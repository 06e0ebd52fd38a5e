import { Component, type ReactNode } from 'react';

interface FaultBarrierProps {
  /** What stands there instead; the function tries the page again. */
  readonly fallback: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault in one page from emptying the whole window. A class, since React offers this in no other form. */
export class FaultBarrier extends Component<FaultBarrierProps, { readonly isFaulty: boolean }> {
  override state = { isFaulty: false };

  static getDerivedStateFromError() {
    return { isFaulty: true };
  }

  override render(): ReactNode {
    if (!this.state.isFaulty) return this.props.children;
    return this.props.fallback(() => this.setState({ isFaulty: false }));
  }
}
