/// Where in a ticket words were found.
public enum SearchedPart: String, Sendable, CaseIterable {
  /// The title.
  case title
  /// What was said.
  case text
  /// The place in words.
  case place
  /// The answer, as it was approved.
  case answer
  /// What is public.
  case publication
  /// What the citizen was asked or told.
  case message
  /// Notes, and what else the history holds.
  case note
  /// An answer that is being written.
  case draft
}
