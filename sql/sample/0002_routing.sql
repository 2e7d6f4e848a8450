-- Ordered rules, first match wins. A rule whose unit does not exist on the day of receipt is
-- passed over, so the three trees share one list. Loaded only into an office without rules.
--   1000  restricted kinds        2000 urgent and keywords      3000 law: confidential, papers
--   4000  field and commune since 2025      6000 field, district of 2024
--   8000  what is left in a commune         9000 what is left
CREATE TEMPORARY TABLE rules_wanted ON COMMIT DROP AS
SELECT NOT EXISTS (SELECT FROM routing_rule) AS yes;

INSERT INTO routing_rule (position, kind, unit_id, because)
SELECT position, kind, unit_id, because
FROM rules_wanted, (VALUES
  (1010, 'complaint', 202, 'Theo thủ tục riêng: chỉ cán bộ phụ trách xem, không chuyển tự động'),
  (1020, 'denunciation', 202, 'Theo chế độ riêng: chỉ cán bộ phụ trách xem, không chuyển tự động'),
  (1030, 'complaint', 21, 'Theo thủ tục riêng: Ban Tiếp công dân huyện (đến 30/6/2025)'),
  (1040, 'denunciation', 21, 'Theo chế độ riêng: Ban Tiếp công dân huyện (đến 30/6/2025)')
) r (position, kind, unit_id, because)
WHERE yes;

INSERT INTO routing_rule (position, category, keyword, urgent, unit_id, because)
SELECT position, category, keyword, urgent, unit_id, because
FROM rules_wanted, (VALUES
  (2010, NULL, 'cháy rừng', NULL::boolean, 200, 'Cháy rừng: Hạt Kiểm lâm khu vực là lực lượng chuyên trách'),
  (2020, NULL, 'cháy rừng', NULL, 25, 'Cháy rừng: Hạt Kiểm lâm huyện là lực lượng chuyên trách (đến 30/6/2025)'),
  (2030, NULL, 'động vật hoang dã', NULL, 200, 'Động vật hoang dã thuộc Hạt Kiểm lâm khu vực'),
  (2040, NULL, 'động vật hoang dã', NULL, 25, 'Động vật hoang dã thuộc Hạt Kiểm lâm huyện (đến 30/6/2025)'),
  (2050, 'dat_dai', 'sổ đỏ', NULL, 201, 'Cấp, đổi sổ đỏ thuộc Chi nhánh Văn phòng Đăng ký đất đai'),
  (2060, 'dat_dai', 'sổ đỏ', NULL, 26, 'Cấp, đổi sổ đỏ thuộc Chi nhánh Văn phòng Đăng ký đất đai (đến 30/6/2025)'),
  (2070, 'dat_dai', 'tách thửa', NULL, 201, 'Tách thửa thuộc Chi nhánh Văn phòng Đăng ký đất đai'),
  (2080, 'dat_dai', 'tách thửa', NULL, 26, 'Tách thửa thuộc Chi nhánh Văn phòng Đăng ký đất đai (đến 30/6/2025)'),
  (2090, 'tthc_mot_cua', 'một cửa huyện', NULL, 24, 'Bộ phận Một cửa huyện (đến 30/6/2025)'),
  (2100, 'phong_chay_thien_tai', 'cháy', true, 22, 'Khẩn, có cháy: Công an huyện (đến 30/6/2025)'),
  (2110, 'an_ninh_trat_tu', NULL, true, 22, 'An ninh, trật tự khẩn: Công an huyện (đến 30/6/2025)'),
  (2120, 'an_toan_thuc_pham', NULL, true, 23, 'Ngộ độc, an toàn thực phẩm khẩn: Trung tâm Y tế huyện (đến 30/6/2025)')
) r (position, category, keyword, urgent, unit_id, because)
WHERE yes;

-- The communes since 2025 and their desks: +1 Văn phòng, +2 Kinh tế …, see 0001_units.sql.
INSERT INTO routing_rule
  (position, kind, category, commune_id, keyword, urgent, unit_id, because)
SELECT r.position + 10 * (row_number() OVER (PARTITION BY r.position ORDER BY commune.id))::int,
  r.kind, r.category, commune.id, r.keyword, r.urgent, desk.id,
  r.because || ' ' || commune.name || ': ' || desk.name
FROM rules_wanted, unit commune, unit desk, (VALUES
  (2200, NULL, 'phong_chay_thien_tai', 'cháy', true, 5, 'Khẩn, có cháy tại'),
  (2300, NULL, 'an_ninh_trat_tu', NULL, true, 5, 'An ninh, trật tự khẩn tại'),
  (2400, NULL, NULL, 'ngộ độc', NULL, 6, 'Ngộ độc tại'),
  (2500, NULL, NULL, 'nghĩa vụ quân sự', NULL, 7, 'Nghĩa vụ quân sự tại'),
  (3100, 'data_subject', NULL, NULL, NULL, 1, 'Yêu cầu về dữ liệu cá nhân tại'),
  (3200, 'information_request', NULL, NULL, NULL, 1, 'Yêu cầu cung cấp thông tin tại'),
  (3300, NULL, 'can_bo_cong_chuc', NULL, NULL, 1,
    'Thái độ, tác phong cán bộ: không gửi đơn vị bị phản ánh;'),
  (3400, NULL, 'du_lieu_ca_nhan', NULL, NULL, 1, 'Dữ liệu cá nhân tại')
) r (position, kind, category, keyword, urgent, offset_id, because)
WHERE yes AND desk.id = commune.id + r.offset_id
  AND commune.id IN (50, 100, 110, 120, 130, 140, 150, 160);

INSERT INTO routing_rule (position, category, commune_id, unit_id, because)
SELECT 4000 + (row_number() OVER (ORDER BY commune.id, category.position))::int,
  category.code, commune.id, desk.id,
  category.name || ' tại ' || commune.name || ': ' || desk.name
FROM rules_wanted, unit commune, unit desk, category
JOIN (VALUES
  ('ha_tang_giao_thong', 2), ('chieu_sang', 2), ('cap_thoat_nuoc', 2), ('dien', 2),
  ('cay_xanh', 2), ('rac_thai_vsmt', 2), ('o_nhiem_moi_truong', 2), ('trat_tu_do_thi', 2),
  ('xay_dung_khong_phep', 2), ('dat_dai', 2), ('tai_nguyen_khoang_san', 2),
  ('nong_nghiep_thu_y', 2), ('nong_nghiep_thuy_loi', 2), ('thuong_mai_cho', 2),
  ('doanh_nghiep_dau_tu', 2), ('phong_chay_thien_tai', 2),
  ('vien_thong', 3), ('y_te', 3), ('giao_duc', 3), ('chinh_sach_xa_hoi', 3),
  ('thong_tin_truyen_thanh', 3),
  ('tthc_mot_cua', 4), ('dich_vu_cong_truc_tuyen', 4), ('ho_tich_chung_thuc', 4),
  ('an_ninh_trat_tu', 5)
) holder (category, offset_id) ON holder.category = category.code
WHERE yes AND desk.id = commune.id + holder.offset_id
  AND commune.id IN (50, 100, 110, 120, 130, 140, 150, 160);

-- Food safety: the ward has a health station of its own, a commune its social department.
INSERT INTO routing_rule (position, category, commune_id, unit_id, because)
SELECT 4500 + (row_number() OVER (ORDER BY commune.id))::int, 'an_toan_thuc_pham', commune.id,
  desk.id, 'An toàn thực phẩm tại ' || commune.name || ': ' || desk.name
FROM rules_wanted, unit commune, unit desk
WHERE yes AND commune.id IN (50, 100, 110, 120, 130, 140, 150, 160)
  AND desk.id = commune.id + CASE WHEN commune.id IN (50, 100) THEN 6 ELSE 3 END;

-- 2024: what the district's departments handled; small works stayed with the commune (8000).
INSERT INTO routing_rule (position, kind, category, unit_id, because)
SELECT position, kind, category, unit_id, because || ' (đến 30/6/2025)'
FROM rules_wanted, (VALUES
  (6010, 'data_subject', NULL, 11, 'Yêu cầu về dữ liệu cá nhân: Văn phòng HĐND và UBND huyện'),
  (6020, NULL, 'du_lieu_ca_nhan', 11, 'Dữ liệu cá nhân: Văn phòng HĐND và UBND huyện'),
  (6030, NULL, 'can_bo_cong_chuc', 12, 'Thái độ, tác phong cán bộ: Phòng Nội vụ huyện, không gửi đơn vị bị phản ánh'),
  (6040, NULL, 'ha_tang_giao_thong', 13, 'Hạ tầng giao thông: Phòng Kinh tế và Hạ tầng huyện'),
  (6050, NULL, 'chieu_sang', 13, 'Chiếu sáng công cộng: Phòng Kinh tế và Hạ tầng huyện'),
  (6060, NULL, 'dien', 13, 'Điện: Phòng Kinh tế và Hạ tầng huyện'),
  (6070, NULL, 'trat_tu_do_thi', 13, 'Trật tự đô thị: Phòng Kinh tế và Hạ tầng huyện'),
  (6080, NULL, 'doanh_nghiep_dau_tu', 11, 'Doanh nghiệp, đầu tư: Văn phòng HĐND và UBND huyện'),
  (6090, NULL, 'thuong_mai_cho', 13, 'Thương mại, chợ: Phòng Kinh tế và Hạ tầng huyện'),
  (6100, NULL, 'rac_thai_vsmt', 14, 'Rác thải: Phòng Tài nguyên và Môi trường huyện'),
  (6110, NULL, 'o_nhiem_moi_truong', 14, 'Ô nhiễm: Phòng Tài nguyên và Môi trường huyện'),
  (6120, NULL, 'dat_dai', 14, 'Đất đai: Phòng Tài nguyên và Môi trường huyện'),
  (6130, NULL, 'tai_nguyen_khoang_san', 14, 'Khoáng sản: Phòng Tài nguyên và Môi trường huyện'),
  (6140, NULL, 'vien_thong', 15, 'Viễn thông: Phòng Văn hóa và Thông tin huyện'),
  (6150, NULL, 'chinh_sach_xa_hoi', 16, 'Chính sách xã hội: Phòng Lao động - Thương binh và Xã hội huyện'),
  (6160, NULL, 'nong_nghiep_thu_y', 17, 'Nông nghiệp, thú y: Phòng Nông nghiệp và Phát triển nông thôn huyện'),
  (6170, NULL, 'y_te', 18, 'Y tế: Phòng Y tế huyện'),
  (6180, NULL, 'an_toan_thuc_pham', 18, 'An toàn thực phẩm: Phòng Y tế huyện'),
  (6190, NULL, 'giao_duc', 19, 'Giáo dục: Phòng Giáo dục và Đào tạo huyện'),
  (6200, NULL, 'an_ninh_trat_tu', 22, 'An ninh, trật tự: Công an huyện'),
  (6210, NULL, 'phong_chay_thien_tai', 22, 'Phòng cháy: Công an huyện'),
  (6220, NULL, 'dich_vu_cong_truc_tuyen', 24, 'Dịch vụ công trực tuyến: Bộ phận Một cửa huyện'),
  (6230, 'information_request', NULL, 11, 'Yêu cầu cung cấp thông tin: Văn phòng HĐND và UBND huyện')
) r (position, kind, category, unit_id, because)
WHERE yes;

INSERT INTO routing_rule (position, commune_id, unit_id, because)
SELECT 8000 + 10 * (row_number() OVER (ORDER BY commune.id))::int, commune.id,
  CASE WHEN commune.id < 50 THEN commune.id ELSE commune.id + 1 END,
  CASE WHEN commune.id < 50 THEN 'Việc tại cơ sở: UBND ' || lower(left(commune.name, 1))
      || substr(commune.name, 2) || ' (đến 30/6/2025)'
    ELSE 'Chưa có quy tắc riêng cho lĩnh vực này tại ' || commune.name || ': Văn phòng xem xét' END
FROM rules_wanted, unit commune
WHERE yes AND (commune.id BETWEEN 30 AND 44
  OR commune.id IN (50, 100, 110, 120, 130, 140, 150, 160));

INSERT INTO routing_rule (position, category, unit_id, because)
SELECT position, category, unit_id, because
FROM rules_wanted, (VALUES
  (9010, 'tthc_mot_cua', 24, 'Thủ tục hành chính, chưa rõ địa bàn: Bộ phận Một cửa huyện (đến 30/6/2025)'),
  (9020, NULL, 101, 'Chưa xác định được địa bàn: Văn phòng HĐND và UBND phường Xuân Lộc điều phối'),
  (9030, NULL, 51, 'Chưa xác định được địa bàn: Văn phòng HĐND và UBND xã Xuân Lộc điều phối (đến 29/4/2026)'),
  (9040, NULL, 11, 'Chưa xác định được địa bàn: Văn phòng HĐND và UBND huyện điều phối (đến 30/6/2025)')
) r (position, category, unit_id, because)
WHERE yes;
