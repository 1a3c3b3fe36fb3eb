import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a list of many rows tells of itself. */
export interface VirtualRowsOptions {
  readonly scroller: () => HTMLElement | null;
  /** In pixels, before a row has been measured. */
  readonly estimate: number;
  /** Pixels at the top of the scroller that a heading covers. */
  readonly covered?: number;
}

/** Keeps only the rows that can be seen in the document, however many there are. */
export class VirtualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: VirtualRowsOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #unmount: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: VirtualRowsOptions) {
    this.#host = host;
    this.#options = options;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#settings(0));
    host.addController(this);
  }

  hostConnected(): void {
    this.#unmount = this.#virtualizer._didMount();
  }

  hostDisconnected(): void {
    this.#unmount?.();
  }

  hostUpdated(): void {
    this.#virtualizer._willUpdate();
  }

  /** Those to draw of `count` rows. */
  items(count: number): readonly VirtualItem[] {
    this.#virtualizer.setOptions(this.#settings(count));
    return this.#virtualizer.getVirtualItems();
  }

  /** The height of all rows, in pixels. */
  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Takes the height of a row that has been drawn; its `data-index` tells which. */
  readonly measure = (element: Element | undefined): void => {
    if (element instanceof HTMLElement) {
      this.#virtualizer.measureElement(element);
    }
  };

  /** Brings a row into sight. */
  show(index: number, align: 'auto' | 'center' = 'auto'): void {
    this.#virtualizer.scrollToIndex(index, { align });
  }

  #settings(count: number) {
    return {
      count,
      getScrollElement: this.#options.scroller,
      estimateSize: () => this.#options.estimate,
      overscan: 8,
      scrollPaddingStart: this.#options.covered ?? 0,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#host.requestUpdate(),
    };
  }
}
