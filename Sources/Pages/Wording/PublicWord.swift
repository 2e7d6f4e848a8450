/// Words of the public site.
public enum PublicWord: String, Vocable {
  case homeTitle
}
