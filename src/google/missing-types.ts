// Methods of Google Forms that the npm types lack. Documented, unless a line says otherwise, at
// https://developers.google.com/apps-script/reference/forms/form

declare namespace GoogleAppsScript {
  namespace Forms {
    interface Form {
      setPublished(enabled: boolean): Form;
      isPublished(): boolean;
      /** False for forms made before responders could be named one by one; those open by domain or by link. */
      supportsAdvancedResponderPermissions(): boolean;
      addPublishedReader(emailAddress: string): Form;
      addPublishedReaders(emailAddresses: string[]): Form;
      getPublishedReaders(): Base.User[];
      removePublishedReader(emailAddress: string): Form;
      /** Not documented, and not there for everybody: try it, and live without it. */
      setEmailCollectionType?(type: EmailCollectionType): Form;
    }
    interface FormApp {
      create(title: string, isPublished: boolean): Form;
      /** Not documented either; undefined where it is missing. */
      EmailCollectionType?: { VERIFIED: EmailCollectionType };
    }
    interface EmailCollectionType {
      toString(): string;
    }
  }
}
