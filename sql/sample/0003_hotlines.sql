-- The register of hotlines. Every number is invented (000 in the middle): nobody can be reached.
INSERT INTO hotline
  (id, number, unit_id, purpose, hours, announced_in, is_public, valid_from, valid_to, position)
SELECT id, number, unit_id, purpose, hours, announced_in, is_public, valid_from, valid_to, position
FROM (VALUES
  (1, '0251 3 000 100', 101, 'Đường dây nóng chung: phản ánh, kiến nghị, góp ý, hỏi đáp',
    '24/7, ngoài giờ có người trực', 'Trang thông tin điện tử phường; bảng niêm yết trụ sở UBND',
    true, date '2026-04-30', NULL::date, 10),
  (2, '0251 3 000 102', 102, 'Đường, cống, đèn, cây xanh, rác, trật tự đô thị',
    'Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:00–17:00',
    'Trang thông tin điện tử phường; bảng tin 24 khu phố', true, '2026-04-30', NULL, 20),
  (3, '0251 3 000 104', 104, 'Thủ tục hành chính, tra cứu hồ sơ, dịch vụ công trực tuyến',
    'Thứ Hai đến thứ Sáu, 07:30–17:00; thứ Bảy 07:30–11:30',
    'Niêm yết tại Trung tâm Phục vụ hành chính công', true, '2026-04-30', NULL, 30),
  (4, '0251 3 000 113', 105, 'Trực ban Công an phường: an ninh, trật tự',
    '24/7', 'Trang thông tin điện tử phường; bảng tin khu phố', true, '2026-04-30', NULL, 40),
  (5, '0251 3 000 115', 106, 'Y tế, ngộ độc, dịch bệnh', '24/7',
    'Niêm yết tại Trạm Y tế phường', true, '2026-04-30', NULL, 50),
  (6, '0251 3 000 110', 111, 'Đường dây nóng xã Xuân Bắc', 'Giờ hành chính; ngoài giờ để lại lời nhắn',
    'Trang thông tin điện tử xã; loa truyền thanh', true, '2025-07-01', NULL, 60),
  (7, '0251 3 000 120', 121, 'Đường dây nóng xã Xuân Thành', 'Giờ hành chính',
    'Trang thông tin điện tử xã', true, '2025-07-01', NULL, 70),
  (8, '0251 3 000 130', 131, 'Đường dây nóng xã Xuân Hòa', 'Giờ hành chính; ngoài giờ có người trực',
    'Trang thông tin điện tử xã; bảng tin các ấp', true, '2025-07-01', NULL, 80),
  (9, '0251 3 000 140', 141, 'Đường dây nóng xã Xuân Phú', 'Giờ hành chính',
    'Trang thông tin điện tử xã; loa truyền thanh', true, '2025-07-01', NULL, 90),
  (10, '0251 3 000 150', 151, 'Đường dây nóng xã Xuân Định', 'Giờ hành chính',
    'Trang thông tin điện tử xã', true, '2025-07-01', NULL, 100),
  (11, '0251 3 000 160', 161, 'Đường dây nóng xã Xuân Đông', 'Giờ hành chính',
    'Trang thông tin điện tử xã; bảng tin các ấp', true, '2025-07-01', NULL, 110),
  (12, '0251 3 000 200', 200, 'Báo cháy rừng, động vật hoang dã', '24/7, mùa khô trực tăng cường',
    'Bảng cấp dự báo cháy rừng chân núi Chứa Chan', true, '2025-07-01', NULL, 120),
  (13, '0251 3 000 101', 101, 'Số nội bộ cho đơn vị gọi điều phối viên', 'Giờ hành chính', NULL,
    false, '2026-04-30', NULL, 130),
  (14, '0251 3 000 050', 51, 'Đường dây nóng xã Xuân Lộc', 'Giờ hành chính',
    'Trang thông tin điện tử xã', true, '2025-07-01', '2026-04-30', 140),
  (15, '0251 3 000 010', 11, 'Đường dây nóng UBND huyện Xuân Lộc', 'Giờ hành chính',
    'Kế hoạch thông tin, tuyên truyền cải cách hành chính năm 2024', true,
    '2024-02-22', '2025-07-01', 150)
) h (id, number, unit_id, purpose, hours, announced_in, is_public, valid_from, valid_to, position)
WHERE NOT EXISTS (SELECT FROM hotline);

SELECT setval(pg_get_serial_sequence('office.hotline', 'id'),
  greatest(1000, (SELECT max(id) FROM hotline)));

-- What a visitor reads in English.
UPDATE hotline h
SET purpose_en = e.purpose, hours_en = e.hours
FROM (VALUES
  (1, 'General hotline: feedback, recommendations, suggestions, questions',
    'Round the clock; somebody on duty outside office hours'),
  (2, 'Roads, drains, lighting, trees, waste, order in the streets',
    'Monday to Friday, 07:30–11:30 and 13:00–17:00'),
  (3, 'Administrative procedures, files, online public services',
    'Monday to Friday, 07:30–17:00; Saturday 07:30–11:30'),
  (4, 'Ward police on duty: security and order', 'Round the clock'),
  (5, 'Health, poisoning, epidemics', 'Round the clock'),
  (6, 'Hotline of Xuân Bắc commune', 'Office hours; a message can be left at other times'),
  (7, 'Hotline of Xuân Thành commune', 'Office hours'),
  (8, 'Hotline of Xuân Hòa commune', 'Office hours; somebody on duty at other times'),
  (9, 'Hotline of Xuân Phú commune', 'Office hours'),
  (10, 'Hotline of Xuân Định commune', 'Office hours'),
  (11, 'Hotline of Xuân Đông commune', 'Office hours'),
  (12, 'Forest fires, wild animals', 'Round the clock; more people on duty in the dry season')
) e (id, purpose, hours)
WHERE h.id = e.id AND h.purpose_en IS NULL;
