import { noChange } from 'lit';
import { Directive, directive, type ElementPart, PartType, type PartInfo } from 'lit/directive.js';

/** CSS properties by name. */
type Properties = Readonly<Record<string, string>>;

class Styled extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('styled() stands in an element, outside of its attributes.');
    }
  }

  override update({ element }: ElementPart, [properties]: [Properties]): typeof noChange {
    if (element instanceof HTMLElement || element instanceof SVGElement) {
      for (const [name, value] of Object.entries(properties)) {
        element.style.setProperty(name, value);
      }
    }
    return noChange;
  }

  override render(_properties: Properties): typeof noChange {
    return noChange;
  }
}

/** Sets CSS properties of an element by script, since the page's policy forbids style attributes. */
export const styled = directive(Styled);
