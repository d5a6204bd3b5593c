/** The package comes without types; these are the parts that are used. */
declare module "govuk-frontend" {
  interface Component {
    readonly moduleName: string;
  }
  export const Button: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const NotificationBanner: Component;
  export const Radios: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
  export function createAll(component: Component, config?: Readonly<Record<string, unknown>>): void;
}
