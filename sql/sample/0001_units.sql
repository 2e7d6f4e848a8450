-- Both trees of Xuân Lộc: the district of 2024, the communes since 01/7/2025, the ward since
-- 30/4/2026. One root (1, Thành phố Đồng Nai), so that a right at the root reaches every unit.
-- parent_id is the parent today; a body that has ended stands, through its last parent, under
-- the city that keeps its files. valid_from 2024-01-01 is where these data begin, not a founding.
--
--   1 Thành phố Đồng Nai (2, 3: the provinces before)
--   10 Huyện Xuân Lộc 2024: 11-27 departments, 30-44 township and communes
--   50 Xã Xuân Lộc 01/7/2025-29/4/2026: 51-57 desks
--   100 Phường Xuân Lộc: 101 Văn phòng (dispatcher), 102 Kinh tế, Hạ tầng và Đô thị,
--     103 Văn hóa - Xã hội, 104 Phục vụ hành chính công, 105 Công an, 106 Trạm Y tế, 107 Quân sự
--   110 Xuân Bắc, 120 Xuân Thành, 130 Xuân Hòa, 140 Xuân Phú, 150 Xuân Định, 160 Xuân Đông:
--     each +1 Văn phòng, +2 Kinh tế, +3 Văn hóa - Xã hội, +4 Phục vụ hành chính công, +5 Công an
--   200 Kiểm lâm khu vực, 201 Đăng ký đất đai khu vực, 202 Tiếp công dân, xử lý đơn (restricted)
DO $$
BEGIN
  IF EXISTS (SELECT FROM office.unit WHERE id = 1 AND name <> 'Thành phố Đồng Nai') THEN
    RAISE EXCEPTION 'this database belongs to another office: no sample data here';
  END IF;
END
$$;

INSERT INTO unit
  (id, code_system, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases)
VALUES
  (1, 'gso', '75', 'Thành phố Đồng Nai', 'TP. Đồng Nai', 'province', NULL,
    '2026-04-30', NULL, '{"UBND thành phố Đồng Nai"}'),
  (2, 'gso', '75', 'Tỉnh Đồng Nai', 'Đồng Nai (2025–2026)', 'province', 1,
    '2025-07-01', '2026-04-30', '{"UBND tỉnh Đồng Nai"}'),
  (3, 'gso', '75', 'Tỉnh Đồng Nai', 'Đồng Nai (đến 6/2025)', 'province', 1,
    '2024-01-01', '2025-07-01', '{"UBND tỉnh Đồng Nai"}'),
  (10, 'gso', '741', 'Huyện Xuân Lộc', 'H. Xuân Lộc', 'district', 3,
    '2024-01-01', '2025-07-01', '{"UBND huyện Xuân Lộc", "UBND huyện"}')
ON CONFLICT (id) DO NOTHING;

INSERT INTO unit
  (id, code_system, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases)
SELECT id, 'office', '741.' || code, name || CASE WHEN sort = 'department' OR id IN (22, 23, 25)
    THEN ' huyện Xuân Lộc' ELSE '' END,
  short_name, sort, 10, '2024-01-01', '2025-07-01', aliases
FROM (VALUES
  (11, 'VP', 'Văn phòng HĐND và UBND', 'VP huyện', 'department',
    '{"Văn phòng huyện", "Văn phòng UBND huyện"}'::text[]),
  (12, 'NV', 'Phòng Nội vụ', 'P. Nội vụ', 'department', '{"Nội vụ huyện"}'),
  (13, 'KTHT', 'Phòng Kinh tế và Hạ tầng', 'P. KT&HT', 'department',
    '{"Phòng Kinh tế - Hạ tầng", "Phòng Hạ tầng"}'),
  (14, 'TNMT', 'Phòng Tài nguyên và Môi trường', 'P. TN&MT', 'department',
    '{"Phòng Môi trường", "Địa chính huyện"}'),
  (15, 'VHTT', 'Phòng Văn hóa và Thông tin', 'P. VH&TT', 'department',
    '{"Phòng Văn hoá - Thông tin"}'),
  (16, 'LDTBXH', 'Phòng Lao động - Thương binh và Xã hội', 'P. LĐTBXH', 'department',
    '{"Phòng Lao động", "Phòng LĐ-TB&XH"}'),
  (17, 'NNPTNT', 'Phòng Nông nghiệp và Phát triển nông thôn', 'P. NN&PTNT', 'department',
    '{"Phòng Nông nghiệp"}'),
  (18, 'YT', 'Phòng Y tế', 'P. Y tế', 'department', '{}'),
  (19, 'GDDT', 'Phòng Giáo dục và Đào tạo', 'P. GD&ĐT', 'department', '{"Phòng Giáo dục"}'),
  (20, 'TTR', 'Thanh tra', 'Thanh tra huyện', 'department', '{}'),
  (21, 'TCD', 'Ban Tiếp công dân', 'Ban TCD', 'department', '{"Tiếp công dân huyện"}'),
  (22, 'CA', 'Công an', 'CA huyện', 'agency', '{"Công an huyện"}'),
  (23, 'TTYT', 'Trung tâm Y tế', 'TTYT huyện', 'agency', '{"Bệnh viện huyện"}'),
  (24, 'MC', 'Bộ phận Tiếp nhận và Trả kết quả', 'Một cửa huyện', 'department',
    '{"Bộ phận Một cửa huyện", "Một cửa huyện"}'),
  (25, 'KL', 'Hạt Kiểm lâm', 'Kiểm lâm huyện', 'agency', '{"Kiểm lâm"}'),
  (26, 'DKDD', 'Chi nhánh Văn phòng Đăng ký đất đai Xuân Lộc', 'CN VPĐKĐĐ', 'agency',
    '{"Văn phòng đăng ký đất đai", "VPĐK"}'),
  (27, 'TTVH', 'Trung tâm Văn hóa, Thông tin và Thể thao', 'TT VH-TT-TT', 'department',
    '{"Đài Truyền thanh", "Đài phát thanh huyện"}')
) u (id, code, name, short_name, sort, aliases)
ON CONFLICT (id) DO NOTHING;

INSERT INTO unit
  (id, code_system, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases)
SELECT id, 'gso', code, kind_name || ' ' || name,
  CASE WHEN id = 30 THEN 'TT. ' ELSE 'X. ' END || name || ' (cũ)', 'commune', 10,
  '2024-01-01', '2025-07-01',
  ARRAY['UBND ' || lower(kind_name) || ' ' || name] || aliases
FROM (VALUES
  (30, '26425', 'Thị trấn', 'Gia Ray', '{"TT Gia Ray"}'::text[]),
  (31, '26437', 'Xã', 'Xuân Thọ', '{}'),
  (32, '26440', 'Xã', 'Xuân Trường', '{}'),
  (33, '26452', 'Xã', 'Suối Cát', '{}'),
  (34, '26455', 'Xã', 'Xuân Hiệp', '{}'),
  (35, '26428', 'Xã', 'Xuân Bắc', '{}'),
  (36, '26431', 'Xã', 'Suối Cao', '{}'),
  (37, '26434', 'Xã', 'Xuân Thành', '{}'),
  (38, '26443', 'Xã', 'Xuân Hòa', '{"Xã Xuân Hoà"}'),
  (39, '26446', 'Xã', 'Xuân Hưng', '{}'),
  (40, '26449', 'Xã', 'Xuân Tâm', '{}'),
  (41, '26458', 'Xã', 'Xuân Phú', '{}'),
  (42, '26467', 'Xã', 'Lang Minh', '{}'),
  (43, '26461', 'Xã', 'Xuân Định', '{}'),
  (44, '26464', 'Xã', 'Bảo Hòa', '{"Xã Bảo Hoà"}')
) u (id, code, kind_name, name, aliases)
ON CONFLICT (id) DO NOTHING;

INSERT INTO unit
  (id, code_system, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases)
VALUES
  (50, 'gso', '26425', 'Xã Xuân Lộc', 'X. Xuân Lộc', 'commune', 2, '2025-07-01', '2026-04-30',
    '{"UBND xã Xuân Lộc"}'),
  (100, 'gso', '26425', 'Phường Xuân Lộc', 'P. Xuân Lộc', 'commune', 1, '2026-04-30', NULL,
    '{"UBND phường Xuân Lộc", "Gia Ray", "Xuân Thọ", "Xuân Trường", "Suối Cát", "Xuân Hiệp"}'),
  (110, 'gso', '26428', 'Xã Xuân Bắc', 'X. Xuân Bắc', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Bắc", "Suối Nho"}'),
  (120, 'gso', '26434', 'Xã Xuân Thành', 'X. Xuân Thành', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Thành", "Suối Cao"}'),
  (130, 'gso', '26446', 'Xã Xuân Hòa', 'X. Xuân Hòa', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Hòa", "Xã Xuân Hoà", "Xuân Hưng", "Xuân Tâm"}'),
  (140, 'gso', '26458', 'Xã Xuân Phú', 'X. Xuân Phú', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Phú", "Lang Minh"}'),
  (150, 'gso', '26461', 'Xã Xuân Định', 'X. Xuân Định', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Định", "Bảo Hòa", "Xuân Bảo"}'),
  (160, 'gso', '26359', 'Xã Xuân Đông', 'X. Xuân Đông', 'commune', 1, '2025-07-01', NULL,
    '{"UBND xã Xuân Đông", "Xuân Tâm"}'),
  (200, 'office', '75.KL', 'Hạt Kiểm lâm khu vực', 'Kiểm lâm', 'agency', 1,
    '2025-07-01', NULL, '{"Kiểm lâm", "Hạt Kiểm lâm"}'),
  (201, 'office', '75.DKDD', 'Chi nhánh Văn phòng Đăng ký đất đai khu vực Xuân Lộc',
    'CN VPĐKĐĐ', 'agency', 1, '2025-07-01', NULL, '{"Văn phòng đăng ký đất đai", "VPĐK"}'),
  (202, 'office', '75.TCD', 'Bộ phận Tiếp công dân và xử lý đơn', 'Tiếp công dân',
    'department', 1, '2025-07-01', NULL, '{"Nơi tiếp công dân", "Bộ phận xử lý đơn"}')
ON CONFLICT (id) DO NOTHING;

-- The desks of every commune since 01/7/2025 (decree 150/2025).
INSERT INTO unit
  (id, code_system, code, name, short_name, sort, parent_id, valid_from, valid_to, aliases)
SELECT commune.id + desk.offset_id, 'office', commune.code || '.' || desk.code,
  desk.name || ' ' || lower(left(commune.name, 1)) || substr(commune.name, 2),
  desk.short_name || ' ' || substr(commune.short_name, 4)
    || CASE WHEN commune.id = 50 THEN ' (xã)' ELSE '' END, desk.sort, commune.id, commune.valid_from,
  commune.valid_to, desk.aliases
FROM unit commune, (VALUES
  (1, 'VP', 'Văn phòng HĐND và UBND', 'Văn phòng', 'department', '{"Văn phòng"}'::text[]),
  (2, 'KT', 'Phòng Kinh tế', 'Kinh tế', 'department',
    '{"Địa chính", "Phòng Nông nghiệp", "Phòng Hạ tầng"}'),
  (2, 'KTHTDT', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'KTHTĐT', 'department',
    '{"Phòng Kinh tế", "Phòng Hạ tầng", "Phòng Đô thị", "Địa chính"}'),
  (3, 'VHXH', 'Phòng Văn hóa - Xã hội', 'VH-XH', 'department',
    '{"Phòng Văn hoá - Xã hội", "Phòng Văn xã"}'),
  (4, 'PVHCC', 'Trung tâm Phục vụ hành chính công', 'PVHCC', 'department',
    '{"Một cửa", "Bộ phận Một cửa"}'),
  (5, 'CA', 'Công an', 'Công an', 'agency', '{"Công an xã", "Công an phường"}'),
  (6, 'TYT', 'Trạm Y tế', 'Trạm Y tế', 'agency', '{"Trạm xá"}'),
  (7, 'QS', 'Ban Chỉ huy Quân sự', 'Quân sự', 'agency', '{"Quân sự"}')
) desk (offset_id, code, name, short_name, sort, aliases)
WHERE commune.id IN (50, 100, 110, 120, 130, 140, 150, 160)
  AND (desk.code NOT IN ('TYT', 'QS') OR commune.id IN (50, 100))
  AND (desk.code <> 'KT' OR commune.id <> 100)
  AND (desk.code <> 'KTHTDT' OR commune.id = 100)
ON CONFLICT (id) DO NOTHING;

INSERT INTO unit_change (change, from_unit_id, to_unit_id, share, legal_basis, effective_on)
SELECT change, from_id, to_id, share, legal_basis, effective_on
FROM (VALUES
  ('merge', 3, 2, 1.0, 'Nghị quyết 202/2025/QH15', date '2025-07-01'),
  ('upgrade', 2, 1, 1.0, 'Nghị quyết 30/2026/QH16', '2026-04-30'),
  ('abolish', 10, 2, 1.0, 'Luật Tổ chức chính quyền địa phương 72/2025/QH15', '2025-07-01'),
  ('split', 40, 130, 0.5,
    'Nghị quyết 1662/NQ-UBTVQH15; phần diện tích, dân số chia theo ấp, tỷ lệ tạm tính',
    '2025-07-01'),
  ('split', 40, 160, 0.5,
    'Nghị quyết 1662/NQ-UBTVQH15; phần diện tích, dân số chia theo ấp, tỷ lệ tạm tính',
    '2025-07-01'),
  ('upgrade', 50, 100, 1.0, 'Nghị quyết 237/NQ-UBTVQH16 ngày 14/4/2026', '2026-04-30')
) c (change, from_id, to_id, share, legal_basis, effective_on)
ON CONFLICT (from_unit_id, to_unit_id, effective_on) DO NOTHING;

INSERT INTO unit_change (change, from_unit_id, to_unit_id, legal_basis, effective_on)
SELECT 'merge', from_id, to_id, 'Nghị quyết 1662/NQ-UBTVQH15', '2025-07-01'
FROM (VALUES
  (30, 50), (31, 50), (32, 50), (33, 50), (34, 50), (35, 110), (36, 120), (37, 120), (38, 130),
  (39, 130), (41, 140), (42, 140), (43, 150), (44, 150)
) c (from_id, to_id)
ON CONFLICT (from_unit_id, to_unit_id, effective_on) DO NOTHING;

-- The district's departments were abolished; the desk at the old seat keeps their files.
INSERT INTO unit_change (change, from_unit_id, to_unit_id, legal_basis, effective_on)
SELECT change, from_id, to_id, 'Luật 72/2025/QH15; Nghị định 150/2025/NĐ-CP', '2025-07-01'
FROM (VALUES
  ('abolish', 11, 51), ('abolish', 12, 53), ('abolish', 13, 52), ('abolish', 14, 52),
  ('abolish', 15, 53), ('abolish', 16, 53), ('abolish', 17, 52), ('abolish', 18, 53),
  ('abolish', 19, 53), ('abolish', 20, 202), ('abolish', 21, 202), ('abolish', 22, 55),
  ('abolish', 23, 56), ('abolish', 24, 54), ('rename', 25, 200), ('rename', 26, 201),
  ('abolish', 27, 53)
) c (change, from_id, to_id)
ON CONFLICT (from_unit_id, to_unit_id, effective_on) DO NOTHING;

INSERT INTO unit_change (change, from_unit_id, to_unit_id, legal_basis, effective_on)
SELECT 'rename', 50 + desk, 100 + desk, 'Nghị quyết 237/NQ-UBTVQH16 ngày 14/4/2026', '2026-04-30'
FROM generate_series(1, 7) desk
ON CONFLICT (from_unit_id, to_unit_id, effective_on) DO NOTHING;

SELECT setval(pg_get_serial_sequence('office.unit', 'id'),
  greatest(1000, (SELECT max(id) FROM unit)));
