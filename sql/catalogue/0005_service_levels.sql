-- What is owed for every kind, urgent or not, and by when. Loaded only into an office that has no
-- service levels yet; from then on they are the office's own, each change with its valid period.
-- wh = working hours, wd = working days. Rows that a law fixes end at midnight of their last day
-- (Civil Code 2015, art. 148); promises end at the close of business.
-- Kinds that are never published owe no publication; only urgent tickets owe measures.
CREATE TEMPORARY TABLE promise ON COMMIT DROP AS
SELECT NOT EXISTS (SELECT FROM service_level) AS is_wanted,
  'Cam kết dịch vụ'::text AS basis;

INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, end_of_day, calendar_code, legal_basis,
   valid_from)
SELECT r.kind, false, r.obligation, r.target_kind, r.target_amount, r.end_of_day, 'office',
  r.legal_basis, date '2024-01-01'
FROM promise, (VALUES
  ('feedback', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('feedback', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: chuyển đơn vị trong 4 giờ làm việc'),
  ('feedback', 'answer', 'workingDays', 5, 'closeOfBusiness',
    'Cam kết dịch vụ: trả lời trong 5 ngày làm việc (Điều 28 Luật Tiếp công dân 2013: 10 ngày)'),
  ('feedback', 'unit_answer', 'workingDays', 3, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('recommendation', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('recommendation', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: chuyển đơn vị trong 4 giờ làm việc'),
  ('recommendation', 'answer', 'workingDays', 10, 'closeOfBusiness',
    'Điều 28 Luật Tiếp công dân 2013: 10 ngày làm việc'),
  ('recommendation', 'unit_answer', 'workingDays', 6, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('regulation', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('regulation', 'forward', 'workingDays', 5, 'midnight',
    'Điểm d khoản 1 Điều 9 Nghị định 20/2008/NĐ-CP: 5 ngày làm việc'),
  ('regulation', 'answer', 'workingDays', 10, 'closeOfBusiness',
    'Điều 28 Luật Tiếp công dân 2013: 10 ngày làm việc'),
  ('regulation', 'unit_answer', 'workingDays', 6, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('suggestion', 'accept', 'workingDays', 1, 'closeOfBusiness',
    'Cam kết dịch vụ: cảm ơn trong 1 ngày làm việc'),
  ('suggestion', 'forward', 'workingDays', 1, 'closeOfBusiness', 'Cam kết dịch vụ'),
  ('suggestion', 'answer', 'workingDays', 5, 'closeOfBusiness',
    'Cam kết dịch vụ: trả lời trong 5 ngày làm việc'),
  ('suggestion', 'unit_answer', 'workingDays', 3, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('praise', 'accept', 'workingDays', 1, 'closeOfBusiness',
    'Cam kết dịch vụ: cảm ơn trong 1 ngày làm việc'),
  ('praise', 'forward', 'workingDays', 1, 'closeOfBusiness', 'Cam kết dịch vụ'),
  ('praise', 'answer', 'workingDays', 5, 'closeOfBusiness',
    'Cam kết dịch vụ: trả lời trong 5 ngày làm việc'),
  ('praise', 'unit_answer', 'workingDays', 3, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('question', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('question', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: chuyển đơn vị trong 4 giờ làm việc'),
  ('question', 'answer', 'workingDays', 2, 'closeOfBusiness',
    'Cam kết dịch vụ: giải đáp trong 2 ngày làm việc'),
  ('question', 'unit_answer', 'workingDays', 1, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('information_request', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('information_request', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: chuyển đơn vị trong 4 giờ làm việc'),
  ('information_request', 'answer', 'workingDays', 2, 'closeOfBusiness',
    'Cam kết dịch vụ: trả lời lần đầu trong 2 ngày làm việc, sau đó theo Luật Tiếp cận thông tin'),
  ('information_request', 'unit_answer', 'workingDays', 1, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('data_subject', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 4 giờ làm việc'),
  ('data_subject', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: chuyển đơn vị trong 4 giờ làm việc'),
  ('data_subject', 'answer', 'workingDays', 2, 'midnight',
    'Nghị định 356/2025/NĐ-CP: phản hồi lần đầu trong 2 ngày làm việc; trước 01/01/2026: cam kết dịch vụ'),
  ('data_subject', 'unit_answer', 'workingDays', 1, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân'),
  ('complaint', 'accept', 'workingDays', 1, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 1 ngày làm việc'),
  ('complaint', 'forward', 'workingDays', 1, 'closeOfBusiness',
    'Cam kết dịch vụ: bàn giao bộ phận xử lý đơn trong 1 ngày làm việc'),
  ('complaint', 'unit_answer', 'workingDays', 4, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn thụ lý'),
  ('denunciation', 'accept', 'workingDays', 1, 'closeOfBusiness',
    'Cam kết dịch vụ: tiếp nhận trong 1 ngày làm việc'),
  ('denunciation', 'forward', 'workingDays', 5, 'midnight',
    'Điều 24 Luật Tố cáo 2018: chuyển cơ quan có thẩm quyền trong 5 ngày làm việc'),
  ('denunciation', 'answer', 'workingDays', 7, 'midnight',
    'Điều 24 Luật Tố cáo 2018: kiểm tra, xác minh điều kiện thụ lý trong 7 ngày làm việc'),
  ('denunciation', 'unit_answer', 'workingDays', 4, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn kiểm tra'),
  ('invalid', 'accept', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: xem trong 4 giờ làm việc'),
  ('invalid', 'forward', 'workingSeconds', 14400, 'closeOfBusiness',
    'Cam kết dịch vụ: phân loại trong 4 giờ làm việc'),
  ('invalid', 'answer', 'workingDays', 5, 'closeOfBusiness',
    'Cam kết dịch vụ: trả lời trong 5 ngày làm việc'),
  ('invalid', 'unit_answer', 'workingDays', 3, 'closeOfBusiness',
    'Quy định nội bộ: 60 % thời hạn trả lời người dân')
) r (kind, obligation, target_kind, target_amount, end_of_day, legal_basis)
WHERE promise.is_wanted;

-- A complaint is accepted or refused within 10 days, since 01/7/2026 within 7 working days.
INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, end_of_day, calendar_code, legal_basis,
   valid_from, valid_to)
SELECT 'complaint', false, 'answer', r.target_kind, r.target_amount, 'midnight', 'office',
  r.legal_basis, r.valid_from, r.valid_to
FROM promise, (VALUES
  ('calendarDays', 10, 'Điều 27 Luật Khiếu nại 2011: thụ lý trong 10 ngày',
    date '2024-01-01', date '2026-07-01'),
  ('workingDays', 7, 'Luật 136/2025/QH15, Nghị định 155/2026/NĐ-CP: thụ lý trong 7 ngày làm việc',
    date '2026-07-01', NULL)
) r (target_kind, target_amount, legal_basis, valid_from, valid_to)
WHERE promise.is_wanted;

-- Alike for every kind: the unit takes up within 8 wh, the answer is delivered within 1 wd, and
-- what may be public is published (or it is said why not) within 1 wd.
INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, calendar_code, legal_basis, valid_from)
SELECT kind.code, false, r.obligation, r.target_kind, r.target_amount, 'office', r.legal_basis,
  date '2024-01-01'
FROM promise, kind, (VALUES
  ('take_up', 'workingSeconds', 28800, 'Quy định nội bộ: đơn vị nhận việc trong 8 giờ làm việc'),
  ('deliver', 'workingDays', 1, 'Cam kết dịch vụ: giao kết quả trong 1 ngày làm việc'),
  ('publish', 'workingDays', 1, 'Cam kết dịch vụ: công khai trong 1 ngày làm việc')
) r (obligation, target_kind, target_amount, legal_basis)
WHERE promise.is_wanted
  AND (r.obligation <> 'publish'
    OR kind.code IN ('feedback', 'recommendation', 'regulation', 'suggestion', 'praise', 'question'));

UPDATE service_level
SET legal_basis = 'Điều 19 Nghị định 20/2008/NĐ-CP: phải công khai; cam kết dịch vụ: 1 ngày làm việc'
WHERE kind = 'regulation' AND obligation = 'publish'
  AND (SELECT is_wanted FROM promise);

-- Urgent, whatever the kind: round the clock. "At once" is 15 minutes.
INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, calendar_code, legal_basis, valid_from)
SELECT kind.code, true, r.obligation, 'workingSeconds', r.target_amount, 'always', r.legal_basis,
  date '2024-01-01'
FROM promise, kind, (VALUES
  ('accept', 1800, 'Cam kết dịch vụ: việc khẩn được tiếp nhận trong 30 phút, cả ngày nghỉ'),
  ('forward', 900, 'Cam kết dịch vụ: việc khẩn được chuyển ngay, chậm nhất 15 phút'),
  ('take_up', 1800, 'Quy định nội bộ: đơn vị nhận việc khẩn trong 30 phút, cả ngày nghỉ'),
  ('measures', 14400, 'Cam kết dịch vụ: có biện pháp ban đầu trong 4 giờ, cả ngày nghỉ')
) r (obligation, target_amount, legal_basis)
WHERE promise.is_wanted;

-- Urgent feedback is answered within 1 wd; every other kind keeps its own answer when urgent.
INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, calendar_code, legal_basis, valid_from)
SELECT 'feedback', true, r.obligation, r.target_kind, r.target_amount, r.calendar_code,
  r.legal_basis, date '2024-01-01'
FROM promise, (VALUES
  ('answer', 'workingDays', 1, 'office', 'Cam kết dịch vụ: việc khẩn trả lời trong 1 ngày làm việc'),
  ('unit_answer', 'workingSeconds', 14400, 'always',
    'Quy định nội bộ: đơn vị báo kết quả việc khẩn trong 4 giờ')
) r (obligation, target_kind, target_amount, calendar_code, legal_basis)
WHERE promise.is_wanted;

INSERT INTO service_level
  (kind, urgent, obligation, target_kind, target_amount, receipt_day, end_of_day, calendar_code,
   legal_basis, valid_from, valid_to)
SELECT s.kind, true, s.obligation, s.target_kind, s.target_amount, s.receipt_day, s.end_of_day,
  s.calendar_code, s.legal_basis, s.valid_from, s.valid_to
FROM promise, service_level s
WHERE promise.is_wanted AND NOT s.urgent AND s.category IS NULL
  AND NOT EXISTS (SELECT FROM service_level u
    WHERE u.kind = s.kind AND u.urgent AND u.category IS NULL AND u.obligation = s.obligation);

-- Fields in which waiting hurts: shorter than the kind's, never longer.
INSERT INTO service_level
  (kind, category, urgent, obligation, target_kind, target_amount, calendar_code, legal_basis,
   valid_from)
SELECT 'feedback', r.category, false, r.obligation, r.target_kind, r.target_amount, 'office',
  'Cam kết dịch vụ: lĩnh vực ' || category.name, date '2024-01-01'
FROM promise, (VALUES
  ('an_ninh_trat_tu', 'accept', 'workingSeconds', 7200),
  ('an_ninh_trat_tu', 'answer', 'workingDays', 2),
  ('an_ninh_trat_tu', 'unit_answer', 'workingDays', 1),
  ('phong_chay_thien_tai', 'accept', 'workingSeconds', 7200),
  ('phong_chay_thien_tai', 'answer', 'workingDays', 2),
  ('phong_chay_thien_tai', 'unit_answer', 'workingDays', 1),
  ('an_toan_thuc_pham', 'accept', 'workingSeconds', 7200),
  ('an_toan_thuc_pham', 'answer', 'workingDays', 3),
  ('an_toan_thuc_pham', 'unit_answer', 'workingDays', 2),
  ('dien', 'accept', 'workingSeconds', 7200),
  ('dien', 'answer', 'workingDays', 3),
  ('dien', 'unit_answer', 'workingDays', 2),
  ('rac_thai_vsmt', 'answer', 'workingDays', 3),
  ('rac_thai_vsmt', 'unit_answer', 'workingDays', 2),
  ('chieu_sang', 'answer', 'workingDays', 3),
  ('chieu_sang', 'unit_answer', 'workingDays', 2),
  ('dich_vu_cong_truc_tuyen', 'answer', 'workingDays', 3),
  ('dich_vu_cong_truc_tuyen', 'unit_answer', 'workingDays', 2)
) r (category, obligation, target_kind, target_amount)
JOIN category ON category.code = r.category
WHERE promise.is_wanted;

-- When somebody is told of it, by field (working hours): the warning when so many are left, the
-- dispatchers and the leaders so many after it was due. A table that a commune works by; where it
-- says what holds for every field (half of the time, 24 and 48 hours), there is no row. What has no
-- shorter promise of its own above keeps that of its kind.
INSERT INTO service_level
  (kind, category, urgent, obligation, target_kind, target_amount, receipt_day, end_of_day,
   calendar_code, legal_basis, valid_from, valid_to)
SELECT s.kind, r.category, false, s.obligation, s.target_kind, s.target_amount, s.receipt_day,
  s.end_of_day, s.calendar_code, s.legal_basis, s.valid_from, s.valid_to
FROM promise, service_level s, (VALUES
  ('cap_thoat_nuoc'), ('trat_tu_do_thi'), ('xay_dung_khong_phep')
) r (category)
JOIN category ON category.code = r.category
WHERE promise.is_wanted AND s.kind = 'feedback' AND NOT s.urgent AND s.category IS NULL
  AND s.obligation IN ('answer', 'unit_answer');

UPDATE service_level s
SET warn_left = 3600 * r.warn, escalate_after = 3600 * r.dispatchers,
  escalate_again_after = 3600 * r.leaders
FROM promise, (VALUES
  ('an_ninh_trat_tu', 4, 8, 16),
  ('an_toan_thuc_pham', 6, 12, 24),
  ('dien', 6, 12, 24),
  ('rac_thai_vsmt', 8, 16, 32),
  ('cap_thoat_nuoc', 8, 16, 32),
  ('trat_tu_do_thi', 12, 24, 48),
  ('xay_dung_khong_phep', 12, 12, 24)
) r (category, warn, dispatchers, leaders)
WHERE promise.is_wanted AND s.category = r.category AND s.kind = 'feedback' AND NOT s.urgent
  AND s.obligation IN ('answer', 'unit_answer');
