import FoundationEssentials
public import Rules

// Sentences of the public site that depend on a value.

extension Wording {
  /// What comes next for whoever sent a ticket.
  ///
  /// - Parameter other: how the ticket stands that answers for it, since it was merged.
  public func nextForCitizen(_ state: State, mergedInto other: State?) -> String {
    switch other {
    case .declined?, .transferred?: nextForCitizen(other ?? state)
    case .answered?, .closed?:
      say(
        "Việc này đã có câu trả lời chung cho những người cùng phản ánh.",
        "This matter has one answer for everybody who reported it.")
    case _: nextForCitizen(state)
    }
  }

  /// Filters that were asked for and mean nothing here.
  func leftAside(_ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return say(
      "Bộ lọc không dùng được nên đã bỏ qua: \(list).",
      "Not a filter of this page, so left out: \(list).")
  }

  /// Whom to call before anything is written, because of these words.
  public func callFirst(_ hint: Emergency) -> String {
    let words = hint.words.map { "“\($0)”" }.joined(separator: ", ")
    return say(
      "Ông/bà có nhắc đến \(words). Nếu có người đang gặp nguy hiểm, xin gọi ngay:",
      "You mention \(words). If somebody is in danger, please call at once:")
  }

  /// What the citizen may say of publishing their matter.
  public func publicationWish(_ wish: PublicationWish?) -> String {
    switch wish {
    case nil: say("Theo quy định chung", "As the rules say")
    case .agreed: say("Đồng ý công khai", "May be published")
    case .refused: say("Không đồng ý công khai", "Not to be published")
    }
  }

  /// What a number of the emergency services is for.
  func emergencyService(_ number: Emergency.Number) -> String {
    switch number {
    case .police: self[.sendPolice]
    case .fire: self[.sendFire]
    case .ambulance: self[.sendAmbulance]
    case .children: self[.sendChildren]
    }
  }

  /// Why a photo was not taken, by the code of `Media.MediaError`.
  public func photoProblem(_ code: String, name: String) -> String {
    switch code {
    case "file_heic":
      say(
        "“\(name)” là ảnh HEIC. Xin đổi điện thoại sang chụp JPEG (Cài đặt › Camera › Định dạng › "
          + "Tương thích nhất), hoặc chụp màn hình ảnh đó rồi gửi.",
        "“\(name)” is a HEIC photo. Set the camera to JPEG (Settings › Camera › Formats › Most "
          + "Compatible), or send a screenshot of it.")
    case "file_too_large":
      say("“\(name)” lớn quá: mỗi ảnh không quá 15 MB.", "“\(name)” is larger than 15 MB.")
    case "file_empty": say("“\(name)” không có gì bên trong.", "“\(name)” is empty.")
    case "file_missing":
      say(
        "Một ảnh đã chọn không còn nữa; xin chọn lại.", "A photo is gone; please choose it again.")
    case _:
      say(
        "“\(name)” không phải là ảnh JPEG, PNG hoặc WebP.",
        "“\(name)” is not a JPEG, PNG or WebP photo.")
    }
  }

  /// `Ảnh 1 (2,4 MB)`: a photo that was received already.
  public func keptPhoto(_ position: Int, bytes: Int) -> String {
    let megabytes = Figures.tenths(
      of: max(0.1, Double(bytes) / 1_000_000), point: say(",", "."))
    return say("Ảnh \(position) (\(megabytes) MB)", "Photo \(position) (\(megabytes) MB)")
  }

  /// `2 ảnh`.
  func photos(_ count: Int) -> String {
    say("\(number(count)) ảnh", count == 1 ? "1 photo" : "\(number(count)) photos")
  }

  /// `2 ảnh; 1 ảnh không mở được, mời gửi lại`.
  func photos(_ count: Int, refused: Int) -> String {
    guard refused > 0 else { return photos(count) }
    let lost = say(
      "\(number(refused)) ảnh không mở được, mời gửi lại",
      "\(number(refused)) could not be opened: please send again")
    return count > 0 ? "\(photos(count)); \(lost)" : lost
  }

  /// A move of one's own ticket.
  func step(_ state: State, unit: String?) -> String {
    let name = stateForCitizen(state)
    switch state {
    case .forwarded, .inProgress, .awaitingApproval:
      return unit.map { "\(name): \($0)" } ?? name
    case .received, .accepted, .awaitingInformation, .returned, .answered, .closed, .declined,
      .transferred, .merged, .withdrawn:
      return name
    }
  }

  /// Until when one may rate or dispute.
  func disputeUntil(_ day: Date) -> String {
    say(
      "Đánh giá hoặc đề nghị xử lý lại đến hết ngày \(self.day(day)).",
      "You may rate it or ask for it to be reopened until \(self.day(day)).")
  }

  /// `Đã gỡ ngày 26/11/2026`, and why.
  func withdrawn(at instant: Date, because reason: String?) -> String {
    let when = say("Đã gỡ ngày \(day(instant)).", "Withdrawn on \(day(instant)).")
    return reason.map { say("\(when) Lý do: \($0).", "\(when) Reason: \($0).") } ?? when
  }

  /// `Thị trấn Gia Ray (nay là Phường Xuân Lộc)`: a unit as of then, and who follows it today.
  public func unit(_ name: String, today: String?) -> String {
    guard let today, !today.isEmpty else { return name }
    return say("\(name) (nay là \(today))", "\(name) (now \(today))")
  }

  /// `3 hài lòng`: ratings of one sort.
  func ratings(_ count: Int, score: Int) -> String { "\(self.score(score)): \(number(count))" }

  /// The alternative text of a photo.
  func photoOf(_ title: String, isAfter: Bool) -> String {
    "\(isAfter ? self[.resultPhotoAfter] : self[.resultPhotoBefore]): \(title)"
  }
}
